// The buttons below a page's title. "Copy for a model" carries the page's Markdown, "Markdown" its address.
document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest(".curator-actions button") : null;
  if (!button) return;
  if (button.dataset.curatorAddress) {
    location.assign(new URL(button.dataset.curatorAddress, location.href));
    return;
  }
  const bytes = Uint8Array.from(atob(button.dataset.curatorSource), (mark) => mark.charCodeAt(0));
  try {
    await navigator.clipboard.writeText(new TextDecoder().decode(bytes));
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not allowed to copy: open the Markdown";
  }
  setTimeout(() => { button.textContent = "Copy for a model"; }, 2000);
});
// What Material leaves out, for those who hear a page or have no mouse: the search's name, and a way into wide tables.
document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");
window.document$?.subscribe(() => setTimeout(() => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
}));
