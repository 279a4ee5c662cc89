"""All that the pages of a site are made of; nothing is read from anywhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from curator.formats.forge import Forge
from curator.knowledge.base import KnowledgeBase
from curator.knowledge.pages import kb_folder
from curator.knowledge.relations import Relations
from curator.knowledge.snippets import Copy
from curator.model.links import LinkFreshness
from curator.model.notes import Note
from curator.model.text import RepoPath
from curator.site.permalinks import Permalinks, folders_of


@dataclass(frozen=True, slots=True)
class Activity:
    """How busy a file has been."""

    last_change: str
    """ISO date of the newest commit that changed it."""
    commits: int
    """That changed it, among the newest that were looked at."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question of a note that the search does not answer with that note."""

    note: RepoPath
    ask: str
    rank: int | None
    """None: not among those that were looked at."""


@dataclass(frozen=True, eq=False)
class SiteView:
    """A repository at one moment, as its site shows it."""

    title: str
    base: KnowledgeBase
    relations: Relations
    texts: Mapping[RepoPath, str]
    """Note -> its text, with front matter, line ends as `\\n`."""
    files: Mapping[str, bytes]
    """What is published beside the pages, by its path below the notes' folder."""
    left_out: frozenset[RepoPath]
    """Files in that folder that are not published: a browser could run them."""
    owners: Mapping[RepoPath, tuple[str, ...]]
    """Note -> those that it names, else those that CODEOWNERS gives it."""
    code: tuple[RepoPath, ...]
    """Every file of source that the configuration has as code, sorted; no tests, no generated files."""
    activity: Mapping[RepoPath, Activity]
    """Empty where the clone lacks history, and then nothing is said of it."""
    unanswered: tuple[Unanswered, ...] | None
    """None: the search was not asked."""
    forge: Forge | None
    branch: str
    """To which edits go; may be empty."""
    commit: str | None
    """Full hash of what is checked out; None before the first."""
    is_dirty: bool
    today: str
    """ISO date: a note's `review_by` before it is overdue."""
    has_directory_urls: bool
    """Whether `a/b.md` is published as `a/b/` or as `a/b.html`."""

    @cached_property
    def notes(self) -> Mapping[RepoPath, Note]:
        return {note.path: note for note in self.base.notes}

    @cached_property
    def links(self) -> Mapping[RepoPath, tuple[LinkFreshness, ...]]:
        """Note -> its code links, as they stand in it."""
        found: dict[RepoPath, list[LinkFreshness]] = {note.path: [] for note in self.base.notes}
        for link in self.base.links:
            found[link.note.path].append(link)
        return {path: tuple(links) for path, links in found.items()}

    @cached_property
    def copies(self) -> Mapping[RepoPath, tuple[Copy, ...]]:
        """Page -> its snippets; none for a page without any."""
        found: dict[RepoPath, list[Copy]] = {}
        for copy in self.base.copies:
            found.setdefault(copy.page.path, []).append(copy)
        return {path: tuple(copies) for path, copies in found.items()}

    @cached_property
    def code_pages(self) -> Permalinks:
        return Permalinks(self.forge, self.commit, folders_of(self.base.paths))

    def page(self, note: RepoPath) -> str:
        """Where a note's Markdown stands below the folder of all pages: its path there."""
        return note.removeprefix(f"{kb_folder(self.base.project)}/")

    def at(self, page: str) -> Note | None:
        """The note of a page; None for one that nobody wrote."""
        return self.notes.get(RepoPath(f"{kb_folder(self.base.project)}/{page}"))

    def is_file(self, page: str) -> bool:
        """Whether the notes' folder has a file at this path."""
        return RepoPath(f"{kb_folder(self.base.project)}/{page}") in self.base.paths

    def is_elsewhere(self, path: RepoPath) -> bool:
        """Whether there is such a file or folder, and the site does not have it."""
        folder = kb_folder(self.base.project)
        is_inside = f"{path}/".startswith(f"{folder}/") and path not in self.left_out
        return path in self.base.paths and not is_inside
