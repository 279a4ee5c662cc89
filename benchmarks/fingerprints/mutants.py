"""A source file -> places where one token changes what the code says, and what stands there then.

The places are found by queries of this benchmark's own, in `places/`, not by the walk that is measured.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tree_sitter import Node, Parser, Query, QueryCursor

from curator.parsers.languages import Language, grammar

PLACES = Path(__file__).parent / "places"

OPERATORS = {
    "+": "-", "-": "+", "*": "+", "/": "*", "%": "*", "//": "/", "**": "*", "==": "!=", "!=": "==", "===": "!==",
    "!==": "===", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "&&": "||", "||": "&&", "and": "or", "or": "and",
    "is": "is not", "is not": "is", "in": "not in", "not in": "in", "+=": "-=", "-=": "+=", "*=": "+=", "/=": "*=",
    "|=": "&=", "&=": "|=", "||=": "&&=", "++": "--", "--": "++", "??": "||", "?:": "+", "|": "&", "&": "|", "^": "|",
    "<<": ">>", ">>": "<<", "=": "+=", "->": ".", ".": "->", "!": "~", "~": "!", "..": "..=", "..=": "..", ".=": "+=",
    "=~": "!~", "-eq": "-ne", "-ne": "-eq", "-gt": "-lt", "-lt": "-gt", "-z": "-n", "-n": "-z", "-f": "-d", "-d": "-f",
    "|&": "|", "<>": "==", "<=>": "==", "instanceof": "<", "as": "+", "//=": "/=", "??=": "+=",
}  # fmt: skip
WORDS = {
    "public": "private", "private": "public", "protected": "private", "internal": "public", "pub": "", "static": "",
    "pub(crate)": "pub", "final": "", "extern": "", "const": "", "inline": "static", "open": "", "override": "", "local": "export",
    "abstract": "", "sealed": "", "readonly": "", "virtual": "", "async": "", "partial": "", "private_class_method": "public",
    "export": "local", "typeset": "export", "declare": "export", "volatile": "const", "data": "", "lateinit": "", "enum": "",
    "annotation": "", "inner": "", "constexpr": "", "mutable": "", "register": "static", "unsafe": "", "new": "",
}  # fmt: skip
LITERALS = {
    "true": "false", "false": "true", "True": "False", "False": "True", "None": "0", "null": "0", "nil": "0", "nullptr": "0",
    "undefined": "0", "default": "1", "TRUE": "FALSE", "FALSE": "TRUE",
}  # fmt: skip
NEGATION = {"python": "not ({})", "bash": "! {}"}
KEPT = {"_", "__init__", "super", "this", "self"}


@dataclass(frozen=True, slots=True)
class Mutant:
    kind: str
    start: int
    end: int
    new: bytes


def mutants(text: bytes, language: Language) -> Iterator[Mutant]:
    """All that the queries give, in order of their place."""
    root = Parser(grammar(language)).parse(text).root_node
    found = {
        mutant
        for _, captures in QueryCursor(_places(language)).matches(root)
        if (mutant := _mutant(captures, text, language)) and _is_other(mutant, text)
    }
    yield from sorted(found, key=lambda mutant: (mutant.start, mutant.end, mutant.kind))


def applied(mutant: Mutant, text: bytes) -> bytes:
    return text[: mutant.start] + mutant.new + text[mutant.end :]


def errors(text: bytes, language: Language) -> int:
    """A change that breaks the syntax is no change of the program."""
    root = Parser(grammar(language)).parse(text).root_node
    captures = QueryCursor(_errors(language)).captures(root)
    return len(captures.get("error", ()))


@cache
def _places(language: Language) -> Query:
    names = ("typescript", "tsx") if language.name == "tsx" else (language.name,)
    texts = [(PLACES / f"{name}.scm").read_text("utf-8") for name in names]
    return Query(grammar(language), "".join(texts))


@cache
def _errors(language: Language) -> Query:
    return Query(grammar(language), "[(ERROR) (MISSING)] @error")


def _is_other(mutant: Mutant, text: bytes) -> bool:
    return text[mutant.start : mutant.end] != mutant.new


def _mutant(captures: dict[str, list[Node]], text: bytes, language: Language) -> Mutant | None:
    if "first" in captures:
        first, second = captures["first"][0], captures["second"][0]
        swapped = (
            (second.text or b"") + text[first.end_byte : second.start_byte] + (first.text or b"")
        )
        is_comment = "comment" in first.type or "comment" in second.type
        return None if is_comment else Mutant("order", first.start_byte, second.end_byte, swapped)
    kind = next(name for name in captures if not name.startswith("_"))
    node = captures[kind][0]
    new = _new(kind, (node.text or b"").decode("utf-8", "replace"), language)
    return Mutant(kind, node.start_byte, node.end_byte, new.encode()) if new is not None else None


def _new(kind: str, text: str, language: Language) -> str | None:
    if kind == "operator":
        return OPERATORS.get(text)
    if kind == "visibility":
        return WORDS.get(text)
    if kind == "condition":
        return _negated(text, language)
    if kind in ("constant", "default", "decorator"):
        return _value(text)
    return _renamed(text)


def _negated(text: str, language: Language) -> str:
    form = NEGATION.get(language.name, "!({})")
    is_bracketed = text.startswith("(") and text.endswith(")") and language.name != "python"
    return f"({form.format(text[1:-1])})" if is_bracketed else form.format(text)


def _value(text: str) -> str | None:
    if text in LITERALS:
        return LITERALS[text]
    if re.fullmatch(r"[0-9]+", text):
        return str(int(text) + 1)
    if number := re.fullmatch(r"(0[xX][0-9a-fA-F]*)[0-9a-fA-F]|([0-9]+)(\.[0-9]+|[uUlL]+)", text):
        return text + "1" if "." in text else f"{number[1] or '1' + number[2]}{number[3] or '7'}"
    if len(text) > 2 and text[-1] in "\"'`" and "\n" not in text:
        return f"{text[:-1]}q{text[-1]}"
    if re.fullmatch(r":?\w+", text):
        return f"{text}Q"
    return None


def _renamed(text: str) -> str | None:
    found = re.fullmatch(r"(\w[\w$-]*)([?!]?)", text)
    return f"{found[1]}Q{found[2]}" if found and text not in KEPT else None
