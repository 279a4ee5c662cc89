"""A path's suffix -> the language that reads it: the table of languages."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from tree_sitter import Language as Grammar
from tree_sitter import Query

from curator.model.text import RepoPath
from curator.parsers.javadoc import javadoc_words
from curator.parsers.macro_lines import with_macro_lines

QUERIES = Path(__file__).parent / "queries"
CANONICAL_PART = "; --- canonical form ---\n"
"""The line of a query file below which captures say what a fingerprint leaves out or reads otherwise."""

WALK_VERSION = 7
"""Raised when outline or fingerprint change for the same grammar and query."""


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each, and it is the key of caches
class Language:
    """How one language is read; what its nodes mean stands in its queries."""

    name: str
    suffixes: tuple[str, ...]
    wheel: str
    """The module that carries the grammar, imported when a file of the language is first parsed."""
    wheel_version: str
    loader: str
    queries: tuple[str, ...]
    """Files in `queries/`, one after the other: a dialect adds to its parent's."""
    is_public_name: Callable[[str], bool]
    idioms: str | None = None
    """The module that reads its `@idiom.*` captures; None: it has none."""
    shared: str | None = None
    """A suffix of another language that its files bear too, where `sign` is found in them."""
    sign: re.Pattern[bytes] | None = None
    facade: str | None = None
    """A file of this name offers what it imports from beside it, `@handed_on`."""
    depth: int = 1000
    """No definition starts deeper in the tree, so the query need not look there."""
    readable: Callable[[bytes], bytes] | None = None
    """Text as written -> what the grammar reads in its place, as long; None: the same."""
    doc_words: Callable[[str], str] | None = None
    """Documentation -> what of it is compared, white space aside; None: all."""


def _has_no_underscore(name: str) -> bool:
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__"))


def _has_no_hash(name: str) -> bool:
    return not name.startswith("#")


def _has_capital(name: str) -> bool:
    return name[:1].isupper()


def _is_any(_: str) -> bool:
    """Public unless the query marks it `@private`."""
    return True


def _is_said_to_be(_: str) -> bool:
    """No name tells: public is what `@public` marks."""
    return False


_NO_C = re.compile(
    rb"^[ \t]*(?:namespace\b|template\s*<|class\s+\w|(?:public|private|protected)\s*:|using\s+\w)"
    rb"|\bstd::|\bconstexpr\b",
    re.MULTILINE,
)

LANGUAGES = (
    Language(
        name="python",
        suffixes=(".py", ".pyi"),
        wheel="tree_sitter_python",
        wheel_version="0.25.0",
        loader="language",
        queries=("python.scm",),
        is_public_name=_has_no_underscore,
        idioms="curator.parsers.idioms_python",
        facade="__init__.py",
    ),
    Language(
        name="javascript",
        suffixes=(".js", ".mjs", ".cjs", ".jsx"),
        wheel="tree_sitter_javascript",
        wheel_version="0.25.0",
        loader="language",
        queries=("ecmascript.scm", "javascript.scm"),
        is_public_name=_has_no_hash,
        idioms="curator.parsers.idioms_ecmascript",
    ),
    Language(
        name="typescript",
        suffixes=(".ts", ".mts", ".cts"),
        wheel="tree_sitter_typescript",
        wheel_version="0.23.2",
        loader="language_typescript",
        queries=("ecmascript.scm", "typescript.scm"),
        is_public_name=_has_no_hash,
        idioms="curator.parsers.idioms_ecmascript",
    ),
    Language(
        name="tsx",
        suffixes=(".tsx",),
        wheel="tree_sitter_typescript",
        wheel_version="0.23.2",
        loader="language_tsx",
        queries=("ecmascript.scm", "typescript.scm", "jsx.scm"),
        is_public_name=_has_no_hash,
        idioms="curator.parsers.idioms_ecmascript",
    ),
    Language(
        name="go",
        suffixes=(".go",),
        wheel="tree_sitter_go",
        wheel_version="0.25.0",
        loader="language",
        queries=("go.scm",),
        is_public_name=_has_capital,
        depth=6,  # a comment in a method of an interface; what stands inside a function is local
    ),
    Language(
        name="rust",
        suffixes=(".rs",),
        wheel="tree_sitter_rust",
        wheel_version="0.24.2",
        loader="language",
        queries=("rust.scm",),
        is_public_name=_is_said_to_be,
    ),
    Language(
        name="java",
        suffixes=(".java",),
        wheel="tree_sitter_java",
        wheel_version="0.23.5",
        loader="language",
        queries=("java.scm",),
        is_public_name=_is_said_to_be,
        doc_words=javadoc_words,
    ),
    Language(
        name="c",
        suffixes=(".c", ".h"),
        wheel="tree_sitter_c",
        wheel_version="0.24.2",
        loader="language",
        queries=("c_family.scm", "c.scm"),
        is_public_name=_is_any,
        readable=with_macro_lines,
    ),
    Language(
        name="cpp",
        suffixes=(".cc", ".cpp", ".cxx", ".hpp", ".hh", ".hxx"),
        wheel="tree_sitter_cpp",
        wheel_version="0.23.4",
        loader="language",
        queries=("cpp.scm", "c_family.scm"),
        shared=".h",
        sign=_NO_C,
        is_public_name=_is_any,
        readable=with_macro_lines,
    ),
    Language(
        name="csharp",
        suffixes=(".cs",),
        wheel="tree_sitter_c_sharp",
        wheel_version="0.23.5",
        loader="language",
        queries=("csharp.scm",),
        is_public_name=_is_said_to_be,
        depth=16,  # a member of the fifth type that stands in another, below a namespace and `#if`
    ),
    Language(
        name="ruby",
        suffixes=(".rb", ".rake"),
        wheel="tree_sitter_ruby",
        wheel_version="0.23.1",
        loader="language",
        queries=("ruby.scm",),
        is_public_name=_is_any,
        idioms="curator.parsers.idioms_ruby",
    ),
    Language(
        name="php",
        suffixes=(".php",),
        wheel="tree_sitter_php",
        wheel_version="0.25.1",
        loader="language_php",
        queries=("php.scm",),
        is_public_name=_is_any,
        idioms="curator.parsers.idioms_php",
    ),
    Language(
        name="kotlin",
        suffixes=(".kt", ".kts"),
        wheel="tree_sitter_kotlin",
        wheel_version="1.1.0",
        loader="language",
        queries=("kotlin.scm",),
        is_public_name=_is_any,
        idioms="curator.parsers.idioms_kotlin",
    ),
    Language(
        name="bash",
        suffixes=(".sh", ".bash"),
        wheel="tree_sitter_bash",
        wheel_version="0.25.1",
        loader="language",
        queries=("bash.scm",),
        is_public_name=_has_no_underscore,
        idioms="curator.parsers.idioms_bash",
    ),
)

_BY_SUFFIX = {suffix: language for language in LANGUAGES for suffix in language.suffixes}

_SHARED = {language.shared: language for language in LANGUAGES if language.shared}


def _suffix(path: RepoPath) -> str:
    """As `PurePosixPath` has it, which takes ten times as long and is asked for every file of a repository."""
    stem, _, suffix = path.rpartition("/")[2].rpartition(".")
    return f".{suffix.lower()}" if stem and suffix else ""


def language_for(path: RepoPath) -> Language | None:
    return _BY_SUFFIX.get(_suffix(path))


def language_of(path: RepoPath, text: bytes) -> Language | None:
    """The language of a file whose text is known: a header may be C or C++."""
    other = _SHARED.get(_suffix(path))
    is_other = other is not None and other.sign is not None and other.sign.search(text)
    return other if is_other else language_for(path)


def is_facade(path: RepoPath) -> bool:
    language = language_for(path)
    return language is not None and language.facade == path.rpartition("/")[2]


def version(path: RepoPath) -> str:
    """Changes when what is read from such a file may change; loads no grammar."""
    language = language_for(path)
    if language is None:
        return f"text-{WALK_VERSION}"
    other = _SHARED.get(_suffix(path))
    marks = [_version(other)] if other else ["facade"] if is_facade(path) else []
    return "-".join([_version(language), *marks])


@cache
def _version(language: Language) -> str:
    digest = hashlib.sha256("\0".join(_parts(language)).encode()).hexdigest()[:8]
    return f"{language.name}-{language.wheel_version}-{WALK_VERSION}-{digest}"


@cache
def grammar(language: Language) -> Grammar:
    return Grammar(getattr(import_module(language.wheel), language.loader)())


@cache
def definition_query(language: Language) -> Query:
    return Query(grammar(language), _parts(language)[0])


@cache
def canonical_query(language: Language) -> Query:
    return Query(grammar(language), _parts(language)[1])


@cache
def error_query(language: Language) -> Query:
    return Query(grammar(language), "[(ERROR) (MISSING)] @error")


@cache
def _parts(language: Language) -> tuple[str, str]:
    """The queries of definitions, and those of the canonical form."""
    pairs = [
        (QUERIES / file).read_text(encoding="utf-8").partition(CANONICAL_PART)[::2]
        for file in language.queries
    ]
    return "".join(first for first, _ in pairs), "".join(second for _, second in pairs)
