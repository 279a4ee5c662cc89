import base64
import re
from pathlib import Path

import markdown
import pytest

from curator.model.text import RepoPath
from curator.site.llms import source_markdown
from curator.site.page import page
from curator.site.view import SiteView
from tests.command import curator
from tests.repository import EMAIL, Repository
from tests.site.views import HOSTILE, browsed, shop, shop_view, view_of

CODE = "import time\n\n\ndef delay(attempt):\n    return 2**attempt\n"
NOTE = "---\ntitle: Retries\ncode: [src/retry.py#delay]\ntags: [money]\nhide: [toc]\n---\n# Retries\n\nThey wait.\n"
SHOP = {"src/retry.py": CODE, "kb/retries.md": NOTE}
RETRIES = RepoPath("kb/retries.md")


def retries(view: SiteView) -> str:
    return page(view.notes[RETRIES], view)


def changed(folder: Path) -> SiteView:
    return shop_view(folder, SHOP, {"src/retry.py": CODE.replace("attempt)", "attempt, cap)")})


def with_body(folder: Path, body: str, **files: str) -> str:
    return retries(shop_view(folder, {**SHOP, "kb/retries.md": f"# Retries\n\n{body}\n", **files}))


def test_what_people_wrote_is_on_the_page(tmp_path: Path):
    assert "\nThey wait.\n" in retries(shop_view(tmp_path, SHOP))


def test_the_state_stands_below_the_title(tmp_path: Path):
    lines = [
        line for line in retries(shop_view(tmp_path, SHOP)).split("---\n")[2].split("\n") if line
    ]
    assert (lines[0], lines[1][:20]) == ("# Retries", '<div class="curator-')


def test_the_state_stands_below_an_underlined_title(tmp_path: Path):
    text = retries(
        shop_view(tmp_path, {**SHOP, "kb/retries.md": "Retries\n=======\n\nThey wait.\n"})
    )
    assert re.search(r"Retries\n=======\n+<div class=\"curator-banner", text)


def test_a_page_without_a_title_begins_with_its_state(tmp_path: Path):
    text = retries(shop_view(tmp_path, {**SHOP, "kb/retries.md": "They wait.\n"}))
    assert text.split("---\n")[2].strip().startswith('<div class="curator-banner')


def test_a_fresh_note_says_so_in_a_word(tmp_path: Path):
    assert "<strong>Fresh</strong>" in retries(shop_view(tmp_path, SHOP))


def test_a_stale_note_says_what_changed(tmp_path: Path):
    said = "<strong>Stale</strong>: the signature of <code>delay</code> changed"
    assert said in retries(changed(tmp_path))


def test_the_navigation_warns_of_a_stale_note(tmp_path: Path):
    assert "\nstatus: stale\n" in retries(changed(tmp_path))


def test_the_navigation_says_nothing_of_a_fresh_note(tmp_path: Path):
    assert "\nstatus:" not in retries(shop_view(tmp_path, SHOP))


def test_the_navigation_shows_what_a_note_says_of_itself(tmp_path: Path):
    old = NOTE.replace("tags:", "status: deprecated\ntags:")
    assert "\nstatus: deprecated\n" in retries(shop_view(tmp_path, {**SHOP, "kb/retries.md": old}))


def test_the_front_matter_is_for_the_site_alone(tmp_path: Path):
    head = retries(shop_view(tmp_path, SHOP)).split("---\n")[1]
    assert head == "title: Retries\ntags:\n  - money\nhide: [toc]\n"


def test_who_verified_is_named_without_an_address(tmp_path: Path):
    folder = shop(tmp_path, SHOP)
    Repository(folder).git("config", "user.email", EMAIL)
    Repository(folder).git("config", "user.name", "Ana Ruiz")
    assert curator(folder, "verify", "retries", "--yes").exit_code == 0
    text = retries(view_of(folder))
    assert ("verified by Ana Ruiz on" in text, EMAIL in text) == (True, False)


def test_a_code_link_leads_to_its_lines_at_the_commit(tmp_path: Path):
    view = shop_view(tmp_path, SHOP)
    url = f"https://github.com/acme/shop/blob/{view.commit}/src/retry.py#L4-L5"
    assert url in browsed(retries(view)).links


def test_a_link_to_code_in_the_text_leads_to_the_forge(tmp_path: Path):
    view = shop_view(tmp_path, {**SHOP, "kb/retries.md": "# R\n\n[it](../src/retry.py#L4-L5)\n"})
    assert f"[it](https://github.com/acme/shop/blob/{view.commit}/src/retry.py#L4-L5)" in retries(
        view
    )


def test_a_link_to_a_folder_leads_to_its_page(tmp_path: Path):
    view = shop_view(tmp_path, {**SHOP, "kb/retries.md": "# R\n\n[it](../src/)\n"})
    assert f"[it](https://github.com/acme/shop/tree/{view.commit}/src)" in retries(view)


def test_a_link_to_another_note_stays_as_it_is(tmp_path: Path):
    assert "[it](other.md#x)" in with_body(tmp_path, "[it](other.md#x)", **{"kb/other.md": "# X\n"})


def test_a_picture_among_the_notes_stays_as_it_is(tmp_path: Path):
    assert "![it](a.png)" in with_body(tmp_path, "![it](a.png)", **{"kb/a.png": "x"})


@pytest.mark.parametrize("link", ["[it](a.html)", "![it](a.html)"])
def test_a_file_or_picture_that_is_not_published_is_a_link_to_the_forge(tmp_path: Path, link: str):
    text = with_body(tmp_path, f"See {link}.", **{"kb/a.html": "<script>alert(1)</script>"})
    assert re.search(r"See \[it\]\(https://github\.com/acme/shop/blob/\w{40}/kb/a\.html\)\.", text)


def test_without_a_forge_a_link_to_code_is_text(tmp_path: Path):
    folder = shop(tmp_path, {**SHOP, "kb/retries.md": '# R\n\nSee [it](../src/retry.py "why").\n'})
    view = view_of(folder)
    object.__setattr__(view, "forge", None)
    assert "\nSee it.\n" in retries(view)


def test_a_snippet_shows_the_code_as_it_stands(tmp_path: Path):
    body = "```python curator:src/retry.py#delay\nold\n```"
    text = with_body(tmp_path, body)
    assert "```python\ndef delay(attempt):\n    return 2**attempt\n```" in text


def test_a_snippet_says_where_it_is_from(tmp_path: Path):
    text = with_body(tmp_path, "```python curator:src/retry.py#delay\nold\n```")
    assert re.search(r"\*\[`src/retry.py#delay`, lines 4 to 5\]\(https://\S+#L4-L5\)\*", text)


def test_a_snippet_in_a_list_stays_in_it(tmp_path: Path):
    body = '- a\n\n    ```{ .python curator="src/retry.py#delay" }\n    old\n    ```'
    assert "\n    ```python\n    def delay(attempt):\n" in with_body(tmp_path, body)


def test_code_that_has_fences_does_not_end_its_own(tmp_path: Path):
    fenced = {"src/doc.txt": "a\n```\n# b\n"}
    text = with_body(tmp_path, "``` curator:src/doc.txt\nold\n```", **fenced)
    assert "\n````\na\n```\n# b\n````\n" in text


def test_the_copy_button_carries_what_stands_beside_the_page(tmp_path: Path):
    view = shop_view(tmp_path, SHOP)
    found = re.search(r'data-curator-source="([^"]*)"', retries(view))
    copied = base64.b64decode(found[1] if found else "").decode()
    assert copied == source_markdown(view, view.notes[RETRIES])


def test_a_page_leads_to_where_it_is_edited(tmp_path: Path):
    view = shop_view(tmp_path, SHOP)
    assert "https://github.com/acme/shop/edit/main/kb/retries.md" in browsed(retries(view)).links


def test_a_note_on_the_same_code_is_a_neighbour(tmp_path: Path):
    other = "---\ncode: [src/retry.py]\n---\n# Queues\n"
    text = retries(shop_view(tmp_path, {**SHOP, "kb/queues.md": other}))
    assert "- Speak of the same code:\n    - [Queues](<queues.md>): " in text


def test_a_page_that_speaks_of_another_is_listed_there(tmp_path: Path):
    other = "# Queues\n\n[r](retries.md)\n"
    text = retries(shop_view(tmp_path, {**SHOP, "kb/queues.md": other}))
    assert "- Mentioned by: [Queues](<queues.md>)" in text


def test_a_note_alone_has_no_picture(tmp_path: Path):
    assert "<svg" not in retries(shop_view(tmp_path, SHOP))


@pytest.mark.parametrize("place", ["title: {}", "description: {}", "aliases: [{}]", "owners: [{}]"])
def test_a_hostile_value_stays_text(tmp_path: Path, place: str):
    hostile = "---\n" + place.format(f"'{HOSTILE}'") + "\ncode: [src/retry.py#delay]\n---\n# R\n"
    other = "---\ncode: [src/retry.py]\n---\n# Queues\n\n[r](retries.md)\n"
    view = shop_view(tmp_path, {**SHOP, "kb/retries.md": hostile, "kb/queues.md": other})
    texts = [retries(view), page(view.notes[RepoPath("kb/queues.md")], view)]
    pages = browsed("\n".join(text.split("---\n", 2)[2] for text in texts))
    unsafe = [link for link in pages.links if link.startswith("javascript:")]
    assert (unsafe, "img" in pages.tags) == ([], False)


def test_a_note_cannot_say_that_it_is_fresh(tmp_path: Path):
    forged = '<div class="curator-banner curator-fresh">Fresh</div>'
    assert "curator-banner" not in with_body(tmp_path, forged).split("</div>", 1)[1]


def test_the_same_repository_makes_the_same_page(tmp_path: Path):
    folder = shop(tmp_path, SHOP)
    assert retries(view_of(folder)) == retries(view_of(folder))


def test_a_title_of_tags_is_text_in_the_front_matter(tmp_path: Path):
    hostile = "---\ntitle: '</title><script>alert(1)</script>'\n---\n# R\n"
    head = retries(shop_view(tmp_path, {**SHOP, "kb/retries.md": hostile})).split("---\n")[1]
    assert head == 'title: "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"\n'


def test_a_subtitle_that_templates_would_not_escape_is_left_out(tmp_path: Path):
    hostile = "---\nsubtitle: <script>alert(1)</script>\n---\n# R\n"
    assert (
        "alert"
        not in retries(shop_view(tmp_path, {**SHOP, "kb/retries.md": hostile})).split("---\n")[1]
    )


def test_a_definition_below_the_title_does_not_take_the_banner_in(tmp_path: Path):
    text = with_body(tmp_path, ":   a definition").split("---\n", 2)[2]
    html = markdown.markdown(text, extensions=["def_list", "tables"])
    assert ("<dt>" in html, "curator-banner" in html) == (False, True)


def test_a_file_name_cannot_stand_for_the_banner(tmp_path: Path):
    body = "# See [x](../src/CURATOR%42ANNER.py)\n\nText.\n"
    files = {**SHOP, "kb/retries.md": body, "src/CURATORBANNER.py": "x = 1\n"}
    text = retries(shop_view(tmp_path, files))
    assert re.search(r"\n\n<div class=\"curator-banner", text)


@pytest.mark.parametrize("tag", ["div", "details", "pre", "table", "video"])
def test_an_open_tag_does_not_take_in_what_follows_the_note(tmp_path: Path, tag: str):
    text = with_body(tmp_path, f"Text.\n\n<{tag}>", **{"kb/q.md": "[r](retries.md)\n"})
    html = markdown.markdown(text.split("---\n", 2)[2], extensions=["tables", "md_in_html"])
    assert "<h2>Related notes</h2>" in html


def test_a_snippet_cannot_show_the_lock(tmp_path: Path):
    lock = '[[link]]\nverified_by = "Ana <ana@acme.example>"\n'
    text = with_body(
        tmp_path, "```text curator:kb/curator.lock\nx\n```", **{"kb/curator.lock": lock}
    )
    assert "ana@acme.example" not in text


@pytest.mark.parametrize(
    ("use", "shown"), [("[y][x]", "[y]({})"), ("[x]", "[x]({})"), ("![i][x]", "[i]({})")]
)
def test_a_reference_to_code_leads_to_the_forge(tmp_path: Path, use: str, shown: str):
    body = f"# R\n\nSee {use}.\n\n[x]: ../src/retry.py\n"
    view = shop_view(tmp_path, {**SHOP, "kb/retries.md": body})
    url = f"https://github.com/acme/shop/blob/{view.commit}/src/retry.py"
    assert f"See {shown.format(url)}." in retries(view)


@pytest.mark.parametrize(
    "line", ["hide: 5", "hide: {a: b}", "search: 5", "icon: no/such", "hide: x"]
)
def test_front_matter_that_would_break_a_build_is_left_out(tmp_path: Path, line: str):
    note = f"---\ntitle: R\n{line}\n---\n# R\n"
    head = retries(shop_view(tmp_path, {**SHOP, "kb/retries.md": note})).split("---\n")[1]
    assert head in ("title: R\n", "title: R\nhide: []\n")


def test_a_boost_for_the_search_stays(tmp_path: Path):
    note = "---\ntitle: R\nsearch:\n  boost: 2\n---\n# R\n"
    head = retries(shop_view(tmp_path, {**SHOP, "kb/retries.md": note})).split("---\n")[1]
    assert head == "title: R\nsearch: {boost: 2}\n"
