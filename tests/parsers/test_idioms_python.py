from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.model.code import Fingerprint
from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints

TYPING = (
    "import typing\nimport typing as t\nimport collections.abc\n"
    "from typing import Callable, Dict, List, Literal, Optional, Set, Tuple, Type, Union\n"
)


def whole(source: str) -> Fingerprint:
    return fingerprints(source.encode(), RepoPath("a.py")).whole


def of(name: str, source: str) -> Fingerprint:
    return fingerprints(source.encode(), RepoPath("a.py")).symbols[name]


def typed(annotation: str) -> Fingerprint:
    return of("f", f"{TYPING}def f(a: {annotation}): pass")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Optional[X]", "X | None"),
        ("Optional[X]", "None | X"),
        ("Optional[X]", "Union[X, None]"),
        ("Optional[X]", "t.Optional[X]"),
        ("Optional[X]", "typing.Union[None, X]"),
        ("Union[A, B]", "B | A"),
        ("Union[A, B, C]", "Union[A, Union[C, B]]"),
        ("Union[A, Optional[B]]", "A | B | None"),
        ("Optional[None]", "None"),
        ("Union[A]", "A"),
        ("Union[A, A]", "A"),
        ("A | (B | C)", "A | B | C"),
        ("Optional[\n  X,  # why\n]", "X | None"),
        ("List[int]", "list[int]"),
        ("t.List[int]", "list[int]"),
        ("List", "list"),
        ("Dict[str, List[int]]", "dict[str, list[int]]"),
        ("Set[Tuple[int, ...]]", "set[tuple[int, ...]]"),
        ("Type[X]", "type[X]"),
        ("typing.FrozenSet[int]", "frozenset[int]"),
        ("Tuple[()]", "tuple[()]"),
        ("t.Callable[[List[int]], Optional[str]]", "Callable[[list[int]], str | None]"),
        ("collections.abc.Iterable[int]", "typing.Iterable[int]"),
        ("t.Any", "typing.Any"),
        ("t.Generator[int, None, None]", "t.Generator[int]"),
        ("t.Generator[int, str, None]", "t.Generator[int, str]"),
        ("t.AsyncGenerator[int, None]", "t.AsyncGenerator[int]"),
        ("'Foo'", "Foo"),
        ("'a.Foo'", "a.Foo"),
        ("'Optional[Foo]'", "Foo | None"),
        ("List['Foo']", "list[Foo]"),
        ("\"List['Foo']\"", "list[Foo]"),
        ("Optional['Foo']", "'Foo | None'"),
        ("Callable[['Foo'], 'Bar']", "Callable[[Foo], Bar]"),
        ("t.Annotated['Foo', 'x']", "t.Annotated[Foo, 'x']"),
    ],
)
def test_two_spellings_of_a_type_are_the_same(one: str, other: str) -> None:
    assert typed(one) == typed(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Optional[X]", "X"),
        ("Union[A, B]", "Union[A, C]"),
        ("Union[A, B]", "Union[A, B, C]"),
        ("Optional[Union[A, B]]", "Union[A, B]"),
        ("Dict[str, int]", "Dict[int, str]"),
        ("List[int]", "Set[int]"),
        ("List[int]", "List[str]"),
        ("List[int]", "List"),
        ("List[Optional[int]]", "Optional[List[int]]"),
        ("Union[A, List[B]]", "Union[List[A], B]"),
        ("Tuple[A, B]", "Union[A, B]"),
        ("Callable[[A], B]", "Callable[A, B]"),
        ("Literal['Foo']", "Literal[Foo]"),
        ("Literal['a', 'b']", "Literal['b', 'a']"),
        ("t.Annotated[Foo, 'x']", "t.Annotated[Foo, x]"),
        ("other.Optional[X]", "X | None"),
        ("other.List[int]", "list[int]"),
        ("A & B", "B & A"),
        ("t.Generator[int, str, None]", "t.Generator[int]"),
        ("t.Coroutine[int, None, None]", "t.Coroutine[int]"),
        ("'Foo'", "'Bar'"),
        ("'not a type'", "not_a_type"),
        ("b'Foo'", "Foo"),
        ("collections.abc.Set[int]", "set[int]"),
    ],
)
def test_another_type_is_another_signature(one: str, other: str) -> None:
    assert typed(one).signature != typed(other).signature
    assert typed(one).body == typed(other).body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("def f() -> Optional[X]: pass", "def f() -> X | None: pass"),
        (r"x = '^\d'", r"x = r'^\d'"),
        (r"x = rb'a'", r"x = b'a'"),
        (r"x = r'\d' r'a'", r"x = r'\da'"),
        ("x = ('a {}').format(b)", "x = (f'a {b}')"),
        ("x = ('a %s') % b", "x = f'a {b}'"),
        ("try: a()\nexcept IOError: b()", "try: a()\nexcept OSError: b()"),
        ("try: a()\nexcept (EnvironmentError, X) as e: b()", "try: a()\nexcept (OSError, X) as e: b()"),
        ("raise IOError(a)", "raise OSError(a)"),
        ("def f(a: 'X' = 1): pass", "def f(a: X = 1): pass"),
        ("x: List['X'] = []", "x: list[X] = []"),
        ("def f():\n for a in b: yield a", "def f():\n yield from b"),
        ("def f():\n for a, b in c:\n  yield (a, b)  # why", "def f():\n yield from c"),
        ("class A:\n class B:\n  def f(self): super(A.B, self).f()", "class A:\n class B:\n  def f(self): super().f()"),
        ("class A(B, object, metaclass=M): pass", "class A(B, metaclass=M): pass"),
        ("class A(metaclass=type): pass", "class A: pass"),
        ("@lru_cache()\ndef f(): pass", "@lru_cache\ndef f(): pass"),
        ("a, b = [f(c) for c in d]", "a, b = (f(c) for c in d)"),
        ("x = '%s, %s' % a", "x = '{}, {}'.format(*a)"),
        ("x = '%s, %s' % a[:2]", "x = '{0}, {1}'.format(*a[:2])"),
        ("x = '%(b)s' % a", "x = '{b}'.format(**a)"),
        ("x = '{b}'.format(**locals())", "x = f'{b}'"),
        ("x = '{}.{}'.format('a', b)", "x = f'a.{b}'"),
        ("x = '%s{%s' % (a, '}')", "x = f'{a}{{}}'"),
        ("x = '%5s' % a", "x = f'{a:>5}'"),
        ("x = '%-5s' % a", "x = f'{a:<5}'"),
        ("x = '%.5s' % a", "x = f'{a:.5}'"),
        ("x = '%05d' % a", "x = f'{a:05d}'"),
        ("x = '%.03f' % a", "x = f'{a:.3f}'"),
        ("x = '%(b)s' % locals()", "x = f'{b}'"),
        ("try: a()\nexcept (): b()", "try: a()\nexcept (  ): b()"),
        ("x = '%#x' % a", "x = f'{a:#x}'"),
        ("x = '{0:}'.format(a)", "x = f'{a}'"),
        ("x = Tuple[int, typing.Text]", "x = tuple[int, str]"),
        ("x = Callable[[Dict], List]", "x = Callable[[dict], list]"),
        ("class A:\n x: Optional['X']", "class A:\n x: X | None"),
        ("def f():\n x: List[int] = []", "def f():\n x: list[int] = []"),
        ("X = Optional[A]", "X = A | None"),
        ("X = Union[A, Union[B, C]]", "X = A | B | C"),
        ("X = t.Dict[str, List[int]]", "X = dict[str, list[int]]"),
        ("class A(Dict[str, int]): pass", "class A(dict[str, int]): pass"),
        ("x = cast(List[int], y)", "x = cast(list[int], y)"),
        ("class A(object): pass", "class A: pass"),
        ("class A(B, object): pass", "class A(B): pass"),
        ("class A(object, metaclass=M): pass", "class A(metaclass=M): pass"),
        ("class A:\n def f(self): super(A, self).f()", "class A:\n def f(self): super().f()"),
        ("class A:\n @d\n def f(cls): super(A, cls).f()", "class A:\n @d\n def f(cls): super().f()"),
        ("x = '%s' % a", "x = f'{a}'"),
        ("x = '%s' % (a,)", "x = '{}'.format(a)"),
        ("x = 'a %s b %r' % (a, b)", "x = f'a {a} b {b!r}'"),
        ("x = '%(a)s' % {'a': b}", "x = f'{b}'"),
        ("x = '%s%%{' % a", "x = f'{a}%{{'"),
        ("x = '%.2f' % a", "x = f'{a:.2f}'"),
        ("x = r'\\d%s' % a", "x = rf'\\d{a}'"),
        ("x = '\\'%s\\'' % a", 'x = f"\'{a}\'"'),
        ("x = ('a' '%s') % a", "x = ('a' f'{a}')"),
        ("x = '{}{}'.format(a, b)", "x = f'{a}{b}'"),
        ("x = '{1}{0}'.format(a, b)", "x = f'{b}{a}'"),
        ("x = '{k} {0!r:>3}'.format(a, k=b)", "x = f'{b} {a!r:>3}'"),
        ("x = '{{}}{}'.format(a)", "x = f'{{}}{a}'"),
        ("x = '{a.b}'.format(a=c)", "x = f'{c.b}'"),
        ("x = set([1, 2])", "x = {1, 2}"),
        ("x = set(())", "x = set()"),
        ("x = set([a for a in b])", "x = {a for a in b}"),
        ("x = set(a for a in b)", "x = {a for a in b}"),
        ("f((a for a in b))", "f(a for a in b)"),
        ("x = dict([(a, b) for a, b in c])", "x = {a: b for a, b in c}"),
        ("x = dict((a, b) for a, b in c if d)", "x = {a: b for a, b in c if d}"),
        ("@lru_cache(maxsize=None)\ndef f(): pass", "@cache\ndef f(): pass"),
        ("@m.lru_cache(maxsize=None)\ndef f(): pass", "@m.cache\ndef f(): pass"),
        ("import a, b", "import b\nimport a"),
        ("from __future__ import annotations\nx = 1", "x = 1"),
        ("from typing import Any\nx = 1", "x = 1"),
        ("from typing import Any\nx = 1", "from collections.abc import Mapping\nx = 1"),
        ("if T:\n from typing import Any\n x = 1", "if T:\n x = 1"),
        ("from typing import List as L\nx: L[int]", "from typing import List as L\nx: list[int]"),
    ],
)  # fmt: skip
def test_an_idiom_and_what_tools_make_of_it_are_the_same(one: str, other: str) -> None:
    assert whole(TYPING + one) == whole(TYPING + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("def f(a='X'): pass", "def f(a=X): pass"),
        (r"x = r'\n'", r"x = '\n'"),
        (r"x = r'\\'", r"x = '\\'"),
        ("x = rb'a'", "x = r'a'"),
        (r"x = r'\n' 'a'", r"x = r'\n' '\n'"),
        ("raise IOErrors(a)", "raise OSError(a)"),
        ("def f():\n for a in b: yield c", "def f():\n yield from b"),
        ("def f():\n for a in b: yield a,", "def f():\n yield from b"),
        ("def f():\n for a in b: yield a", "def f():\n yield from c"),
        ("def f():\n for a in b: yield a", "def f():\n yield b"),
        ("def f():\n for a in b: yield a\n else: c()", "def f():\n yield from b"),
        ("def f():\n for a in b: yield a; c()", "def f():\n yield from b"),
        ("def f():\n for a, b in c: yield b, a", "def f():\n yield from c"),
        ("async def f():\n async for a in b: yield a", "async def f():\n yield from b"),
        ("class A:\n class B:\n  def f(self): super(A, self).f()", "class A:\n class B:\n  def f(self): super().f()"),
        ("class A(metaclass=type): pass", "class A(metaclass=M): pass"),
        ("@lru_cache(1)\ndef f(): pass", "@lru_cache\ndef f(): pass"),
        ("a = [f(c) for c in d]", "a = (f(c) for c in d)"),
        ("x = '%s, %s' % a", "x = '{}, {}'.format(*b)"),
        ("x = '%s, %s' % a", "x = '{}: {}'.format(*a)"),
        ("x = '%s, %s' % a", "x = '{1}, {0}'.format(*a)"),
        ("x = '%s, %s' % a", "x = '{}, {}'.format(a, a)"),
        ("x = '%(b)s' % a", "x = '{c}'.format(**a)"),
        ("x = '{b}'.format(**a)", "x = f'{b}'"),
        ("x = '{}.{}'.format('a', b)", "x = f'b.{b}'"),
        ("x = '{!r}'.format('a')", "x = 'a'"),
        ("x = '{}'.format(b'a')", "x = 'a'"),
        ("x = '%-5s' % a", "x = f'{a:>5}'"),
        ("x = '%05d' % a", "x = f'{a:5d}'"),
        ("x = '%.5s' % a", "x = f'{a:.6}'"),
        ("x = 'X'", "x = X"),
        ("x = cast('X', y)", "x = cast(X, y)"),
        ("X = A | B", "X = B | A"),
        ("X = Union[A, 'B']", "X = A | B"),
        ("class A(objects): pass", "class A: pass"),
        ("class A(metaclass=object): pass", "class A: pass"),
        ("class A:\n def f(self): super(B, self).f()", "class A:\n def f(self): super().f()"),
        ("class A:\n def f(self): super(A, x).f()", "class A:\n def f(self): super().f()"),
        ("class A:\n def f(self):\n  def g(self): super(A, self).f()", "class A:\n def f(self):\n  def g(self): super().f()"),
        ("class A:\n def f(self): [super(A, self).f() for x in y]", "class A:\n def f(self): [super().f() for x in y]"),
        ("def f(self): super(A, self).f()", "def f(self): super().f()"),
        ("x = '%s' % a", "x = f'{b}'"),
        ("x = '%s' % a", "x = f'{a!r}'"),
        ("x = '%r' % a", "x = f'{a}'"),
        ("x = '%s %s' % (a, b)", "x = f'{b} {a}'"),
        ("x = '%s ' % a", "x = f'{a}'"),
        ("x = '%5s' % a", "x = f'{a:5}'"),
        ("x = '%s %s' % a", "x = f'{a} {a}'"),
        ("x = '%s' % (a, b)", "x = f'{a}'"),
        ("x = b'%s' % a", "x = f'{a}'"),
        ("x = '{}'.format(a, b)", "x = f'{a}'"),
        ("x = '{}'.format(*a)", "x = f'{a}'"),
        ("x = '{:.2f}'.format(a)", "x = f'{a:.3f}'"),
        ("x = '{a}'.format(a=b)", "x = f'{a}'"),
        ("x = '{a}'", "x = f'{a}'"),
        ("x = '{a.b}'.format(a=c)", "x = f'{c.d}'"),
        ("x = set([1, 2])", "x = {1, 3}"),
        ("x = set([1])", "x = set(1)"),
        ("x = dict((a, b) for a, b in c)", "x = {b: a for a, b in c}"),
        ("x = dict((a, b, d) for a, b in c)", "x = {a: b for a, b in c}"),
        ("x = dict(a for a in c)", "x = {a: a for a in c}"),
        ("x = set([a for a in b])", "x = {a for a in c}"),
        ("@lru_cache(maxsize=1)\ndef f(): pass", "@cache\ndef f(): pass"),
        ("import a, b", "import a"),
        ("from other import Any", ""),
        ("from typing import cast as c\nc(a)", "from typing import overload as c\nc(a)"),
        ("from other import List\nx: List[int]", "from other import List\nx: list[int]"),
        ("from other import Optional\nx: Optional[X]", "from other import Optional\nx: X | None"),
        ("class List(A): pass\nx: List[int]", "class List(A): pass\nx: list[int]"),
        ("class Optional: pass\nx: Optional[X]", "class Optional: pass\nx: X | None"),
    ],
)  # fmt: skip
def test_what_is_only_near_to_an_idiom_differs(one: str, other: str) -> None:
    assert whole(TYPING + one).body != whole(TYPING + other).body


@pytest.mark.parametrize("name", ["List", "Dict", "Optional", "Union"])
def test_a_name_that_is_not_imported_from_typing_is_itself(name: str) -> None:
    assert whole(f"x: {name}[int]").body != whole("x: int").body
    assert whole(f"x: {name}[int]").body != whole(f"x: {name.lower()}[int]").body


def test_a_type_in_quotes_that_is_no_expression_is_a_string() -> None:
    assert typed("'a b ('").signature != typed("'a b'").signature


TYPES = st.recursive(
    st.sampled_from(["A", "B", "m.C", "int"]),
    lambda inner: st.one_of(
        inner.map("List[{}]".format),
        st.tuples(inner, inner).map("Dict[{0[0]}, {0[1]}]".format),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"Union[{', '.join(parts)}]"),
    ),
    max_leaves=8,
)


@given(st.lists(TYPES, min_size=2, max_size=4), st.randoms())
def test_neither_order_nor_spelling_nor_quotes_of_a_union_count(
    parts: list[str], chance: Random
) -> None:
    shuffled = [*parts]
    chance.shuffle(shuffled)
    one = typed(f"Union[{', '.join(parts)}]")
    assert one == typed(" | ".join(shuffled))
    assert one == typed(f'"{" | ".join(shuffled)}"')


@given(TYPES)
def test_none_among_the_types_differs_from_none_of_it(one: str) -> None:
    assert typed(f"Optional[{one}]").signature != typed(one).signature


@given(TYPES)
def test_outside_annotations_the_new_spelling_is_the_same_too(one: str) -> None:
    assert whole(f"{TYPING}X = Optional[{one}]") == whole(f"{TYPING}X = Union[{one}, None]")


@given(st.text(alphabet="ab{}%sr().!:'\"\\ [],", max_size=30))
def test_no_template_raises(text: str) -> None:
    source = f"x = {text!r} % (a, b)\ny = {text!r}.format(a, b=c)\ndef f(a: {text!r}): pass"
    assert whole(source) == whole(source)


def test_types_and_templates_may_be_nested_deeply() -> None:
    nested = "Optional[List[" * 20_000 + "int" + "]]" * 20_000
    template = "'{}'.format(" * 5_000 + "a" + ")" * 5_000
    assert whole(f"{TYPING}x: {nested}\ny = {template}").body.startswith("c1:")
