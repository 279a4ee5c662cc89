"""`audit` of a bundle that somebody kept: whether it is what `context` gave, and who wrote each of its lines."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from curator.api.audit import Desk
from curator.api.context import context
from curator.api.retrieve import BOTH, searcher
from curator.errors import CuratorError, UnknownRevision, UnreadableFile
from curator.formats.registry import BUNDLE_FORMATS
from curator.formats.visible import visible
from curator.knowledge.authorship import written
from curator.knowledge.found_text import Searched, passage
from curator.model.audit import Audit, Served, Source
from curator.model.text import RepoPath, Span
from curator.parsers.bundle_text import KeptBundle, KeptItem
from curator.workspace import Workspace, open_workspace


def audit_bundle(workspace: Workspace, kept: KeptBundle, config: Path | None) -> Audit:
    """Each item at the commit that the bundle names; of one with uncommitted changes, as the work tree has it."""
    desk = Desk(workspace)
    then, served = _served(workspace, kept, config)
    sources = [source for item in kept.items for source in _sources(desk, item, then)]
    return replace(desk.audit(kept.query, sources), served=served)


def _served(
    workspace: Workspace, kept: KeptBundle, config: Path | None
) -> tuple[Workspace | None, Served]:
    """The repository as it was, and whether the question gives the same digest there."""
    served = Served(kept.query, kept.commit, kept.is_dirty, kept.digest, None, "")
    if kept.commit is None:
        return None, replace(served, reason="it was made before the first commit")
    try:
        commit = workspace.history.commit(kept.commit)
        then = open_workspace(workspace.repository.root, config, revision=commit)
    except UnknownRevision:
        return None, replace(served, reason="its commit is not in this clone")
    if kept.is_dirty:
        return None, replace(served, reason="it was made with changes that were not committed")
    try:
        digests = list(_digests(then, kept))
    except CuratorError as error:
        return then, replace(served, reason=str(error))
    is_same = any(digest.startswith(kept.digest) for digest in digests)
    reason = (
        "" if is_same else "another version, configuration or options made it, or it was changed"
    )
    return then, replace(served, is_reproduced=is_same, reason=reason)


def _digests(then: Workspace, kept: KeptBundle) -> Iterator[str]:
    """Of what the question gives, in the ways in which it may have been asked."""
    for query, files in _questions(then, kept):
        for is_fresh_only in (False, True):
            with searcher(then, BOTH) as engine:
                bundle = context(
                    engine,
                    query,
                    budget=kept.budget,
                    render=BUNDLE_FORMATS[kept.format],
                    files=files,
                    is_fresh_only=is_fresh_only,
                )
            yield bundle.digest


def _questions(then: Workspace, kept: KeptBundle) -> Iterator[tuple[str, tuple[RepoPath, ...]]]:
    """A question and the files that it is about stand on one line, but in JSON."""
    if kept.for_ is not None:
        yield kept.query, tuple(map(RepoPath, kept.for_))
        return
    yield kept.query, ()
    before, _, named = f" {kept.query}".replace(" Before editing ", " for ", 1).rpartition(" for ")
    files = tuple(RepoPath(path) for path in named.split(", "))
    folders = {above for path in then.tree.entries() for above in _folders(path)}
    if named and all(path in folders or then.tree.entry(path) for path in files):
        yield before.strip(), files


def _folders(path: RepoPath) -> Iterator[str]:
    while path:
        path = RepoPath(path.rpartition("/")[0])
        yield path


def _sources(desk: Desk, item: KeptItem, then: Workspace | None) -> Iterator[Source]:
    workspace = then or desk.workspace
    commit = workspace.history.head if then else None
    entry = workspace.tree.entry(item.path)
    for span, text in zip(item.parts, item.texts, strict=False):
        if entry is None:
            yield Source(desk.kind(item.path), item.path, span, commit, "", (), is_altered=True)
            continue
        who = written(workspace.history, workspace.tree, item.path, [span])
        is_altered = not _says(workspace, item.path, span, text)
        yield Source(desk.kind(item.path), item.path, span, commit, entry.blob, who, is_altered)


def _says(workspace: Workspace, path: RepoPath, span: Span, text: str) -> bool:
    """Whether the lines of the bundle stand there; a line in which something was masked or dropped may differ."""
    try:
        lines = (
            workspace.tree.read(path)
            .decode("utf-8-sig", "replace")
            .replace("\r\n", "\n")
            .split("\n")
        )
    except UnreadableFile:
        return False
    here = Searched([visible(line) for line in lines[span.first - 1 : span.last]])
    wanted = passage(text)
    return bool(here.whole(wanted)) or all(
        "<masked" in line or here.whole(passage(line)) for line in text.split("\n") if line.strip()
    )
