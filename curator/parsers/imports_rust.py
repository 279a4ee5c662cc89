"""Rust source -> its `use` paths and the modules that it declares."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from curator.model.imports import EVERYTHING, Import, Imports
from curator.parsers.import_text import each_once, scanned, written
from curator.parsers.imports import used_names

_HINT = re.compile(rb"\b(?:use|mod|crate)\s+[\w:{*]")
_SCANNER = re.compile(
    rb"""
    //[^\n]* | /\*(?:[^*]|\*(?!/))*(?:\*/|\Z)
    | r(?<!\wr)(?:"[^"]*"?|\#"(?:[^"]|"(?!\#))*(?:"\#)?|\#\#".*?(?:"\#\#|\Z))
    | "(?:[^"\\]|\\.)*"? | '(?:[^'\\\n]|\\[^\n]{1,9}?)'
    | u(?<![\w\#$]u)se\s++(?P<use>(?:(?!use\b)\w+|[:{},*\#\s]|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+\*/)++);
    | m(?<![\w\#]m)od\s+(?:r\#)?(?P<mod>\w+)\s*(?P<open>;|\{)
    | e(?<![\w\#]e)xtern\s+crate\s+(?!self\b)(?P<crate>\w+)
    """,
    re.VERBOSE | re.DOTALL,
)
_DEEPEST, _LONGEST = 20, 200
"""Inline modules in each other, and the characters of a line that has one: more is read as if it were none."""
_COMMENT = re.compile(rb"//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)|r#")


def rust_imports(text: bytes) -> Imports:
    """`use` in functions too. Inside `mod tests { ... }` a path is read as if it stood outside: `super::a` as `self::a`."""
    return Imports(each_once(_imports(text)))


@dataclass(slots=True)
class _Around:
    """The inline modules that the reader is in: name, and where it ends."""

    modules: list[tuple[str, int]] = field(default_factory=list)

    def names(self, position: int) -> list[str]:
        self.modules = [one for one in self.modules if one[1] > position]
        return [name for name, _ in self.modules]


def _imports(text: bytes) -> Iterator[Import]:
    around = _Around()
    for found in scanned(text, _SCANNER, _HINT):
        names = around.names(found.start())
        if found["open"] == b"{" and len(names) < _DEEPEST:
            around.modules.append((written(found["mod"]), _end(found)))
        elif found["open"] == b";":
            name = written(found["mod"])
            yield Import("::".join(["self", *names, name]), {name: EVERYTHING})
        elif found["crate"]:
            name = written(found["crate"])
            yield Import(name, {name: EVERYTHING})
        elif found["use"]:
            for one in used_names(written(_COMMENT.sub(b" ", found["use"]))):
                yield Import(_from_outside(one.module, names), {one.name: one.original})


def _end(found: re.Match[bytes]) -> int:
    """Where an inline module ends: at its line's end if it is closed there, else at the brace that is indented as it is."""
    text, start = found.string, found.start()
    line = text.rfind(b"\n", max(start - _LONGEST, 0), start) + 1
    rest = text[start : start + _LONGEST].partition(b"\n")[0]
    if rest.count(b"{") <= rest.count(b"}"):
        return start + len(rest)
    indent = text[line:start][: len(text[line:start]) - len(text[line:start].lstrip())]
    end = text.find(b"\n" + indent + b"}", found.end())
    return end if end >= 0 else len(text)


def _from_outside(module: str, inside: list[str]) -> str:
    """A path in an inline module as the file would write it."""
    above, parts = list(inside), module.split("::")
    if not inside or parts[0] not in ("self", "super"):
        return module
    parts = parts[parts[0] == "self" :]
    while above and parts[:1] == ["super"]:
        above, parts = above[:-1], parts[1:]
    return "::".join(parts if parts[:1] == ["super"] else ["self", *above, *parts])
