"""A member whose words are in use elsewhere -> whether the class or the module that had it has certainly lost it."""

import re
from collections.abc import Sequence

from curator.knowledge.names import MOST_FILES, Names
from curator.model.code import Symbol
from curator.model.text import RepoPath
from curator.parsers.languages import language_for
from curator.parsers.words import words

_LANGUAGES = ("python", "javascript", "typescript", "tsx", "java", "kotlin", "csharp", "php", "go")
_EMPTY_BASES = frozenset(
    [
        "object",
        "ABC",
        "Generic",
        "Protocol",
        "Exception",
        "ValueError",
        "RuntimeError",
        "TypeError",
        "Object",
        "Error",
    ]
)
_BASE_LIST = re.compile(
    r"^(?:[\w@.]+\s+)*?(?:class|interface)\s+\w+(?:<[^>]*>)?\s*(?:\((?P<python>.*)\)|(?P<rest>.*))$",
    re.DOTALL,
)
_MAGIC = {"__getattr__", "__getattribute__", "Proxy", "setattr", "__call", "__callStatic", "__get"}
_TRAIT = re.compile(rb"(?m)^[^\S\n]*+use\s++(?:[\w\\,][\w\\, ]*+|(?<=\s ))[;{]")
_DEEPEST = 8


def has_lost(owner: str, member: str, home: RepoPath, names: Names) -> bool:
    """Whether the class that stands in `home` still is there and has no such member, nor any of its bases."""
    language = language_for(home)
    if language is None or language.name not in _LANGUAGES or owner not in names.symbols(home):
        return False
    if any(f"{owner}.{member}" in symbol for symbol in names.symbols(home)):
        return False
    return _lacks(owner, member, names, _DEEPEST) and not _is_attached(owner, member, names)


def _lacks(owner: str, member: str, names: Names, depth: int) -> bool:
    """False also where a base is not known, or where anything in the class has the word."""
    paths = [path for path in names.files_with(owner) if owner in names.symbols(path)]
    if not paths or len(paths) > MOST_FILES or depth == 0 or _has(owner, member, names):
        return False
    return all(
        _lacks_in(symbol, member, path, names, depth)
        for path in paths
        for symbol in names.outline(path)
        if symbol.name == owner
    )


def _has(owner: str, member: str, names: Names) -> bool:
    return any(
        f"{owner}.{member}" in symbol
        for path in names.files_with(owner)
        for symbol in names.symbols(path)
    )


def _lacks_in(symbol: Symbol, member: str, path: RepoPath, names: Names, depth: int) -> bool:
    source, language = names.source(path), language_for(path)
    lines = source.splitlines(keepends=True)[symbol.span.first - 1 : symbol.span.last]
    inside = words(b"".join(lines), language.name if language else None)
    if member in inside or inside & _MAGIC:
        return False
    if language and language.name == "go":
        bases = _embedded(symbol.name, path, names)
    elif language and language.name == "php" and _TRAIT.search(b"".join(lines)):
        bases = None
    else:
        bases = _bases(symbol.signature)
    return bases is not None and all(
        base in _EMPTY_BASES or _lacks(base, member, names, depth - 1) for base in bases
    )


def _embedded(owner: str, path: RepoPath, names: Names) -> list[str] | None:
    """Types that a Go type embeds; None where one is another package's."""
    own = [
        symbol.signature.lstrip("*")
        for symbol in names.outline(path)
        if symbol.name.startswith(f"{owner}.") and " " not in symbol.signature
    ]
    return own if all(name.isidentifier() for name in own) else None


def _bases(signature: str) -> list[str] | None:
    """Names of the classes that a class takes from; None where its head says something else."""
    head = signature[signature.rfind("class ") :] if "class " in signature else signature
    found = _BASE_LIST.match(head)
    if found is None or "=" in (found["python"] or ""):
        return None
    text = re.sub(r"\[[^\]]*\]|<[^>]*>", "", found["python"] or found["rest"] or "")
    text = re.sub(r"\b(?:extends|implements)\b|\([^()]*\)|:", ",", text)
    return [base.strip().rpartition(".")[2] for base in text.split(",") if base.strip()]


def _is_attached(owner: str, member: str, names: Names) -> bool:
    """Whether code anywhere speaks of this member of this class."""
    pattern = re.compile(
        rf"\b{re.escape(owner)}(?:\.prototype)?\s*(?:\.|::)\s*{re.escape(member)}\b"
        rf"|\b{re.escape(member)}(?:<[^<>]*>)?\(this {re.escape(owner)}\b".encode()
    )
    return any(
        pattern.search(names.source(path))
        for path, found in names.files.items()
        if owner in found and member in found and language_for(path)
    )


def has_lost_module(parts: Sequence[str], names: Names) -> bool:
    """Whether a dotted Python name begins in a package that is there, and leads to a module without the rest."""
    if len(parts) < 2 or parts[0] not in names.packages:
        return False
    for root in ("", "src/", "lib/"):
        folder = f"{root}{parts[0]}"
        if names.tree.entry(RepoPath(f"{folder}/__init__.py")) is not None:
            return _is_gone(folder, parts[1:], names)
    return False


def _is_gone(folder: str, rest: Sequence[str], names: Names) -> bool:
    for count, part in enumerate(rest):
        if any(path.startswith(f"{folder}/{part}/") for path in names.files) or any(
            names.tree.entry(RepoPath(f"{folder}/{part}{suffix}"))
            for suffix in (".pyx", ".so", ".pyi")
        ):
            folder = f"{folder}/{part}"
            continue
        module = RepoPath(f"{folder}/{part}.py")
        if names.tree.entry(module) is not None:
            return count + 1 < len(rest) and _lacks_name(module, rest[count + 1], names)
        return _lacks_name(RepoPath(f"{folder}/__init__.py"), part, names)
    return False


def _lacks_name(module: RepoPath, name: str, names: Names) -> bool:
    if names.tree.entry(module) is None:
        return False
    known = names.files.get(module, frozenset())
    if name in known or known & {
        "__getattr__",
        "globals",
        "modules",
        "lazy_import",
        "deprecated_module",
    }:
        return False
    return re.search(rb"import\s+\*", names.source(module)) is None
