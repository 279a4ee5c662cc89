"""`audit`: where a text comes from, who wrote it, who said that it holds, and what an author or a range of commits brought in."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from curator.api.read import read
from curator.errors import MissingObject, UnreadableFile
from curator.formats.visible import visible
from curator.knowledge.authorship import commits_of, grouped, written
from curator.knowledge.base import KnowledgeBase
from curator.knowledge.baseline import changes_by_path, versions
from curator.knowledge.found_text import Passage, Searched, merged, passage
from curator.knowledge.lock_history import verified
from curator.knowledge.pages import kb_folder
from curator.knowledge.relations import linked_paths
from curator.model.audit import Audit, Past, Source, SourceKind, Written
from curator.model.text import RepoPath, Span
from curator.ports import FileHistory
from curator.retrieval.sources import code_paths
from curator.workspace import Workspace

_LEAST_SHARE = 0.5
"""Of a passage's lines that a file must have to be named, where no file has all of it."""


@dataclass(frozen=True)
class Desk:
    """What an audit works with."""

    workspace: Workspace

    @cached_property
    def base(self) -> KnowledgeBase:
        return read(self.workspace)

    @cached_property
    def pages(self) -> dict[RepoPath, SourceKind]:
        """Notes first, then documents."""
        notes = {note.path: SourceKind.NOTE for note in self.base.notes}
        return notes | {page.path: SourceKind.DOCUMENT for page in self.base.documents}

    def kind(self, path: RepoPath) -> SourceKind:
        return (
            SourceKind.LOCK
            if path == self.base.lock_path
            else self.pages.get(path, SourceKind.CODE)
        )

    def text(self, path: RepoPath) -> str:
        """Empty where it cannot be read."""
        try:
            data = self.workspace.tree.read(path)
        except UnreadableFile:
            return ""
        return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")

    def source(self, path: RepoPath, spans: Iterable[Span]) -> Iterator[Source]:
        """A source for each stretch."""
        workspace = self.workspace
        entry = workspace.tree.entry(path)
        for span in spans:
            who = written(workspace.history, workspace.tree, path, [span])
            blob = entry.blob if entry else ""
            yield Source(self.kind(path), path, span, None, blob, who)

    def audit(self, subject: str, sources: Sequence[Source], **more: object) -> Audit:
        """With what the lock says of the notes among the sources."""
        notes = {one.path for one in sources if one.kind is SourceKind.NOTE and one.commit is None}
        workspace = self.workspace
        found = verified(self.base, workspace.history, workspace.tree, notes)
        workspace.derived.save()
        return replace(self.bare(subject), sources=tuple(sources), verified=found, **more)  # type: ignore[arg-type]  # fields of `Audit`

    def bare(self, subject: str) -> Audit:
        history = self.workspace.history
        revoked = self.workspace.revoked
        return Audit(subject, history.head, history.completeness.value, (), (), revoked=revoked)


def audit_file(workspace: Workspace, path: RepoPath) -> Audit:
    """A note, a document or a file of code: who wrote each line of it."""
    desk = Desk(workspace)
    count = desk.text(path).removesuffix("\n").count("\n") + 1
    return desk.audit(path, list(desk.source(path, [Span(1, count)])))


def audit_text(workspace: Workspace, text: str) -> Audit:
    """A passage, copied from a bundle or a page: every place that has it; else the files that have most of its lines, and
    what history had.
    """
    desk = Desk(workspace)
    wanted = passage(visible(text))
    sources = list(_sources(desk, wanted, whole))
    unfound: tuple[str, ...] = ()
    if not sources:
        sources, unfound = _by_line(desk, wanted)
    past = past_versions(workspace, wanted) if not sources or unfound else ()
    return desk.audit(_shown(wanted), sources, unfound=unfound, past=past)


def audit_changes(workspace: Workspace, author: str, since: str | None) -> Audit:
    """The lines of notes, documents, linked code and the lock that stand today and were brought in by an author, by the commits
    after a full hash, or by that author in those commits.
    """
    desk = Desk(workspace)
    history, tree = workspace.history, workspace.tree
    inside = None if since is None else frozenset(history.commits(since))
    paths = _candidates(desk, author, since)

    def is_meant(one: Written) -> bool:
        by_whom = not author or (one.commit is not None and author.lower() in one.author.lower())
        return by_whom and (inside is None or one.commit is None or one.commit in inside)

    sources = []
    for path in paths:
        count = desk.text(path).removesuffix("\n").count("\n") + 1
        lines = _lines_by_commit(workspace, path, count)
        found = tuple(one for one in lines if is_meant(one))
        if found:
            spans = sorted(span for one in found for span in one.spans)
            entry = tree.entry(path)
            blob = entry.blob if entry else ""
            span = Span(spans[0].first, spans[-1].last)
            sources.append(Source(desk.kind(path), path, span, None, blob, found))
    entries = verified(desk.base, history, tree)
    theirs = tuple(
        one
        for one in entries
        if (one.written is not None and is_meant(one.written))
        or (inside is None and author.lower() in one.verified_by.lower())
    )
    workspace.derived.save()
    said = " ".join(
        filter(None, (f"by {author}" if author else "", f"since {since[:7]}" if since else ""))
    )
    return replace(desk.bare(said), sources=tuple(sources), verified=theirs)


def _candidates(desk: Desk, author: str, since: str | None) -> list[RepoPath]:
    """The notes, documents, linked files and the lock in which such a commit may have written a line: to ask each file's history
    takes long.
    """
    history, tree = desk.workspace.history, desk.workspace.tree
    linked = {path for link in desk.base.links for path in linked_paths(link)}
    known = {*desk.pages, *linked, desk.base.lock_path}
    paths = [path for path in sorted(known) if tree.entry(path) is not None]
    if since is not None:
        before = history.tree(since).entries()
        return [path for path in paths if before.get(path) != tree.entry(path)]
    signatures = history.signatures(history.commits(None))
    theirs = [one for one, by in signatures.items() if author.lower() in by.author.lower()]
    try:
        touched = frozenset().union(*history.paths(theirs).values())
        names = _names(history.changes(paths))
    except MissingObject:
        return paths
    return [path for path in paths if not touched.isdisjoint({path, *names.get(path, ())})]


def _names(past: FileHistory) -> dict[RepoPath, set[RepoPath]]:
    """What each file was called before."""
    by_path = changes_by_path(past)
    return {path: {change.old_path for change in versions(path, by_path)} for path in by_path}


def audit_lock(workspace: Workspace) -> Audit:
    """Every entry of the lock."""
    desk = Desk(workspace)
    found = verified(desk.base, workspace.history, workspace.tree)
    workspace.derived.save()
    return replace(desk.bare(desk.base.lock_path), verified=found)


def whole(searched: Searched, wanted: Passage) -> tuple[Span, ...]:
    return searched.whole(wanted)


def past_versions(workspace: Workspace, wanted: Passage) -> tuple[Past, ...]:
    """Versions of notes and documents, in any branch or tag, that have all of a passage and are not what stands now."""
    history, project = workspace.history, workspace.project
    now = {path: entry.blob for path, entry in workspace.tree.entries().items()}
    revoked = frozenset(project.config.revoked)
    found: dict[tuple[RepoPath, str], Past] = {}
    has: dict[str, bool] = {}
    try:
        changes = history.versions(_folders(workspace))
    except MissingObject:
        return ()
    for change in changes:
        if change.blob is None or now.get(change.path) == change.blob:
            continue
        if change.blob not in has:
            has[change.blob] = _has(history.blob(change.blob), wanted)
        if has[change.blob]:
            # The last that is seen is the oldest: the one that brought it.
            found[change.path, change.blob] = Past(
                change.path, change.blob, change.commit, change.blob in revoked
            )
    return tuple(sorted(found.values(), key=lambda one: (one.path, one.blob)))


def _folders(workspace: Workspace) -> list[RepoPath]:
    """Where notes and documents are and may have been."""
    root = workspace.project.root
    fixed = (glob.split("*")[0].rstrip("/") for glob in workspace.project.config.extra)
    extra = (RepoPath(f"{root}/{one}".strip("/")) for one in fixed if one)
    return sorted({kb_folder(workspace.project), *extra})


def _has(data: bytes | None, wanted: Passage) -> bool:
    longest = max(wanted.whole.split(), key=len, default="")
    if data is None or (longest.isascii() and longest.encode() not in data):
        return False
    searched = Searched(visible(data.decode("utf-8-sig", "replace")).split("\n"))
    return bool(searched.whole(wanted)) or len(searched.by_line(wanted)) == len(wanted.lines)


def _sources(
    desk: Desk, wanted: Passage, search: Callable[[Searched, Passage], tuple[Span, ...]]
) -> Iterator[Source]:
    """Of notes and documents, and of code only where these have nothing."""
    code = code_paths(desk.workspace.tree, desk.workspace.project)
    for paths in (desk.pages, code):
        any_found = False
        for path in paths:
            spans = search(_searched(desk, path, wanted), wanted)
            any_found = any_found or bool(spans)
            yield from desk.source(path, spans)
        if any_found:
            return


def _by_line(desk: Desk, wanted: Passage) -> tuple[list[Source], tuple[str, ...]]:
    """A passage of several places: each of its lines in the file that has most of them, and the lines that stand nowhere."""
    code = code_paths(desk.workspace.tree, desk.workspace.project)
    found = {path: _searched(desk, path, wanted).by_line(wanted) for path in (*desk.pages, *code)}
    left = dict.fromkeys(wanted.lines)
    sources: list[Source] = []
    ranked = sorted((path for path in found if found[path]), key=lambda path: -len(found[path]))
    for path in ranked:
        mine = [(span, line) for span, line in found[path] if line in left]
        if mine and len(found[path]) >= _LEAST_SHARE * len(left):
            sources += desk.source(path, merged([span for span, _ in mine]))
            for _, line in mine:
                del left[line]
    return sources, tuple(left)


def _searched(desk: Desk, path: RepoPath, wanted: Passage) -> Searched:
    """Without a word of the passage in it a file is not looked at line by line."""
    text = visible(desk.text(path))
    words = (max(line.split(), key=len) for line in wanted.lines)
    return Searched(text.split("\n") if any(word in text for word in words) else ())


def _lines_by_commit(workspace: Workspace, path: RepoPath, count: int) -> tuple[Written, ...]:
    history, tree = workspace.history, workspace.tree
    try:
        by_line = commits_of(history, tree, path, range(1, count + 1))
    except (MissingObject, UnreadableFile):
        return ()
    return grouped(by_line, history.signatures({one for one in by_line.values() if one}))


def _shown(wanted: Passage) -> str:
    return wanted.whole if len(wanted.whole) <= 80 else f"{wanted.whole[:79]}…"
