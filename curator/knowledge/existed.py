"""A name and an older tree -> the definition that it had there."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from posixpath import basename, dirname, splitext

from curator.errors import UnreadableFile
from curator.model.code import Symbol, SymbolKind
from curator.model.text import RepoPath
from curator.parsers.code import outline
from curator.parsers.languages import language_for
from curator.parsers.mention_code import FAMILIES
from curator.ports import Tree

_CALLABLES = (SymbolKind.FUNCTION, SymbolKind.METHOD)
_OWN = ("Self", "self", "this", "super", "parent", "static")
_MOST = 30
"""Files that lost a name, above which only the newest are looked at."""


def definition_then(
    parts: Sequence[str],
    homes: Iterable[RepoPath],
    tree: Tree,
    *,
    family: str,
    may_be_variable: bool = True,
) -> tuple[RepoPath, Symbol] | None:
    """The first definition in these files that the name can mean; `family` is the language of the code that uses it.

    `may_be_variable`: whether what stands before the name may be a variable; in a role it is a module or a class.
    """
    there = (
        path
        for path in homes
        if (not family or _is_of(path, family)) and tree.entry(path) is not None
    )
    for path in islice(there, _MOST):
        for symbol in _symbols(path, tree, parts[-1]):
            if _means(parts, symbol, path) or (may_be_variable and _is_of_variable(parts)):
                return path, symbol
    return None


def _is_of(path: RepoPath, family: str) -> bool:
    return family_of(path) == family


def family_of(path: RepoPath) -> str:
    """The family of languages whose code can use what the file defines."""
    return FAMILIES.get(splitext(path)[1][1:].lower(), "c")


def _symbols(path: RepoPath, tree: Tree, word: str) -> Iterator[Symbol]:
    """Definitions that others can reach: none inside a function."""
    try:
        source = tree.read(path)
    except UnreadableFile:
        return
    if word.encode() not in source or language_for(path) is None:
        return
    meant = (word, attribute(word)) if path.endswith(".cs") else (word,)
    symbols = outline(source, path).symbols
    callables = {symbol.name for symbol in symbols if symbol.kind in _CALLABLES}
    for symbol in symbols:
        owner, _, last = symbol.name.rpartition(".")
        if last in meant and (owner not in callables or _is_given(symbol, path)):
            yield symbol


def _is_given(symbol: Symbol, path: RepoPath) -> bool:
    """Whether it is a function that another may hand out: JavaScript makes objects of functions so."""
    return (
        symbol.kind in _CALLABLES
        and family_of(path) == "javascript"
        and len(symbol.name.rpartition(".")[2]) > 5
    )


def attribute(word: str) -> str:
    """What a class is called that C# code applies by a shorter name."""
    return f"{word}Attribute"


def _means(parts: Sequence[str], symbol: Symbol, path: RepoPath) -> bool:
    """Whether what stands before the name is its owner or its module."""
    if len(parts) == 1:
        return True
    owner = parts[-2]
    if owner in _OWN and "." in symbol.name:
        return True
    if symbol.name == f"{owner}.{parts[-1]}" or symbol.name.endswith(f".{owner}.{parts[-1]}"):
        return True
    return "." not in symbol.name and owner in (
        splitext(basename(path))[0],
        basename(dirname(path)),
        _package(path),
    )


def _is_of_variable(parts: Sequence[str]) -> bool:
    """Of a variable nothing is known."""
    return len(parts) == 2 and is_variable(parts[0])


def is_variable(name: str) -> bool:
    """Whether it is written like a variable or a module, not like a class; `G` and `_` are variables."""
    return not name[:1].isupper() or not any(letter.islower() for letter in name)


def _package(path: RepoPath) -> str:
    return path.removeprefix("src/").removeprefix("lib/").split("/")[0]


def module_then(parts: Sequence[str], tree: Tree) -> str | None:
    """What a dotted Python name meant in an older tree: a module, or a definition in one."""
    for root in ("", "src/", "lib/"):
        for count in range(len(parts), 0, -1):
            base = root + "/".join(parts[:count])
            for path in (RepoPath(f"{base}.py"), RepoPath(f"{base}/__init__.py")):
                if tree.entry(path) is not None:
                    return _in_module(path, parts[count:], tree)
    return None


def _in_module(path: RepoPath, rest: Sequence[str], tree: Tree) -> str | None:
    if not rest:
        return path
    name = ".".join(rest)
    symbols = (symbol.name for symbol in _symbols(path, tree, rest[-1]))
    return f"{path}#{name}" if name in symbols else None
