"""A page of a browser, and all that happens on it that ought not to."""

from dataclasses import dataclass, field

from playwright.sync_api import Dialog, Page, Route


@dataclass(frozen=True)
class Watched:
    """What has happened since the page was opened."""

    page: Page
    base: str
    """Address of the site; what asks for another host is noted and gets no answer."""
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    """What the console reports as error or warning, a refusal by the page's policy among them, and what scripts raise."""
    foreign: list[str] = field(default_factory=list)

    def open(self, path: str) -> "Watched":
        """And give what comes late, as the search's index does, the time to come."""
        self.page.goto(self.base + path)
        self.page.wait_for_timeout(150)
        return self

    @property
    def has_run(self) -> bool:
        """Whether something of a note acted."""
        return bool(self.dialogs) or self.page.evaluate("window.__ran") is not None


def watched(page: Page, base: str) -> Watched:
    found = Watched(page, base)

    def close(dialog: Dialog) -> None:
        found.dialogs.append(dialog.message)
        dialog.dismiss()

    def answer(route: Route) -> None:
        if route.request.url.startswith((base, "data:", "blob:")):
            route.continue_()
        else:
            found.foreign.append(route.request.url)
            route.abort()

    page.on("dialog", close)
    page.on("pageerror", lambda error: found.errors.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda said: (
            said.type in ("error", "warning") and found.errors.append(f"{page.url}: {said.text}")
        ),
    )
    page.route("**/*", answer)
    return found
