"""Source text -> the same program written otherwise: with more comments, without any, with imports in another order."""

from collections.abc import Iterator
from itertools import pairwise

from tree_sitter import Node, Parser

from curator.parsers.languages import Language, grammar

HASH = ("python", "ruby", "bash")
BLOCKS = frozenset(
    (
        "block", "module", "program", "source_file", "statement_block", "class_body", "compound_statement", "translation_unit",
        "declaration_list", "body_statement", "statements", "constructor_body", "interface_body", "statement_list",
        "field_declaration_list", "then", "do_group", "enum_declaration_list", "function_body",
    )
)  # fmt: skip
IMPORTS = frozenset(
    (
        "import_statement", "import_from_statement", "import_spec", "use_declaration", "import_declaration", "preproc_include",
        "using_directive", "namespace_use_declaration", "import",
    )
)  # fmt: skip


def with_comments(text: bytes, language: Language) -> bytes:
    """A comment line before every third statement that begins a line."""
    mark = b"# seen" if language.name in HASH else b"// seen"
    starts = sorted(
        {
            node.start_byte
            for node in _nodes(text, language)
            if node.parent is not None and node.parent.type in BLOCKS and _begins_line(node, text)
        }
    )
    for start in reversed(starts[2::3]):
        indent = text[_line(text, start) : start]
        text = text[:start] + mark + b"\n" + indent + text[start:]
    return text


def without_comments(text: bytes, language: Language) -> bytes:
    """Those that run no program and are no directive."""
    for node in reversed([node for node in _nodes(text, language) if "comment" in node.type]):
        written = node.text or b""
        if (
            not written.startswith((b"#!", b"# frozen"))
            and node.parent
            and "comment" not in node.parent.type
        ):
            filler = b"\n" if written.endswith(b"\n") else b" "
            text = text[: node.start_byte] + filler + text[node.end_byte :]
    return text


def with_imports_reversed(text: bytes, language: Language) -> bytes:
    """Within each run of lines that are nothing but an import."""
    lines = text.split(b"\n")
    rows = sorted(
        {
            node.start_point.row
            for node in _nodes(text, language)
            if _is_import(node)
            and lines[node.start_point.row].strip().rstrip(b";")
            == (node.text or b"").strip().rstrip(b";")
        }
    )
    for first, last in _runs(rows):
        lines[first : last + 1] = reversed(lines[first : last + 1])
    return b"\n".join(lines)


def _is_import(node: Node) -> bool:
    if node.type == "call":
        method = node.child_by_field_name("method")
        is_top = node.parent is not None and node.parent.type == "program"
        return is_top and method is not None and method.text in (b"require", b"require_relative")
    return node.type in IMPORTS and node.is_named


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    breaks = [place for place, (one, other) in enumerate(pairwise(rows), 1) if other != one + 1]
    for start, end in pairwise([0, *breaks, len(rows)]):
        if end - start > 1:
            yield rows[start], rows[end - 1]


def _nodes(text: bytes, language: Language) -> list[Node]:
    """Named nodes in order of their place."""
    found = []
    stack = [Parser(grammar(language)).parse(text).root_node]
    while stack:
        node = stack.pop()
        if node.is_named:
            found.append(node)
        stack.extend(reversed(node.children))
    return found


def _begins_line(node: Node, text: bytes) -> bool:
    return not text[_line(text, node.start_byte) : node.start_byte].strip()


def _line(text: bytes, place: int) -> int:
    return text.rfind(b"\n", 0, place) + 1


EDITS = {
    "a comment before every third statement": with_comments,
    "no comments": without_comments,
    "imports reversed": with_imports_reversed,
}
"""The first two may change the documentation, nothing else."""
