"""Python source -> its imports."""

import re
from collections.abc import Iterator

from curator.model.imports import EVERYTHING, Import, Imports
from curator.parsers.import_text import each_once, scanned, written

_GAP = rb"(?:[ \t]|\\\n)"
_START = rb"[ \t]*(?:\\\n[ \t]*){0,4}"
_HINT = re.compile(rb"[\n;:]%s(?:from|import)\b" % _START)
_SCANNER = re.compile(
    rb"""
    \#[^\n]*
    | \"\"\"(?:[^\\]|\\(?:.|\Z))*?(?:\"\"\"|\Z) | '''(?:[^\\]|\\(?:.|\Z))*?(?:'''|\Z)
    | "(?:[^"\\\n]|\\.)*"? | '(?:[^'\\\n]|\\.)*'?
    | \n(?<!\\\n)%(at)s(?P<line>(?:from|import)\b) | ;%(at)s(?P<next>(?:from|import)\b) | :%(at)s(?P<inside>(?:from|import)\b)
    """
    % {b"at": _START},
    re.VERBOSE | re.DOTALL,
)
_STATEMENT = re.compile(
    rb"""
    from(?P<module>(?:%(gap)s|\.)(?:[\w.\x80-\xff]|%(gap)s){0,300}?)(?:%(gap)s|(?<=\.))import\b
        %(gap)s*+(?P<names>\((?:[^()\#]|\#[^\n]*+)*+\)|\*|(?:[^\n;\#(\\]|\\\n)+)
    | import%(gap)s+(?P<modules>(?:[^\n;\#\\(=]|\\\n)+)
    """
    % {b"gap": _GAP},
    re.VERBOSE,
)
_ASIDE = re.compile(rb"#[^\n]*|\\\n|[()\n]")


def python_imports(text: bytes) -> Imports:
    """Those inside functions, conditions and `TYPE_CHECKING` included."""
    return Imports(each_once(_imports(text)))


def _imports(text: bytes) -> Iterator[Import]:
    end = 0
    for place in scanned(text, _SCANNER, _HINT):
        if place.start() < end:
            continue
        found = _STATEMENT.match(place.string, place.start(place.lastindex or 0))
        end = found.end() if found else end
        if found and found["module"]:
            yield Import("".join(_plain(found["module"]).split()), dict(_names(found["names"])))
        elif found:
            yield from (
                Import(there, {here: EVERYTHING}) for here, there in _names(found["modules"])
            )


def _names(part: bytes) -> Iterator[tuple[str, str]]:
    """Of `a, b as c`: the name here, and there."""
    for piece in _plain(part).split(","):
        match piece.split():
            case [name, "as", alias]:
                yield alias, name
            case ["*"]:
                yield EVERYTHING, EVERYTHING
            case [name] if name.replace(".", "").isidentifier():
                yield name, name


def _plain(part: bytes) -> str:
    return written(_ASIDE.sub(b" ", part))
