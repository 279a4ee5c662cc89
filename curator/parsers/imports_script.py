"""JavaScript and TypeScript source -> its imports."""

import re
from collections.abc import Iterator

from curator.model.imports import EVERYTHING, Import, Imports
from curator.parsers.import_text import each_once, scanned, written

_GAP = rb"(?:\s|/\*(?:[^*]|\*(?!/))*+\*/|//[^\n]*+\n)*+"
_TEXT = rb"(?:\"[^\"\\\n]*\"|'[^'\\\n]*')"
_HINT = re.compile(rb"\b(?:import|require|from)\s*+[\"'`({*\w$/]")
_SCANNER = re.compile(
    rb"""
    //[^\n]* | /\*(?:[^*]|\*(?!/))*(?:\*/|\Z)
    | "(?:[^"\\\n]|\\.)*"? | '(?:[^'\\\n]|\\.)*'? | `(?:[^`\\]|\\.)*`?
    | i(?<![\w$]i)(?P<import>mport\b) | e(?<![\w$.]e)(?P<export>xport\b%(gap)s(?:type\b%(gap)s)?[*{]) | r(?<![\w$]r)(?P<require>equire\b)
    | /(?:(?<=[=(,:!&|?{};\[>\n]/)|(?<=[=(,:!&|?{};\[>\n ][ ]/)|(?<=return[ ]/)|(?<=\t/))(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.){0,60}+\]){1,300}+/
    """
    % {b"gap": _GAP},
    re.VERBOSE | re.DOTALL,
)
_STATEMENT = re.compile(
    rb"""
    (?<!\.)import%(gap)s(?:
        (?P<bare>%(text)s)
        | (?:type\b(?!%(gap)s(?:,|from\b))%(gap)s)?
          (?:(?P<default>(?!from\b)[\w$]+)%(gap)s,?%(gap)s)?
          (?:\*%(gap)sas\b%(gap)s(?P<all>[\w$]+)|\{(?P<taken>[^{}]*)\})?%(gap)s
          from%(gap)s(?P<source>%(text)s)
      )
    | export%(gap)s(?:type\b%(gap)s)?
        (?:(?P<star>\*)(?:%(gap)sas\b%(gap)s(?P<space>[\w$]+))?|\{(?P<given>[^{}]*)\})%(gap)s
        from%(gap)s(?P<origin>%(text)s)
    | (?<![^.]\.)(?:require|import)%(gap)s\(%(gap)s(?P<called>%(text)s|`[^`$\\]*`)%(gap)s[,)]
    """
    % {b"gap": _GAP, b"text": _TEXT},
    re.VERBOSE,
)
_COMMENT = re.compile(rb"/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)|//[^\n]*")
_MODULES = ("bare", "source", "origin", "called")


def script_imports(text: bytes) -> Imports:
    """`import`, `export ... from`, `require("x")` and `import("x")`, types included."""
    return Imports(each_once(_imports(text)))


def _imports(text: bytes) -> Iterator[Import]:
    for place in scanned(text, _SCANNER, _HINT):
        found = _STATEMENT.match(place.string, place.start())
        if found:
            module = next(found[group] for group in _MODULES if found[group])
            yield Import(written(module[1:-1]), dict(_names(found)))


def _names(found: re.Match[bytes]) -> Iterator[tuple[str, str]]:
    if found["default"]:
        yield written(found["default"]), "default"
    if found["all"] or found["star"]:
        yield written(found["all"] or found["space"] or b"*"), EVERYTHING
    for piece in _COMMENT.sub(b" ", found["taken"] or found["given"] or b"").split(b","):
        match written(piece).split():
            case ["type", name, "as", alias] | [name, "as", alias]:
                yield alias, name
            case ["type", name] | [name]:
                yield name, name
