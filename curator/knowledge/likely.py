"""What is gone -> what probably took its place."""

from posixpath import dirname

from curator.errors import CuratorError
from curator.knowledge.derived import Derived
from curator.knowledge.names import MOST_FILES, Names
from curator.knowledge.renames import last_name, renames_of
from curator.knowledge.source_files import is_own_source
from curator.model.text import RepoPath
from curator.parsers.languages import language_for
from curator.parsers.similar import closest
from curator.ports import History, Tree

_ALIKE = 0.6


def likely_path(path: RepoPath, tree: Tree, history: History) -> str:
    """Where git saw it renamed to, else the one file of that name."""
    home = last_name(path, renames_of([path], history))
    if home != path and tree.entry(home) is not None:
        return home
    name = path.rpartition("/")[2]
    same = [other for other in tree.entries() if other.rpartition("/")[2] == name]
    return same[0] if len(same) == 1 else ""


def likely_name(path: RepoPath, symbol: str, then: Tree, names: Names, derived: Derived) -> str:
    """The definition with the same body near by, else the one with the most similar name in its file and owner."""
    try:
        body = derived.fingerprints(then, path).symbols[symbol].body
    except (KeyError, CuratorError):
        return ""
    files = [path, *_neighbours(path, names)]
    twins = {
        name
        for file in files
        if (prints := names.prints(file)) is not None
        for name, fingerprint in prints.symbols.items()
        if fingerprint.body == body
    }
    if len(twins) == 1:
        return twins.pop()
    owner = symbol.rpartition(".")[0]
    beside = [name for name in names.symbols(path) if name.rpartition(".")[0] == owner]
    last = symbol.rpartition(".")[2]
    alike = closest(last, [name.rpartition(".")[2] for name in beside], _ALIKE)
    return ".".join(filter(None, (owner, alike[0]))) if alike else ""


def _neighbours(path: RepoPath, names: Names) -> list[RepoPath]:
    folder, language = dirname(path), language_for(path)
    found = [
        other
        for other in names.tree.entries()
        if other != path
        and dirname(other) == folder
        and language_for(other) is language
        and is_own_source(other)
    ]
    return found if len(found) <= MOST_FILES else []
