from pathlib import Path

import pytest
from hypothesis import given
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


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("a.py", "x = 'a'", 'x = "a"'),
        ("a.py", "x = 'a\"b'", 'x = "a\\"b"'),
        ("a.py", "x = R'a'", "x = r'a'"),
        ("a.py", "x = u'a'", "x = 'a'"),
        ("a.py", "x = (a + b)", "x = a + b"),
        ("a.py", "f(a, b,)", "f(a, b)"),
        ("a.py", "x = [\n    1,\n    2,\n]", "x = [1, 2]"),
        ("a.py", "x = a + \\\n    b", "x = a + b"),
        ("a.py", "import b\nimport a", "import a, b"),
        ("a.py", "from m import b, a", "from m import (\n    a,\n    b,\n)"),
        ("a.py", "class A(): pass", "class A: pass"),
        ("a.py", "for (a, b) in c: pass", "for a, b in c: pass"),
        ("a.py", "def f(): pass\nx = 1", "x = 1\ndef f(): pass"),
        ("a.py", "class A:\n def f(self): 1\n def g(self): 2", "class A:\n def g(self): 2\n def f(self): 1"),
        ("a.py", "x = 0XFF + 1_000 + 1E5", "x = 0xff + 1000 + 1e5"),
        ("a.py", "def f():\n  if a:\n    b()", "def f():\n\n    # why\n    if a: b()"),
        ("a.py", "def f(a: tuple[int, (str | None)]): pass", "def f(a: (tuple[int, str | None])): pass"),
        ("a.js", "f(a);", "f(a)"),
        ("a.js", "x = {'a': 1}", "x = { a: 1 }"),
        ("a.js", "const f = x => x", "const f = (x) => x;"),
        ("a.js", "a = 'it\\'s'", 'a = "it\'s"'),
        ("a.js", "new Foo", "new Foo()"),
        ("a.ts", "type A = | 'a' | 'b' | 'c'", 'type A = "a" | "b" | "c";'),
        ("a.ts", "interface A { a: b, c: d }", "interface A {\n  a: b;\n  c: d;\n}"),
        ("a.ts", "const f = x => x", "const f = (x) => x"),
        ("a.ts", "const a = 1, b = 2", "const b = 2, a = 1"),
        ("a.ts", "export { a } from 'm'\nexport { b } from 'm'", "export { b, a } from 'm'"),
        ("a.ts", "export * from 'm'\nexport * from 'n'", "export * from 'n'\nexport * from 'm'"),
        ("a.tsx", "f(<b>\n  hi there\n</b>)", "f(<b>hi  there</b>)"),
        ("a.go", "package p\nimport (\n\"b\"\n\"a\"\n)", "package p\nimport \"a\"\nimport \"b\""),
        ("a.go", "package p\nfunc f() { a(1,2) }", "package p\n\nfunc f() {\n\ta(1, 2) // two\n}\n"),
        ("a.go", "package p\nconst A = 1\nconst B = 2", "package p\nconst (\n\tB = 2\n\tA = 1\n)"),
        ("a.rs", "use a::{c, b::{e, d}};", "use a::{b::{d, e}, c};"),
        ("a.rs", "use a::{b};", "use a::b;"),
        ("a.rs", "#[cfg(x)]\nmod a;\nuse b;", "use b;\n#[cfg(x)]\nmod a;"),
        ("a.rs", "#[x]\nfn a() {}\nfn b() {}", "fn b() {}\n#[x]\nfn a() {}"),
        ("a.rs", "impl A { fn f() {} }\nimpl B { fn g() {} }", "impl B { fn g() {} }\nimpl A { fn f() {} }"),
        ("a.rs", "fn f() { match x { a => { b } } }", "fn f() { match x { a => b, } }"),
        ("a.rs", "fn f() { match x { a => { b } } }", "fn f() { match x { a => { /* why */ b } } }"),
        ("a.rs", "fn f() { return (a) }", "fn f() { return a; }"),
        ("a.rs", "fn f() { vec!(a, b,) }", "fn f() { vec![a, b] }"),
        ("a.java", "import b.B;\nimport a.A;", "import a.A;\nimport b.B;"),
        ("a.java", "class A { int f() { return (1_000); } }", "class A {\n  int f() { return 1000; /* why */ }\n}"),
        ("a.java", "class A { R r = (x) -> x; }", "class A { R r = x -> x; }"),
        ("a.java", "class A { void f() {} void g() {} }", "class A { void g() {} void f() {} }"),
        ("a.h", "#ifndef A\n#include <b>\n#include <c>\n#endif", "#ifndef A\n#include <c>\n#include <b>\n#endif"),
        ("a.h", "#define A(x) (x+1) // one", "#  define A(x) \\\n  (x + 1)"),
        ("a.h", "#if A\nint f(void);\nint g(void);\n#endif", "#if A\nint g(void);\nint f(void);\n#endif"),
        ("a.c", "int a[] = {1, 2,};", "int a[] = { 1, (2) };"),
        ("a.cc", "namespace n { void f(); void g(); }", "namespace n {\nvoid g();\nvoid f();\n}"),
        ("a.cs", "using B;\nusing A;\nclass C {}", "using A;\nusing B;\n\nclass C\n{\n}"),
        ("a.cs", "namespace A { class B {} class C {} }", "namespace A\n{\n  class C {}\n  class B {}\n}"),
        ("a.cs", "class A { int[] F() { return (new[] {1, 2,}); } }", "class A { int[] F() { return new[] { 1, 2 }; } }"),
        ("a.cs", "#region a\nclass A {}\n#endregion\n", "class A {}"),
        ("a.rb", "require 'b'\nrequire 'a'", "require 'a'\nrequire 'b'"),
        ("a.rb", "a = ['b', (c)]", "a = [\n  \"b\",\n  c,\n]"),
        ("a.rb", "def f() a end", "def f\n  a # why\nend"),
        ("a.rb", "if a then b end", "if a\n  b\nend"),
        ("a.php", "<?php use B; use A;", "<?php\nuse A;\nuse B;"),
        ("a.php", "<?php use A\\{B, C};", "<?php use A\\{C, B};"),
        ("a.php", "<?php f('a', ($b),);", "<?php f(\"a\", $b); # why"),
        ("a.kt", "import b\nimport a\nfun f() {}", "import a\nimport b\nfun f() {}"),
        ("a.kt", "fun f() = g(1, (2),)", "fun f() =\n  g(1, 2) // why"),
        ("a.sh", "f() { a; b | c; }", "f () {\n  a # why\n  b |\n    c\n}"),
        ("a.sh", "if a; then b; fi", "if a\nthen\n  b\nfi"),
    ],
)  # fmt: skip
def test_style_changes_neither_signature_nor_body(path: str, one: str, other: str) -> None:
    first, second = whole(one, path), whole(other, path)
    assert (first.signature, first.body) == (second.signature, second.body)


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("a.py", "x[1,]", "x[1]"),
        ("a.py", "x[:1]", "x[1:]"),
        ("a.py", "x = 1,", "x = 1"),
        ("a.py", "(a + b) * c", "a + b * c"),
        ("a.py", 'x = r"\\""', "x = r'\"'"),
        ("a.py", "x = b'a'", "x = 'a'"),
        ("a.py", "x = 1", "x = 1."),
        ("a.py", "x = 'a'", "x = a"),
        ("a.py", "if a:\n  b()\n  c()", "if a:\n  b()\nc()"),
        ("a.py", "a()\nb()", "b()\na()"),
        ("a.py", "class A:\n  a: int\n  b: int", "class A:\n  b: int\n  a: int"),
        ("a.py", "import a", "import b"),
        ("a.js", "x = [, a]", "x = [a]"),
        ("a.js", "x = [a,, b]", "x = [a, b]"),
        ("a.js", "for (;a;) {}", "for (;;a) {}"),
        ("a.js", "x = `a b`", "x = `a  b`"),
        ("a.js", "(a?.b).c", "a?.b.c"),
        ("a.js", "f((a, b))", "f(a, b)"),
        ("a.py", "x = f'{a:.2f}'", "x = f'{a:.4f}'"),
        ("a.py", "x = f'{a:>3}'", "x = f'{a:<3}'"),
        ("a.py", "x = f'{a:{b}.2}'", "x = f'{a:{b}.3}'"),
        ("a.py", "x = f'{a:{b}}'", "x = f'{a:{c}}'"),
        ("a.py", "x = f'{a!r}'", "x = f'{a!s}'"),
        ("a.go", "package p\nvar a = `\\n`", "package p\nvar a = \"\\n\""),
        ("a.go", "package p\nvar a = `\\'`", "package p\nvar a = `'`"),
        ("a.go", "package p\nfunc f() { x[1:] }", "package p\nfunc f() { x[:1] }"),
        ("a.go", "package p\nconst (\nA = iota\nB\nC\n)", "package p\nconst (\nA = iota\nC\nB\n)"),
        ("a.rs", "fn f() { [0; 5] }", "fn f() { [0, 5] }"),
        ("a.rs", "fn f() { vec![0; 5] }", "fn f() { vec![0, 5] }"),
        ("a.rs", "fn f() { m!([a]) }", "fn f() { m!((a)) }"),
        ("a.rs", "fn f() { (a.b)(c) }", "fn f() { a.b(c) }"),
        ("a.rs", "fn f() { match x { a => 1, } }", "fn f() { match x { a => 1, }; }"),
        ("a.rs", "type A = (u8,);", "type A = (u8);"),
        ("a.rs", "#[cfg(x)]\nmod a;\nmod b;", "mod a;\n#[cfg(x)]\nmod b;"),
        ("a.rs", "impl<T> A<T> { fn f() {} }", "impl<T: B> A<T> { fn f() {} }"),
        ("a.java", "class A { void f() { for (;a;) {} } }", "class A { void f() { for (;;a) {} } }"),
        ("a.java", "class A { private int a; }", "class A { protected int a; }"),
        ("a.c", "#define A b+c", "#define A b-c"),
        ("a.c", "#define A(x) x", "#define A (x) x"),
        ("a.c", "#ifdef A\nint f();\n#endif", "#ifndef A\nint f();\n#endif"),
        ("a.c", "int (*f)(void);", "int *f(void);"),
        ("a.cc", "class A { protected: void f(); };", "class A { private: void f(); };"),
        ("a.cs", "class A { int[,] b; }", "class A { int[] b; }"),
        ("a.cs", "class A { string F() => $\"{b:x}\"; }", "class A { string F() => $\"{b:d}\"; }"),
        ("a.cs", "class A { int F() => (b?.c).d; }", "class A { int F() => b?.c.d; }"),
        ("a.cs", "class A { public int b; }", "class A { internal int b; }"),
        ("a.rb", "a = 'b\\n'", "a = \"b\\n\""),
        ("a.rb", "a = '#{b}'", "a = \"#{b}\""),
        ("a.rb", "class A\n  private\n  def f; end\nend", "class A\n  def f; end\nend"),
        ("a.php", "<?php $a = '$b';", "<?php $a = \"$b\";"),
        ("a.php", "<?php $a = '\\n';", "<?php $a = \"\\n\";"),
        ("a.php", "<?php [, $a] = $b;", "<?php [$a] = $b;"),
        ("a.php", "<?php ($a?->b())->c;", "<?php $a?->b()->c;"),
        ("a.kt", "fun f() = 'a'", "fun f() = 'b'"),
        ("a.kt", "fun f() = \"$a $b\"", "fun f() = \"$a$b\""),
        ("a.kt", "import a\nfun f() {}", "import b\nfun f() {}"),
        ("a.sh", "cat <<E\n  a $b\nE\n", "cat <<E\na $b\nE\n"),
        ("a.sh", "cat <<E\na $b\nE\n", "cat <<E\nc $b\nE\n"),
        ("a.sh", "a \"$b $c\"", "a \"$b$c\""),
        ("a.sh", "[ a = b ]", "[[ a = b ]]"),
        ("a.cc", "void f() const;", "void f();"),
    ],
)  # fmt: skip
def test_meaning_changes_a_digest(path: str, one: str, other: str) -> None:
    first, second = whole(one, path), whole(other, path)
    assert (first.signature, first.body) != (second.signature, second.body)


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
