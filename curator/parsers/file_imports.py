"""Source text -> the modules that a file names, read without a syntax tree.

A pattern finds where imports may stand; up to the last such place the text is cut into strings, comments and imports. So
most files are read no further than their head, which takes a tenth of the time of parsing them.
"""

from collections.abc import Callable, Mapping

from curator.model.imports import Imports
from curator.model.text import RepoPath
from curator.parsers.imports_go import go_imports
from curator.parsers.imports_included import c_imports, ruby_imports
from curator.parsers.imports_packaged import (
    csharp_imports,
    java_imports,
    kotlin_imports,
    php_imports,
)
from curator.parsers.imports_python import python_imports
from curator.parsers.imports_rust import rust_imports
from curator.parsers.imports_script import script_imports
from curator.parsers.languages import Language, language_for
from curator.parsers.tree import MAX_BYTES, SyntaxTree, normalised

KIND = "imports:1"
"""Under which they are kept; raised when something else is read from the same text."""

_READERS: Mapping[str, Callable[[bytes], Imports]] = {
    "python": python_imports,
    "javascript": script_imports,
    "typescript": script_imports,
    "tsx": script_imports,
    "go": go_imports,
    "rust": rust_imports,
    "java": java_imports,
    "kotlin": kotlin_imports,
    "csharp": csharp_imports,
    "php": php_imports,
    "ruby": ruby_imports,
    "c": c_imports,
    "cpp": c_imports,
}


def file_imports(source: bytes, path: RepoPath) -> Imports:
    """Never fails; empty for a language whose imports are not read, binary files and those above 2 MB."""
    if not has_imports(path) or len(source) > MAX_BYTES or b"\0" in source:
        return Imports()
    return _read(normalised(source), language_for(path))


def imports_of(tree: SyntaxTree) -> Imports:
    """Of a file that is parsed already: spares it to be normalised again."""
    return _read(tree.source, tree.language)


def has_imports(path: RepoPath) -> bool:
    """Whether imports of such files are read."""
    language = language_for(path)
    return language is not None and language.name in _READERS


def family(path: RepoPath) -> str:
    """Files of one family are read alike: what one blob imports is the same under any path in it."""
    language = language_for(path)
    return _READERS[language.name].__name__ if language and language.name in _READERS else ""


def _read(text: bytes, language: Language | None) -> Imports:
    reader = _READERS.get(language.name if language else "")
    return reader(text) if reader else Imports()
