"""A code link's reference and a tree -> its target there, or why there is none."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from posixpath import basename

from curator.errors import MissingObject, TooSlow, UnreadableFile
from curator.knowledge.derived import Derived
from curator.knowledge.pages import below
from curator.model.code import Fingerprint
from curator.model.config import Project
from curator.model.links import Lack, Missing, Resolution, Target, TargetKind, Undecidable
from curator.model.notes import (
    GlobReference,
    LineReference,
    PathReference,
    Reference,
    SymbolReference,
)
from curator.model.text import RepoPath, Span
from curator.parsers.fingerprint import combined, text_fingerprint
from curator.parsers.globs import matches, matching
from curator.parsers.languages import language_for
from curator.parsers.similar import closest
from curator.ports import Entry, EntryKind, Tree

_PROSE = (".md", ".markdown", ".rst", ".txt", ".adoc")
_BOOKKEEPING = ("curator.lock", "curator-baseline.json")


def resolve(reference: Reference, tree: Tree, derived: Derived) -> Resolution:
    """What the reference means in this tree; the same function answers for "then" and for "now"."""
    try:
        match reference:
            case PathReference(path):
                return _path(path, tree, derived)
            case SymbolReference(path, symbol):
                return _symbol(path, symbol, tree, derived)
            case LineReference(path, lines):
                return _lines(path, lines, tree)
            case GlobReference(pattern):
                return _glob(pattern, tree, derived)
    except MissingObject as error:
        return Undecidable(error.what, or_verified(error.remedy))
    except UnreadableFile as error:
        return Undecidable(str(error), "link another file, or leave the link out")


def or_verified(remedy: str) -> str:
    """The remedies where this clone lacks what is needed."""
    return f"{remedy}, or run `curator verify`"


def left_out_path(reference: Reference, project: Project) -> Missing | None:
    """Why a file may not be linked: the configuration's `code` and `exclude` decide what belongs to the project."""
    if isinstance(reference, GlobReference):
        return None
    path = reference.path
    config = project.config
    is_in = any(matches(below(project, glob), path) for glob in config.code)
    if is_in and not any(matches(below(project, glob), path) for glob in config.exclude):
        return None
    message = f"{path} is left out by the configuration (`code`, `exclude`)"
    return Missing(Lack.PATH, message, "change the configuration, or drop the link")


def _path(path: RepoPath, tree: Tree, derived: Derived) -> Resolution:
    entry = tree.entry(path)
    if entry is None:
        members = list(_below(path, tree))
        return _members(members, tree, derived) if members else _no_path(path, tree)
    if entry.kind is EntryKind.SUBMODULE:
        return _submodule(path, entry)
    prints = derived.fingerprints(tree, path)
    kind = TargetKind.FILE if prints.language else TargetKind.TEXT
    return _file_target(kind, path, (), prints.whole, blob=entry.blob)


def _symbol(path: RepoPath, symbol: str, tree: Tree, derived: Derived) -> Resolution:
    entry = tree.entry(path)
    if entry is None or entry.kind is EntryKind.SUBMODULE:
        return _no_symbol_in_folder(path, symbol, tree) or _no_path(path, tree)
    prints = derived.fingerprints(tree, path)
    if prints.language is None:
        why = (
            f"{path} is too large to be parsed, or is no code that its grammar knows"
            if language_for(path)
            else f"no grammar reads {path}"
        )
        return Undecidable(
            f"{why}, so `{symbol}` cannot be looked up", "link the whole file instead"
        )
    names = _named(symbol, prints.symbols)
    if len(names) != 1:
        return _no_symbol(path, symbol, names, prints.symbols)
    name = names[0]
    return _file_target(
        TargetKind.SYMBOL,
        path,
        prints.spans[name],
        prints.symbols[name],
        blob=entry.blob,
        symbol=name,
    )


def _lines(path: RepoPath, lines: Span, tree: Tree) -> Resolution:
    entry = tree.entry(path)
    if entry is None or entry.kind is EntryKind.SUBMODULE:
        return _no_path(path, tree)
    content = tree.read(path).splitlines(keepends=True)
    if lines.last > len(content):
        return Missing(
            Lack.LINES,
            f"{path} has {len(content)} lines, not {lines.last}",
            "link a symbol: it survives edits",
        )
    text = b"".join(content[lines.first - 1 : lines.last])
    return _file_target(TargetKind.LINES, path, (lines,), text_fingerprint(text), blob=entry.blob)


def _glob(pattern: RepoPath, tree: Tree, derived: Derived) -> Resolution:
    members = [path for path in matching((pattern,), tree.entries()) if not is_bookkeeping(path)]
    if members:
        return _members(members, tree, derived)
    return Missing(Lack.GLOB, f"no file matches `{pattern}`", "")


def _members(members: Collection[RepoPath], tree: Tree, derived: Derived) -> Target:
    parts = ((path, _member(path, tree, derived)) for path in members)
    return Target(TargetKind.MEMBERS, tuple(members), (), None, combined(parts), None)


def _member(path: RepoPath, tree: Tree, derived: Derived) -> Fingerprint:
    """A member's fingerprint; of prose, all of it is documentation, so that a typo there is not a changed interface."""
    entry = tree.entry(path)
    if entry and entry.kind is EntryKind.SUBMODULE:
        return text_fingerprint(entry.blob.encode())
    try:
        prints = derived.fingerprints(tree, path)
    except (MissingObject, TooSlow):
        raise
    except UnreadableFile:  # too large to read: its blob says as much as its text would
        return text_fingerprint(entry.blob.encode() if entry else b"")
    whole = prints.whole
    if prints.language is None and path.lower().endswith(_PROSE):
        return Fingerprint(signature=whole.doc, body=whole.doc, doc=whole.body)
    return whole


def _submodule(path: RepoPath, entry: Entry) -> Target:
    prints = text_fingerprint(entry.blob.encode())
    return _file_target(TargetKind.SUBMODULE, path, (), prints, blob=entry.blob)


def _file_target(
    kind: TargetKind,
    path: RepoPath,
    spans: tuple[Span, ...],
    prints: Fingerprint,
    *,
    blob: str,
    symbol: str | None = None,
) -> Target:
    return Target(kind, (path,), spans, symbol, prints, blob)


def _below(folder: RepoPath, tree: Tree) -> Iterator[RepoPath]:
    """The paths under a folder, in order; the tree's paths are sorted, so they stand together."""
    paths = list(tree.entries())
    prefix = f"{folder}/" if folder else ""
    for path in paths[bisect_left(paths, prefix) :]:
        if not path.startswith(prefix):
            return
        if not is_bookkeeping(path):
            yield path


def is_bookkeeping(path: RepoPath) -> bool:
    """Verifying a note writes these files, which must not make the note stale that was just verified."""
    return basename(path) in _BOOKKEEPING


def _named(symbol: str, known: Iterable[str]) -> list[str]:
    """The qualified names that a link's symbol can mean: itself, else those that end in it."""
    names = sorted(known)
    if symbol in names:
        return [symbol]
    return [name for name in names if name.endswith(f".{symbol}")]


def _no_symbol(path: RepoPath, symbol: str, names: list[str], known: Iterable[str]) -> Missing:
    if names:
        choice = ", ".join(f"`{name}`" for name in names[:5])
        return Missing(
            Lack.SYMBOL, f"`{symbol}` in {path} can be any of {choice}", "write the longer name"
        )
    close = closest(symbol, sorted(known))
    return Missing(
        Lack.SYMBOL,
        f"{path} defines no `{symbol}`",
        f"did you mean `{path}#{close[0]}`?" if close else "",
    )


def _no_symbol_in_folder(path: RepoPath, symbol: str, tree: Tree) -> Missing | None:
    if next(_below(path, tree), None) is None:
        return None
    return Missing(
        Lack.SYMBOL, f"{path} is a folder, so it defines no `{symbol}`", "name the file in it"
    )


def _no_path(path: RepoPath, tree: Tree) -> Missing | Undecidable:
    for above in _parents(path):
        entry = tree.entry(above)
        if entry and entry.kind is EntryKind.SUBMODULE:
            return Undecidable(
                f"{path} is inside the submodule {above}, which has a history of its own",
                f"link {above}",
            )
    return Missing(Lack.PATH, f"{path} is not in the repository", _similar_path(path, tree))


def _parents(path: RepoPath) -> Iterator[RepoPath]:
    parts = path.split("/")
    for count in range(len(parts) - 1, 0, -1):
        yield RepoPath("/".join(parts[:count]))


def _similar_path(path: RepoPath, tree: Tree) -> str:
    """A twin in other letter case, the one file of that name elsewhere, or the likeliest in the same folder."""
    folder = f"{path.rpartition('/')[0]}/".lstrip("/")
    same_folder: list[str] = []
    same_name: list[str] = []
    for other in tree.entries():
        if other.lower() == path.lower():
            return f"did you mean `{other}`?"
        if basename(other) == basename(path):
            same_name.append(other)
        if other.startswith(folder) and "/" not in other[len(folder) :]:
            same_folder.append(other)
    likely = same_name if len(same_name) == 1 else closest(path, same_folder)
    return f"did you mean `{likely[0]}`?" if likely else ""
