"""`audit --gone`: whether a text is gone from all that curator serves, shown by searching the bytes of each place."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from curator.adapters.holders import holding
from curator.api.audit import past_versions
from curator.api.context import context
from curator.api.retrieve import BOTH, Searcher, searcher
from curator.errors import UnreadableFile, UsageError
from curator.formats.registry import BUNDLE_FORMATS
from curator.formats.visible import visible
from curator.knowledge.found_text import Passage, Searched, passage
from curator.model.audit import Absence, Holder
from curator.model.context import FIELDS
from curator.ports import EntryKind
from curator.workspace import Workspace

_SITES = ("build/site", "site", "public")
"""Where builders write, unless they are told otherwise."""
_LONGEST_QUERY = 20_000
_BUDGET = 20_000


def gone(workspace: Workspace, text: str, sites: Sequence[Path] = ()) -> Absence:
    """Each place with the files in it that still hold the text, or most of its lines. Raises `UsageError` for a text of no words."""
    wanted = passage(visible(text))
    if not wanted.lines:
        raise UsageError("say which text: a sentence of it, or a file that has it")
    git = workspace.repository.git_dir
    common = workspace.repository.common_dir
    with searcher(workspace, BOTH) as engine:
        workspace.derived.save()
        holders = [
            _work_tree(workspace, wanted),
            _index(engine, wanted),
            _folder("index and cache files", git / "curator", wanted),
            *([_folder("cache files", common / "curator", wanted)] if common != git else []),
            _bundle(engine, text, wanted),
        ]
    root = workspace.repository.root
    named = [*sites, *(root / one for one in _SITES if not sites)]
    holders += [
        _folder(f"site {_short(path, root)}", path, wanted) for path in named if path.is_dir()
    ]
    return Absence(_shown(wanted), tuple(holders), past_versions(workspace, wanted))


def _work_tree(workspace: Workspace, wanted: Passage) -> Holder:
    files = [path for path, one in workspace.tree.entries().items() if one.kind is EntryKind.FILE]
    found = []
    for path in files:
        try:
            data = workspace.tree.read(path)
        except UnreadableFile:
            continue
        if _has(visible(data.decode("utf-8-sig", "replace")), wanted):
            found.append(str(path))
    return Holder("work tree", len(files), tuple(found))


def _index(engine: Searcher, wanted: Passage) -> Holder:
    """Words of the text that no file of the tree has must not be in any posting; nor any chunk of a file that is not there."""
    entries = engine.workspace.tree.entries()
    terms = sorted({*engine.analyzer.terms(" ".join(wanted.lines))})
    posted: set[str] = set()
    strays: set[str] = set()
    for kind, index in engine.indexes.items():
        posted |= {term for _, term in index.match(dict.fromkeys(FIELDS[kind], terms)).postings}
        strays |= {str(path) for path in index.files() if path not in entries}
    dead = _in_no_file(engine, posted)
    found = (*(f"the word `{term}`" for term in sorted(dead)), *sorted(strays))
    return Holder("index, words that no file has", len(terms), found)


def _in_no_file(engine: Searcher, terms: Collection[str]) -> frozenset[str]:
    """Those that no file of the tree has. Most are found as they stand; the stems of others need every word looked at."""
    texts = list(_texts(engine.workspace)) if terms else []
    left = {term for term in terms if not any(term in text for text in texts)}
    for text in texts:
        if not left:
            break
        left -= {*engine.analyzer.terms(text)}
    return frozenset(left)


def _texts(workspace: Workspace) -> Iterator[str]:
    """Each file with its path, in small letters."""
    for path, entry in workspace.tree.entries().items():
        if entry.kind is EntryKind.FILE:
            with suppress(UnreadableFile):
                data = workspace.tree.read(path)
                yield f"{path}\n{data.decode('utf-8-sig', 'replace')}".lower()


def _folder(name: str, folder: Path, wanted: Passage) -> Holder:
    count, found = holding(folder, list(_needles(wanted)))
    return Holder(name, count, found)


def _needles(wanted: Passage) -> Iterator[bytes]:
    """The text as it was written, and as HTML and JSON have it."""
    for line in wanted.lines:
        html = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        for form in dict.fromkeys(
            (line, html, html.replace('"', "&quot;"), line.encode("unicode_escape").decode())
        ):
            yield form.encode("utf-8", "replace")


def _bundle(engine: Searcher, text: str, wanted: Passage) -> Holder:
    """Asked for the text itself."""
    render = BUNDLE_FORMATS["markdown"]
    bundle = context(engine, " ".join(text.split())[:_LONGEST_QUERY], budget=_BUDGET, render=render)
    found = [f"{item.path}:{item.span.first}" for item in bundle.items if _has(item.text, wanted)]
    return Holder("bundle", len(bundle.items), tuple(found))


def _has(text: str, wanted: Passage) -> bool:
    searched = Searched(text.split("\n"))
    return bool(searched.whole(wanted)) or bool(searched.by_line(wanted))


def _short(path: Path, root: Path) -> str:
    resolved = path.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else str(path)


def _shown(wanted: Passage) -> str:
    return wanted.whole if len(wanted.whole) <= 80 else f"{wanted.whole[:79]}…"
