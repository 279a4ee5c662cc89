"""Bytes and a grammar -> a syntax tree, unless the parser would work on them as on no program.

On text that is made for it, tree-sitter takes quadratic time and more: `->` again and again in Go keeps it at one
place, `/*` that nothing closes is read to the end from each of its beginnings, and `a<` again and again in Java leaves
ambiguous stacks that it unrolls at the end. All of this is counted, so that a file has one answer on every machine. The
clock is a last resort, for much that is no code after a beginning that is some.
"""

import re
import resource
from collections.abc import Iterator
from functools import partial

from tree_sitter import Language as Grammar
from tree_sitter import Node, Parser, Point, Tree

from curator.errors import TooSlow

CHUNK = 4096
"""Bytes that the parser is handed at a time; it asks again for what it reads again."""

_FREE_STEPS = 2000
_BYTES_A_STEP = 16
"""A step is 100 actions of the parser. Of 56,000 files of 90 repositories, the worst took one for 20 bytes, and code
one for 35."""

_MOST_WAITING = 1000
"""Steps in which the parser gets no further. In those files it was two."""
_END = 1024
_BYTES_A_STEP_OF_END = 32
"""So many more steps are free in the last bytes, for at the end the tree is balanced: one for 50 to 250 bytes."""

_FREE_CHUNKS = 500
_MOST_READINGS = 16
"""How often each byte may be read. The worst of those files had each read five times, and a short one 150 chunks."""

_MOST_NEW = 3000
"""Opening brackets between two looks at how many of them are open. So many, nested, take a second at the end."""
_MOST_OPEN = 1500
"""At a look, outside all that is whole."""

_SECONDS = 6.0
"""Of processor time for a file in all, ten times what the slowest of those files took."""

_STEPS_A_LOOK = 8

_THREAD: int = getattr(resource, "RUSAGE_THREAD", resource.RUSAGE_SELF)
_OPENING = re.compile(rb"[<({\[]")
_CLOSING = {"<": ">", "(": ")", "{": "}", "[": "]", "${": "}", "#{": "}", "$(": ")"}
"""The brackets that leave a grammar in doubt of what they are: types, comparisons, calls, declarations."""
_ENDS = (";", "}")


class _Work:
    """What one parse has asked for so far."""

    def __init__(self, text: bytes, until: float) -> None:
        self._text = text
        self._steps_left = _FREE_STEPS + len(text) // _BYTES_A_STEP
        self._waits_at_end = _MOST_WAITING + len(text) // _BYTES_A_STEP_OF_END
        self._chunks_left = _FREE_CHUNKS + _MOST_READINGS * len(text) // CHUNK
        self._furthest = 0
        self._waiting = 0
        self._until = until
        self._is_done = False
        self.is_over = False
        """More than any program asks for."""
        self.is_late = False

    def chunk(self, offset: int, _: Point) -> bytes:
        """The text from there on; its end, to a parser that has read too much. Nodes read their text through it too."""
        if self._is_done:
            return self._text[offset : offset + CHUNK]
        self._chunks_left -= 1
        self.is_over |= self._chunks_left < 0
        return b"" if self.is_over else self._text[offset : offset + CHUNK]

    def is_ended(self, offset: int, _: bool) -> bool:  # noqa: FBT001 (tree-sitter's signature)
        """Asked once a step."""
        self._steps_left -= 1
        self._waiting = 0 if offset > self._furthest else self._waiting + 1
        self._furthest = max(self._furthest, offset)
        is_at_end = self._furthest + _END >= len(self._text)
        most = self._waits_at_end if is_at_end else _MOST_WAITING
        self.is_over |= self._steps_left < 0 or self._waiting > most
        if self._steps_left % _STEPS_A_LOOK == 0:
            self.is_late = _used() > self._until
        return self.is_over or self.is_late

    def finish(self) -> None:
        """From now on it is asked by nodes only, as often as they like."""
        self._is_done = True


def _used() -> float:
    """Seconds of processor time, as the system counts it: no clock that is set, or jumps, changes it."""
    usage = resource.getrusage(_THREAD)
    return usage.ru_utime + usage.ru_stime


def bounded_tree(grammar: Grammar, text: bytes) -> Tree | None:
    """None where it takes more work than programs do. Raises `TooSlow` where only the clock says so."""
    until = _used() + _SECONDS
    tree = _counted(grammar, text, None, until) if _is_closing(grammar, text, until) else None
    if tree is None or tree.root_node.has_error:
        return tree
    # The nodes of this one have their text at hand. It costs next to nothing, for all is taken over; with errors it is not.
    return Parser(grammar).parse(text, tree)


def _counted(grammar: Grammar, text: bytes, old: Tree | None, until: float) -> Tree | None:
    """The parser is given a function to read from, for only then does it tell how far it is."""
    work = _Work(text, until)
    parse = Parser(grammar).parse if old is None else partial(Parser(grammar).parse, old_tree=old)
    try:
        tree = parse(work.chunk, progress_callback=work.is_ended)
    except ValueError:
        if work.is_late and not work.is_over:
            raise TooSlow("a file takes too long to parse") from None
        return None
    work.finish()
    return None if work.is_over else tree


def _is_closing(grammar: Grammar, text: bytes, until: float) -> bool:
    """Whether brackets are closed before too many are open at once: what the parser does at the end of the text with
    those that are open cannot be interrupted. So longer texts are first parsed up to here and there, each time from
    where the last one ended.
    """
    tree, last = None, (0, Point(0, 0))
    for end in _looks(text):
        here = _place(text, last, end)
        if tree is not None:
            tree.edit(last[0], last[0], end, last[1], last[1], here)
        tree = _counted(grammar, text[:end], tree, until)
        if tree is None or _open_brackets(tree) > _MOST_OPEN:
            return False
        last = (end, here)
    return True


def _looks(text: bytes) -> Iterator[int]:
    """Ends of lines, or places in them, with so many new brackets between them; none in nearly all files."""
    if sum(map(text.count, (b"<", b"(", b"{", b"["))) < _MOST_NEW:
        return
    last = 0
    for count, found in enumerate(_OPENING.finditer(text), 1):
        if count % _MOST_NEW == 0:
            line = text.rfind(b"\n", last, found.end()) + 1
            last = line if line > last else found.end()
            yield last


def _place(text: bytes, last: tuple[int, Point], end: int) -> Point:
    offset, (row, column) = last
    breaks = text.count(b"\n", offset, end)
    if breaks:
        return Point(row + breaks, end - text.rindex(b"\n", offset, end) - 1)
    return Point(row, column + end - offset)


def _open_brackets(tree: Tree) -> int:
    """Brackets that nothing closes, or comparisons that may yet turn out to be such, in what is not whole at the end."""
    root = tree.root_node
    stack = [node for node in (root, *root.children[-2:]) if node.is_error]
    count = 0
    while stack and count <= _MOST_OPEN:
        children = stack.pop().children
        kinds = {child.type for child in children}
        count += sum(
            child.type in _CLOSING and _CLOSING[child.type] not in kinds for child in children
        )
        stack += [child for child in children if child.child_count and not _is_whole(child)]
    return count


def _is_whole(node: Node) -> bool:
    """A statement, or a definition with its body: nothing before its end is open."""
    last = node.children[-1]
    return last.type in _ENDS or (
        last.child_count > 0 and "expression" not in node.type and last.children[-1].type == "}"
    )
