"""Python's names that are another name today -> that name."""

from collections.abc import Iterator, Mapping

from tree_sitter import Node

from curator.parsers.idioms import END, Item, SourceFile
from curator.parsers.typing_names import TypingNames, imported_names

_OS_ERROR = b"OSError"

BUILT_IN = {
    b"IOError": _OS_ERROR,
    b"EnvironmentError": _OS_ERROR,
    b"WindowsError": _OS_ERROR,
    b"text_type": b"str",
    b"binary_type": b"bytes",
    b"cElementTree": b"ElementTree",
}
"""Names that mean the same wherever they stand: https://peps.python.org/pep-3151/, and what `six` calls the types."""

KEYWORDS = {b"universal_newlines": b"text"}

MEMBERS = {
    b"os.error": _OS_ERROR,
    b"mmap.error": _OS_ERROR,
    b"select.error": _OS_ERROR,
    b"socket.error": _OS_ERROR,
    b"socket.timeout": b"TimeoutError",
    b"asyncio.TimeoutError": b"TimeoutError",
    b"io.open": b"open",
    b"timezone.utc": b"UTC",
    b"six.text_type": b"str",
    b"six.binary_type": b"bytes",
    b"six.unichr": b"chr",
    b"six.iterbytes": b"iter",
    b"six.print_": b"print",
    b"six.exec_": b"exec",
    b"six.next": b"next",
    b"six.advance_iterator": b"next",
    b"six.callable": b"callable",
    b"six.moves.xrange": b"range",
    b"six.moves.range": b"range",
    b"six.moves.map": b"map",
    b"six.moves.filter": b"filter",
    b"six.moves.zip": b"zip",
    b"six.moves.input": b"input",
    b"six.moves.reduce": b"reduce",
}

TYPES = {b"string_types": b"str", b"integer_types": b"int", b"class_types": b"type"}
"""Tuples of one type, in `six`."""

ABSTRACT = frozenset(
    b"Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Hashable Iterable Iterator Generator"
    b" Reversible Container Collection Callable Set MutableSet Mapping MutableMapping MappingView KeysView"
    b" ItemsView ValuesView Sequence MutableSequence ByteString Sized".split()
)
"""Classes that have moved from `collections` to `collections.abc`."""

METHODS = {
    b"assertEquals": b"assertEqual",
    b"assertNotEquals": b"assertNotEqual",
    b"assertAlmostEquals": b"assertAlmostEqual",
    b"assertNotAlmostEquals": b"assertNotAlmostEqual",
    b"assertRegexpMatches": b"assertRegex",
    b"assertNotRegexpMatches": b"assertNotRegex",
    b"assertRaisesRegexp": b"assertRaisesRegex",
    b"assert_": b"assertTrue",
    b"failUnless": b"assertTrue",
    b"failIf": b"assertFalse",
    b"failUnlessEqual": b"assertEqual",
    b"failIfEqual": b"assertNotEqual",
    b"failUnlessRaises": b"assertRaises",
    b"failUnlessAlmostEqual": b"assertAlmostEqual",
    b"failIfAlmostEqual": b"assertNotAlmostEqual",
}
"""https://docs.python.org/3.11/library/unittest.html#deprecated-aliases"""


def aliases(file: SourceFile) -> Mapping[bytes, bytes]:
    """A name in this file -> what it is today."""
    return BUILT_IN | dict(_imported(file))


def _imported(file: SourceFile) -> Iterator[tuple[bytes, bytes]]:
    for node in file.imports:
        module = node.child_by_field_name("module_name")
        if module is None:
            continue
        for name, alias in imported_names(node):
            today = MEMBERS.get((module.text or b"") + b"." + name)
            if today is not None:
                yield alias, today


def member(node: Node, names: TypingNames) -> tuple[bytes, ...] | None:
    """Of a module: `socket.error`, `typing.Text`."""
    text = node.text or b""
    if text == b"datetime.timezone.utc":
        return (b"(attribute", b"'datetime", b"'.", b"'UTC", END)
    module, _, name = text.partition(b".")
    if module == b"six" and name in TYPES:
        return type_tuple(name)
    if module == b"collections" and name.removeprefix(b"abc.") in ABSTRACT:
        return (b"'" + name.removeprefix(b"abc."),)
    today = MEMBERS.get(text) or names.meaning(node)
    return (b"'" + today,) if today else None


def type_tuple(name: bytes) -> tuple[bytes, ...]:
    """What `six` means by one of its tuples."""
    return (b"(expression_list", b"'" + TYPES[name], END)


def method(call: Node) -> tuple[Item, ...] | None:
    """A call of a method of `TestCase` that has another name today."""
    function = call.children[0]
    name = function.children[-1].text or b""
    if function.type != "attribute" or name not in METHODS:
        return None
    holder, today = function.children[:-1], b"'" + METHODS[name]
    return (b"(call", b"(attribute", *holder, today, END, *call.children[1:], END)
