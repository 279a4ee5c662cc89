import pytest

from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints


def body(source: str, path: str = "a.ts") -> str:
    return fingerprints(source.encode(), RepoPath(path)).whole.body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x = a || b as T", "x = a || (b as T)"),
        ("x = a && b || c as T", "x = (a && b) || (c as T)"),
        ("x = a || b && c as T", "x = a || (b && (c as T))"),
        ("x = a || b + c as T", "x = a || ((b + c) as T)"),
        ("x = a ?? b as T as U", "x = a ?? ((b as T) as U)"),
        ("x = a == b as T", "x = a == (b as T)"),
        ("x = a || b satisfies T", "x = a || (b satisfies T)"),
        ("x = await a as T", "x = (await a) as T"),
        ("x = a || await b as T", "x = a || ((await b) as T)"),
    ],
)
def test_parentheses_that_as_does_not_need_are_layout(one: str, other: str) -> None:
    assert body(one) == body(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x = a || b as T", "x = (a || b) as T"),
        ("x = a < b as T", "x = a < (b as T)"),
        ("x = a || b as T", "x = a || b as U"),
        ("x = await a as T", "x = await (a as T)"),
        ("x = await a as T", "x = a as T"),
    ],
)
def test_parentheses_that_it_needs_count(one: str, other: str) -> None:
    assert body(one) != body(other)


@pytest.mark.parametrize(
    ("one", "other"), [("type A = | B", "type A = B"), ("type A = & B", "type A = B")]
)
def test_a_mark_before_the_only_type_is_layout(one: str, other: str) -> None:
    assert body(one) == body(other)


@pytest.mark.parametrize(
    ("one", "other", "path"),
    [
        ("x = a || (b || c)", "x = a || b || c", "a.js"),
        ("x = a && (b && (c && d))", "x = a && b && c && d", "a.ts"),
        ("x = 1.0 + 5. + 1e+5", "x = 1 + 5 + 1e5", "a.js"),
        ("interface A { 'b': c }", "interface A { b: c }", "a.ts"),
        ("x = <a b={'c'} />", 'x = <a b="c" />', "a.jsx"),
        ("x = <a b={'c'} />", 'x = <a b="c" />', "a.tsx"),
        ("x = <style>{`a{b:c}`}</style>", "x = <style>{`\na { b: c; }`}</style>", "a.tsx"),
    ],
)
def test_what_prettier_spells_in_one_way_is_layout(one: str, other: str, path: str) -> None:
    assert body(one, path) == body(other, path)


@pytest.mark.parametrize(
    ("one", "other", "path"),
    [
        ("x = a || (b && c)", "x = (a || b) && c", "a.js"),
        ("x = a || (b || c)", "x = b || (a || c)", "a.js"),
        ("x = a - (b - c)", "x = a - b - c", "a.js"),
        ("x = 1.5", "x = 15", "a.js"),
        ("x = 1e-5", "x = 1e5", "a.js"),
        ("x = <a b={'\\n'} />", 'x = <a b="\\n" />', "a.tsx"),
        ("x = <a b={c} />", 'x = <a b="c" />', "a.tsx"),
    ],
)
def test_what_it_may_not_respell_counts(one: str, other: str, path: str) -> None:
    assert body(one, path) != body(other, path)


@pytest.mark.parametrize("path", ["a.js", "a.ts", "a.tsx"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("css`\n  color: red;\n`", "css`\n\tcolor:red\n`"),
        ("css`content: 'a'`", 'css`content: "a"`'),
        ("css`content: '${a}'`", 'css`content: "${a}"`'),
        ("css`a{b:c}`", "css`\n  a {\n    b: c;\n  }\n`"),
        ("css`a,b>c{}`", "css`\n  a,\n  b > c {\n  }\n`"),
        ("css`a: b !important`", "css`a: b ! important;`"),
        ("css`a: ${b};${c}`", "css`\n  a: ${b};\n  ${c}\n`"),
        ("css`/* why */ a: b`", "css`a: b`"),
        ("styled.a`b:c`", "styled.a`\n  b: c;\n`"),
        ("styled(A)`b:c`", "styled(A)`\n  b: c;\n`"),
        ("styled.a.attrs({ b })`c:d`", "styled.a.attrs({ b })`\n  c: d;\n`"),
        ("html`\n  <a>\n    ${b}\n  </a>\n`", "html`\n\t<a>\n\t\t${b}\n\t</a>\n`"),
        ("html`<div>a ${b}</div> <p>c</p>`", "html`\n  <div>\n    a ${b}\n  </div>\n  <p>c</p>\n`"),
        ("html`<a\n  b=${c}\n></a>`", "html`<a b=${c}></a>`"),
        ("gql`\n  query { a, b }\n`", "gql`\n  query {\n    a\n    b\n  }\n`"),
        ("it.each`\n  a | b\n  ${c} | ${d}\n`", "it.each`\n\ta     | b\n\t${c} |${d}\n`"),
        ("gql`{ a } # why\n ${b}`", "gql`{\n  a\n}\n${b}`"),
    ],
)
def test_layout_of_another_language_in_a_template_is_layout(
    one: str, other: str, path: str
) -> None:
    assert body(one, path) == body(other, path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("css`a: b`", "css`a: c`"),
        ("css`a :hover {}`", "css`a:hover {}`"),
        ("css`a .b {}`", "css`a.b {}`"),
        ("css`a: 'b  c'`", "css`a: 'b c'`"),
        ("css`a: '${b}  c'`", "css`a: '${b} c'`"),
        ("css`a: calc(1px + 2px)`", "css`a: calc(1px +2px)`"),
        ("css`a: ${b} ${c}`", "css`a: ${b}${c}`"),
        ("css`a: ${b}`", "css`a: ${c}`"),
        ("css`a: b; c: d`", "css`c: d; a: b`"),
        ("css`a: url(//b);`", "css`a: url(//c);`"),
        ("css`a: b`", "html`a: b`"),
        ("html`<a>b</a>`", "html`<a>c</a>`"),
        ("html`<a>${b} ${c}</a>`", "html`<a>${b}${c}</a>`"),
        ("html`<a>b\n</a>`", "html`<a>b</a>`"),
        ("html`<pre>\n  a</pre>`", "html`<pre>\n    a</pre>`"),
        ("gql`{ a b }`", "gql`{ ab }`"),
        ('gql`{ a(b: "c  d") }`', 'gql`{ a(b: "c d") }`'),
        ("gql`{ a(b: ${c}) }`", "gql`{ a(b: ${d}) }`"),
        ("it.each`\n  a | b\n  ${c} | ${d}\n`", "it.each`\n  a | b\n  ${d} | ${c}\n`"),
        ("it.each`\n  a | b\n`", "it.each`\n  a\n b\n`"),
        ("`\n  a\n`", "`\n    a\n`"),
        ("f`\n  a\n`", "f`\n    a\n`"),
    ],
)
def test_what_a_template_says_counts(one: str, other: str) -> None:
    assert body(one) != body(other)
