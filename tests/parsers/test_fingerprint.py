from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.model.code import Fingerprint
from curator.model.text import RepoPath
from curator.parsers.fingerprint import combined, fingerprints, text_fingerprint
from tests.parsers.readable import digest_text

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted(path for path in GOLDEN.glob("*/*") if path.suffix != ".txt")
RETRY = (GOLDEN / "python" / "retry.py").read_bytes()


def whole(source: str, path: str = "a.py") -> Fingerprint:
    return fingerprints(source.encode(), RepoPath(path)).whole


def of(name: str, source: str, path: str = "a.py") -> Fingerprint:
    return fingerprints(source.encode(), RepoPath(path)).symbols[name]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_golden_file_has_the_digests_beside_it(path: Path) -> None:
    expected = path.with_name(path.name + ".digests.txt").read_text(encoding="utf-8")
    assert digest_text(path.read_bytes(), path.name) == expected


def test_a_comment_in_a_body_changes_nothing() -> None:
    assert of("f", "def f():\n    # why\n    pass\n") == of("f", "def f():\n    pass\n")


def test_a_docstring_changes_only_doc() -> None:
    bare, documented = (
        of("f", "def f(): return 1"),
        of("f", "def f():\n    '''Docs.'''\n    return 1"),
    )
    assert (bare.signature, bare.body) == (documented.signature, documented.body)
    assert bare.doc != documented.doc


@pytest.mark.parametrize(
    "changed",
    [
        "def f(b, a=1): return a",
        "def f(a, b=1): return a",
        "def f(a, c=2): return a",
        "def f(a, b: int = 2): return a",
        "def f(a, b=2) -> int: return a",
        "async def f(a, b=2): return a",
        "@d\ndef f(a, b=2): return a",
    ],
)
def test_a_head_changes_only_the_signature(changed: str) -> None:
    before, after = of("f", "def f(a, b=2): return a"), of("f", changed)
    assert before.signature != after.signature
    assert before.body == after.body


def test_a_body_changes_only_the_body() -> None:
    before, after = of("f", "def f(): return 1"), of("f", "def f(): return 2")
    assert before.signature == after.signature
    assert before.body != after.body


def test_a_value_is_the_body_of_a_constant() -> None:
    before, after = of("LIMIT", "LIMIT = 1"), of("LIMIT", "LIMIT = 2")
    assert before.signature == after.signature
    assert before.body != after.body


def test_a_public_member_belongs_to_the_signature_of_its_class() -> None:
    before, after = of("A", "class A:\n def f(self): 1"), of("A", "class A:\n def f(self, x): 1")
    assert before.signature != after.signature


def test_a_private_member_does_not() -> None:
    before, after = of("A", "class A:\n def _f(self): 1"), of("A", "class A:\n def _f(self, x): 1")
    assert before.signature == after.signature
    assert before.body != after.body


def test_docs_of_members_belong_to_a_class() -> None:
    before, after = (
        of("A", "class A:\n def f(self): 1"),
        of("A", "class A:\n def f(self): '''D.'''"),
    )
    assert before.doc != after.doc


def test_a_body_changes_no_signature_of_its_file() -> None:
    assert whole("def f(): 1").signature == whole("def f(): 2").signature


def test_the_value_of_a_public_constant_belongs_to_the_signature_of_its_file() -> None:
    assert whole("LIMIT = 1").signature != whole("LIMIT = 2").signature


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.py", "class A:\n LIMIT = 1"),
        ("a.py", "class A(Enum):\n B = 1"),
        ("a.java", "public class A { public static final int LIMIT = 1; }"),
        ("a.rb", "class A\n LIMIT = 1\nend"),
    ],
)
def test_so_does_that_of_a_constant_in_a_public_class(path: str, source: str) -> None:
    assert whole(source, path).signature != whole(source.replace("1", "2"), path).signature


@pytest.mark.parametrize("source", ["class A:\n _LIMIT = 1", "class _A:\n LIMIT = 1\nb = 1"])
def test_that_of_a_private_one_does_not(source: str) -> None:
    assert whole(source).signature == whole(source.replace("1", "2", 1)).signature


@pytest.mark.parametrize("change", ["from .a import c", "from .b import a", "from . import a"])
def test_what_a_package_imports_from_itself_belongs_to_its_signature(change: str) -> None:
    before, after = (f"{line}\ndef f(): 1" for line in ("from .a import b", change))
    path = "src/a/__init__.py"
    assert whole(before, path).signature != whole(after, path).signature


def test_what_it_imports_from_elsewhere_does_not() -> None:
    one, other = (f"from {name} import a\ndef f(): 1" for name in "bc")
    first, second = (whole(text, "src/a/__init__.py") for text in (one, other))
    assert first.signature == second.signature
    assert first.body != second.body


def test_nor_does_what_another_module_imports() -> None:
    one, other = (f"from .{name} import a\ndef f(): 1" for name in "bc")
    assert whole(one).signature == whole(other).signature


@pytest.mark.parametrize("name", ["T", "table"])
def test_what_is_added_to_a_value_later_belongs_to_it(name: str) -> None:
    before, after = (of(name, f"{name} = [1]\n{name} += [{value}]") for value in (2, 3))
    assert before.body != after.body


def test_a_private_function_changes_no_signature_of_its_file() -> None:
    before, after = whole("x = 1\ndef _f(): 1"), whole("x = 1\ndef _f(a): 1")
    assert before.signature == after.signature


def test_what_a_module_does_not_export_is_private() -> None:
    one, other = "export const a = 1\nfunction f() {}", "export const a = 1\nfunction g() {}"
    assert whole(one, "a.js").signature == whole(other, "a.js").signature


def test_an_unexported_field_is_the_body_of_a_struct() -> None:
    before = of("A", "package p\ntype A struct { B int; c int }", "a.go")
    after = of("A", "package p\ntype A struct { B int; d int }", "a.go")
    assert before.signature == after.signature
    assert before.body != after.body


def test_a_neighbour_in_a_group_changes_nothing() -> None:
    alone = of("A", "package p\nconst A = 1", "a.go")
    assert alone == of("A", "package p\nconst (\n\tA = 1\n\tB = 2\n)", "a.go")


def test_definitions_under_one_name_are_one_target() -> None:
    one = "function f(a: string): void\nfunction f(a: any) {}"
    other = "function f(a: number): void\nfunction f(a: any) {}"
    assert of("f", one, "a.ts").signature != of("f", other, "a.ts").signature


def test_line_ends_and_trailing_space_of_text_are_free() -> None:
    assert text_fingerprint(b"a  \r\nb\r") == text_fingerprint(b"a\nb\n")


def test_indentation_of_text_is_not() -> None:
    assert text_fingerprint(b"  a") != text_fingerprint(b"a")


def test_the_order_of_members_is_free() -> None:
    one, two = ("a", text_fingerprint(b"1")), ("b", text_fingerprint(b"2"))
    assert combined([one, two]) == combined([two, one])


def test_a_new_member_changes_the_signature() -> None:
    one, two = ("a", text_fingerprint(b"1")), ("b", text_fingerprint(b"2"))
    assert combined([one]).signature != combined([one, two]).signature


def test_a_fingerprint_is_a_version_and_sixteen_digits() -> None:
    assert len(whole("x = 1").body.removeprefix("c1:")) == 16


@settings(deadline=None)
@given(st.lists(st.integers(0, RETRY.count(b"\n") - 1), max_size=8))
def test_blank_lines_change_nothing(places: list[int]) -> None:
    lines = RETRY.split(b"\n")
    for place in sorted(places, reverse=True):
        lines.insert(place, b"   ")
    before, after = (fingerprints(text, RepoPath("a.py")) for text in (RETRY, b"\n".join(lines)))
    assert (before.whole.signature, before.whole.body) == (after.whole.signature, after.whole.body)


@given(st.lists(st.sampled_from([b" ", b"\n", b"  # why\n", b"\\\n"]), min_size=9, max_size=9))
def test_layout_between_tokens_changes_nothing(gaps: list[bytes]) -> None:
    tokens = [b"f(", b"a", b",", b"b", b"=", b"[", b"1", b"]", b")"]
    spread = b"x = (" + b"".join(t + g for t, g in zip(tokens, gaps, strict=True)) + b")"
    one, other = (fingerprints(text, RepoPath("a.py")) for text in (spread, b"x = f(a, b=[1])"))
    assert (one.whole, one.symbols) == (other.whole, other.symbols)


@given(st.binary(max_size=300), st.sampled_from(["a.py", "a.js", "a.ts", "a.tsx", "a.go", "a"]))
def test_no_content_raises(source: bytes, path: str) -> None:
    assert fingerprints(source, RepoPath(path)) == fingerprints(source, RepoPath(path))


RUST_TYPE = "pub struct Job<T>(T);\n\nimpl<T> Job<T> { pub fn run(&self) {} }\n"


def test_the_head_of_an_impl_block_belongs_to_the_signatures_in_it() -> None:
    bound = RUST_TYPE.replace("impl<T>", "impl<T: Send>")
    first, second = (of("Job.run", text, "a.rs") for text in (RUST_TYPE, bound))
    assert first.signature != second.signature
    assert first.body == second.body


def test_so_does_the_word_that_begins_a_section_of_a_class() -> None:
    text = "class A { public: void f(); };"
    first, second = (
        of("A.f", source, "a.cc") for source in (text, text.replace("public", "private"))
    )
    assert first.signature != second.signature


def test_a_private_member_is_not_in_the_signature_of_its_class() -> None:
    text = "class A { void f(); public: void g(); };"
    first, second = (of("A", source, "a.cc") for source in (text, text.replace("f()", "f(int)")))
    assert first.signature == second.signature
    assert first.body != second.body
