"""Go source -> its package and its imports."""

import re
from collections.abc import Iterator

from curator.model.imports import Import, Imports
from curator.parsers.import_text import each_once, written

_SCANNER = re.compile(
    rb"""
    //[^\n]* | /\*(?:[^*]|\*(?!/))*(?:\*/|\Z)
    | ^package[ \t]+(?P<package>\w+)
    | ^import[ \t]*(?:\((?P<block>(?:[^()"`/]|"[^"\n]*+"|`[^`]*+`|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|/)*+)\)|(?P<line>[^\n(]*))
    | ^(?P<rest>func|type|var|const)\b
    """,
    re.VERBOSE | re.MULTILINE,
)
_PATH = re.compile(rb"//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)|[\"`](?P<path>[^\"`\n]+)[\"`]")
_MAIN = re.compile(rb"^func[ \t]+main[ \t]*\([ \t]*\)", re.MULTILINE)


def go_imports(text: bytes) -> Imports:
    """Imports stand above all other declarations: no more of the file is read."""
    package, found = "", list[Import]()
    for one in _SCANNER.finditer(text):
        if one["rest"]:
            break
        package = package or written(one["package"])
        found += _paths(one["block"] or one["line"] or b"")
    is_program = package == "main" and _MAIN.search(text) is not None
    return Imports(each_once(found), package, is_program=is_program)


def _paths(block: bytes) -> Iterator[Import]:
    for found in _PATH.finditer(block):
        if found["path"]:
            yield Import(written(found["path"]))
