"""Compares the fragments of headings with those that a real `mkdocs build` gives them.

    python benchmarks/anchors.py FOLDER [mkdocs.yml]

FOLDER holds Markdown pages; a `mkdocs.yml` may name other Markdown extensions. Prints each page that differs, with the
fragments that only one side has, and how many pages are equal.
"""

import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import yaml

from curator.model.text import RepoPath
from curator.parsers.note import parse_note

EXTENSIONS = [
    *("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences"),
    {"pymdownx.tabbed": {"alternate_style": True}},
]
_NO_TEMPLATE = re.compile(r"^template:.*\n", re.MULTILINE)


class _Headings(HTMLParser):
    """Ids of the headings inside the article, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "article"
        identifier = dict(attrs).get("id")
        if self.depth and re.fullmatch("h[1-6]", tag) and identifier:
            self.ids.append(identifier)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "article"


def main() -> int:
    folder = Path(sys.argv[1])
    settings = yaml.unsafe_load(Path(sys.argv[2]).read_text()) if len(sys.argv) > 2 else {}
    with tempfile.TemporaryDirectory() as work:
        pages = _build(folder, Path(work), settings.get("markdown_extensions", EXTENSIONS))
        return _compare(pages, Path(work))


def _build(folder: Path, work: Path, extensions: list[object]) -> list[str]:
    """The relative paths of the pages, after the site is built."""
    pages = []
    for source in sorted(folder.rglob("*.md")):
        name = source.relative_to(folder).as_posix()
        if "node_modules" in name or (
            source.name == "README.md" and (source.parent / "index.md").exists()
        ):
            continue
        copy = work / "docs" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(_NO_TEMPLATE.sub("", source.read_text("utf-8")), "utf-8")
        pages.append(name)
    configuration = {"site_name": "x", "theme": {"name": "material"}, "use_directory_urls": False}
    configuration |= {"markdown_extensions": extensions, "plugins": []}
    (work / "mkdocs.yml").write_text(yaml.safe_dump(configuration), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=work, check=False, capture_output=True
    )
    return pages


def _compare(pages: list[str], work: Path) -> int:
    equal = 0
    total = 0
    for page in pages:
        html = (
            work
            / "site"
            / re.sub(r"(?:README|(\w[^/]*))\.md$", r"\1.html", page).replace(
                "/.html", "/index.html"
            )
        )
        html = html if html.name != ".html" else html.with_name("index.html")
        if not html.exists():
            print(f"not built: {page}")
            continue
        total += 1
        theirs, ours = _their_ids(html), _our_ids(work / "docs" / page)
        raw = set(theirs) - set(ours)
        if theirs == ours:
            equal += 1
        else:
            print(
                page, "| only theirs:", sorted(raw), "| only ours:", sorted(set(ours) - set(theirs))
            )
    print(f"{equal} of {total} pages are equal")
    return 0 if equal == total else 1


def _their_ids(html: Path) -> list[str]:
    parser = _Headings()
    parser.feed(html.read_text("utf-8"))
    return parser.ids


def _our_ids(page: Path) -> list[str]:
    note = parse_note(page.read_bytes(), path=RepoPath(page.name), kb=None)
    return [section.anchor for section in note.sections if section.level]


if __name__ == "__main__":
    sys.exit(main())
