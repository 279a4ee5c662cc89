"""Views for tests, from folders of real git, and pages as a browser has them."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import markdown

from curator.api.read import read
from curator.api.site_files import site_files
from curator.formats.forge import forge_of
from curator.knowledge.note_owners import owners_of
from curator.knowledge.relations import relations
from curator.knowledge.source_files import is_own_source
from curator.model.text import RepoPath
from curator.ports import Completeness, History
from curator.site.view import Activity, SiteView
from curator.workspace import open_workspace
from tests.repository import Repository

FORGE = forge_of("https://github.com/acme/shop/blob/{commit}/{path}#L{first}-L{last}")
TODAY = "2027-01-01"
HOSTILE = "<img src=x onerror=alert(1)> [go](javascript:alert(1)) | **b** <!-- x --> `c"
"""A text that Markdown, HTML and a table would act on."""


def shop(folder: Path, *versions: Mapping[str, str]) -> Path:
    """A repository with a commit for each version of its files."""
    repository = Repository.create(folder / "shop")
    for files in versions:
        repository.commit(files)
    return repository.root


def view_of(folder: Path) -> SiteView:
    """The repository that a folder is in, as its work tree stands; every question is answered."""
    workspace = open_workspace(folder)
    base = read(workspace)
    files, left_out = site_files(workspace)
    return SiteView(
        title="shop",
        base=base,
        relations=relations(base),
        texts={note.path: _text(workspace.tree.read(note.path)) for note in base.notes},
        files=files,
        left_out=left_out,
        owners=owners_of(base, base.notes),
        code=tuple(path for path in workspace.tree.entries() if is_own_source(path)),
        activity=_activity(workspace.history),
        unanswered=(),
        forge=FORGE,
        branch="main",
        commit=workspace.history.head,
        is_dirty=workspace.is_dirty(),
        today=TODAY,
        has_directory_urls=True,
    )


def shop_view(folder: Path, *versions: Mapping[str, str]) -> SiteView:
    return view_of(shop(folder, *versions))


def without_history(view: SiteView) -> SiteView:
    """As where a clone does not tell how often code changes."""
    return replace(view, activity={})


@dataclass(frozen=True, slots=True)
class Browsed:
    """What is in a page's HTML."""

    tags: frozenset[str]
    links: tuple[str, ...]
    text: str


def browsed(page: str) -> Browsed:
    """A page of Markdown through Python-Markdown, as MkDocs renders it: without its front matter."""
    body = re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.DOTALL)
    parser = _Parser()
    parser.feed(markdown.markdown(body, extensions=["tables", "attr_list"]))
    return Browsed(frozenset(parser.tags), tuple(parser.links), "".join(parser.texts))


def section(page: str, title: str) -> list[str]:
    """The lines below a heading that are not empty."""
    after = f"\n{page}".partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return [line for line in after.split("\n") if line]


def rows(page: str, title: str) -> list[str]:
    """The rows of the table below a heading, without its head."""
    return [line for line in section(page, title) if line.startswith("|")][2:]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def _activity(history: History) -> Mapping[RepoPath, Activity]:
    if history.completeness is not Completeness.FULL:
        return {}
    counts = Counter(path for commit in history.log(2_000) for path in commit.paths)
    return {path: Activity("2023-11-14", counts[path]) for path in sorted(counts)}
