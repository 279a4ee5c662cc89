"""C or C++ as written -> what its grammar reads: lone macros as lines for the preprocessor.

A macro that nobody knows, alone on its line, makes the grammar lose its way in what follows. Which lines are such is
told as clang-format tells it, which leaves them where they are (`UnwrappedLineParser::parseStructuralElement`): five
capitals or more, or an argument, where one statement or declaration has ended and another begins.
"""

import re
from collections.abc import Iterator

_ARGUMENTS = rb"\([ \t]*+\w*+[ \t]*+\)"
"""One word at most: longer ones may be broken, or joined with the next macro."""

_MACRO = (
    rb"[A-Z](?:[A-Z0-9_]{4,}+(?:[ \t]*+"
    + _ARGUMENTS
    + rb")?+|[A-Z0-9_]++[ \t]*+"
    + _ARGUMENTS
    + rb")"
)
_ALONE = re.compile(rb"^[ \t]*+(" + _MACRO + rb")[ \t]*+(?:/[/*][^\n]*+)?+\n", re.MULTILINE)
_RUN = re.compile(
    rb"(?P<before>\A|[;{}:])(?:[ \t]*+\n)*+(?P<lines>(?:^[ \t]*+"
    + _MACRO
    + rb"[ \t]*+\n(?:[ \t]*+\n)*+)++)[ \t]*+",
    re.MULTILINE,
)
_NO_CODE = re.compile(
    rb"//(?:\\\n|[^\n])*+|/\*.*?(?:\*/|\Z)"
    rb"|^[ \t]*+#(?://[^\n]*+|/\*.*?(?:\*/|\Z)|\\\n|[^\n])*+"
    rb"|(?P<text>\bR\"(?P<mark>[^()\\\s]{0,16})\(.*?(?:\)(?P=mark)\"|\Z)"
    rb"|(?<!\\)\"(?:\\.|[^\"\\\n])*+\"|\b[0-9][\w.']*+|(?<!\\)'(?:\\.|[^'\\\n])*+')",
    re.MULTILINE | re.DOTALL,
)
_INK = re.compile(rb"[^\n]")
_CALL = re.compile(rb"(?![A-Z][A-Z0-9_]++\s*+\()~?\w+(?:\s*+::\s*+~?\w+)*+\s*+\(")
_BEGINNING = re.compile(rb"[~\w}]|\[\[|\Z")
_BEFORE_VALUES = re.compile(rb"(?:[=(,{]|\breturn|\benum\b[^;{}()]*+)\s*+\Z")
_LOOK_BACK = 200


def with_macro_lines(text: bytes) -> bytes:
    """Every byte keeps its place: `A_MACRO` is written as `#AMACRO`, `MACRO` as `#ACRO`."""
    if not _ALONE.search(text):
        return text
    written = bytearray(text)
    for start, end in _macros(_NO_CODE.sub(_blank, text)):
        if b"/" in text[start:end]:
            continue
        name = text[start:end].partition(b"(")[0]
        head, _, tail = name.partition(b"_")
        written[start : start + len(name)] = b"#" + (head + tail if tail else head[1:])
    return bytes(written)


def _blank(found: re.Match[bytes]) -> bytes:
    """Comments and directives leave nothing; literals do, and comments that begin beside code and go on below it."""
    start, written = found.start(), found[0]
    line = found.string.rfind(b"\n", 0, start) + 1
    is_beside = b"\n" in written and not found.string[line:start].isspace() and line < start
    return _INK.sub(b'"' if found["text"] or is_beside else b" ", written)


def _macros(code: bytes) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(code):
        place = run.start("before")
        window = code[max(0, place - _LOOK_BACK) : place]
        if run["before"] == b"{" and _BEFORE_VALUES.search(window):
            continue
        lines = [line.span(1) for line in _ALONE.finditer(code, *run.span("lines"))]
        yield from lines if _is_whole(code, run, lines[-1]) else lines[:-1]


def _is_whole(code: bytes, run: re.Match[bytes], last: tuple[int, int]) -> bool:
    """What follows a run does not go on with its last line, which may be a type or a value."""
    end = run.end()
    if code[end : end + 1] == b"}":
        return run["before"] != b"{"
    is_type = code[last[1] - 1 : last[1]] != b")" and _CALL.match(code, end)
    return not is_type and _BEGINNING.match(code, end) is not None
