"""The published site of our own notes, built by the real builder."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from curator.model.text import RepoPath
from curator.parsers.note import parse_note

ROOT = Path(__file__).parents[1]
NOTES = sorted(path.relative_to(ROOT / "kb") for path in (ROOT / "kb").rglob("*.md"))

pytestmark = pytest.mark.slow


class Page(HTMLParser):
    """Ids of the headings in the article, and what the page loads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.loads: list[str] = []
        self._depth = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._depth += tag == "article"
        if self._depth and re.fullmatch("h[1-6]", tag) and "id" in values:
            self.headings.append(values["id"])
        if tag in ("script", "img", "iframe", "source"):
            self.loads.append(values.get("src", ""))
        if tag == "link" and values.get("rel") in ("stylesheet", "icon", "preload"):
            self.loads.append(values.get("href", ""))

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "article"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir"]
    subprocess.run([*command, str(folder)], cwd=ROOT, check=True)
    return folder


def page(site: Path, note: Path) -> Page:
    folder = note.parent if note.name == "index.md" else note.with_suffix("")
    return Page((site / folder / "index.html").read_text("utf-8"))


@pytest.mark.parametrize("note", NOTES, ids=str)
def test_a_section_has_the_fragment_that_the_site_gives_it(site: Path, note: Path):
    data = (ROOT / "kb" / note).read_bytes()
    parsed = parse_note(data, path=RepoPath(f"kb/{note.as_posix()}"), kb=RepoPath("kb"))
    ours = [section.anchor for section in parsed.sections if section.level]
    assert page(site, note).headings[: len(ours)] == ours


@pytest.mark.parametrize("note", NOTES, ids=str)
def test_nothing_is_loaded_from_elsewhere(site: Path, note: Path):
    assert [url for url in page(site, note).loads if re.match(r"(?:https?:)?//", url)] == []


def test_the_lock_is_not_published(site: Path):
    assert list(site.rglob("curator.lock*")) == []
