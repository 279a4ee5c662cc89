import re

import pytest

from tests.package_patterns import package_patterns, uses
from tests.pattern_work import slow_texts

_IN_A_LINE = (
    "notes' lines above 4,000 characters are passed over (parsers/mention_lines.py:markdown_lines)"
)
_ONE_LETTER = "it gives back one letter at most, and matches"
_COMMENTS_WHOLE = (
    "what could begin it again stands in a string or a comment, which the scanner takes whole"
)

ALLOWED = {
    "curator.adapters.index:_RECORD": "git writes it, and each record begins where the one before ends",
    "curator.knowledge.aside:_RAW": "what would begin it again ends it",
    "curator.knowledge.by_name:_WORD": _ONE_LETTER,
    "curator.parsers.embedded_text:_GRAPHQL": "what would begin it again ends it",
    "curator.parsers.globs:_CLOSED": "it is handed a text that ends in `]` (parsers/globs.py:_between_stars)",
    "curator.parsers.heading_text:_AT_END": "it is asked from the last line's beginning, and only if that ends in `}`",
    "curator.parsers.hidden_elements:_TOKEN": "a tag always matches: all that is no attribute ends it",
    "curator.parsers.hidden_links:_FOOTNOTE": "it always matches once the label is closed, up to the next one",
    "curator.parsers.ignores:IGNORE": "it stops where it could begin again",
    "curator.parsers.said:IGNORE": "it stops where it could begin again",
    "curator.parsers.imports_go:_SCANNER": _COMMENTS_WHOLE,
    "curator.parsers.imports_python:_STATEMENT": "it is asked at lines that continue no other",
    "curator.parsers.imports_rust:_SCANNER": _COMMENTS_WHOLE,
    "curator.parsers.imports_script:_SCANNER": _COMMENTS_WHOLE,
    "curator.parsers.imports_script:_STATEMENT": _COMMENTS_WHOLE,
    "curator.parsers.indented_blocks:BLOCK_TITLE": "it is asked at a line's beginning",
    "curator.parsers.markdown_dialect:BLOCK_TITLE": "it is asked at a line's beginning",
    "curator.parsers.macro_lines:_NO_CODE": _COMMENTS_WHOLE,
    "curator.parsers.macro_lines:_CALL": "it is asked once behind each run of macros",
    "curator.parsers.macro_lines:_BEFORE_VALUES": "it is handed a window (parsers/macro_lines.py:_LOOK_BACK)",
    "curator.parsers.manifests:_COMMENT": _COMMENTS_WHOLE,
    "curator.parsers.mention_defined:_DEFINED": _IN_A_LINE,
    "curator.parsers.mention_lines:_URL": _IN_A_LINE,
    "curator.parsers.mention_prose:_PLAIN_CALL": _IN_A_LINE,
    "curator.parsers.mention_prose:_PLAIN_QUALIFIED": _IN_A_LINE,
    "curator.parsers.past:_HISTORY_FILE": "a path, which systems cap at 4,096 characters",
    "curator.parsers.secret_keys:_LIKE_KEY": "it is asked where the last one ended (parsers/secret_keys.py:_LONGEST)",
    "curator.retrieval.analyzer:_PART": _ONE_LETTER,
    "curator.retrieval.generated:_SIGN": "it is handed a file's first bytes (retrieval/generated.py:_HEAD)",
    "curator.site.content_policy:_SCRIPT": "pages of the theme; in a note's part scripts are removed before",
    "curator.site.safe_markdown:_OPTION": "it must match a line of 200 characters whole",
    "curator.site.safe_text:_BLANK": "it is asked at a line's beginning",
    "curator.site.safe_text:_INDENTED": "it is asked at a line's beginning",
    "curator.parsers.toml_tables:_TOKEN": "quotes that nothing closes end the reading",
}
"""Patterns that are slow on texts that they are not given, or that cannot be told from such."""

_MATCHED = {"match", "fullmatch"}


def _slow(pattern: re.Pattern[str] | re.Pattern[bytes], methods: set[str]) -> list[str]:
    return slow_texts(
        pattern, is_searched=not methods <= _MATCHED, is_whole=methods == {"fullmatch"}
    )


def _named() -> dict[str, tuple[re.Pattern[str] | re.Pattern[bytes], set[str]]]:
    """Each pattern once for each way of using it, by the first of its places."""
    known, found = set(), {}
    used = uses()
    for place, pattern in package_patterns().items():
        module, _, name = place.partition(":")
        if name.isdigit():  # compiled in place: what is named is there a second time
            continue
        methods = used.get((module, name.partition("[")[0]), {"?"})
        key = (pattern.pattern, pattern.flags, not methods <= _MATCHED, methods == {"fullmatch"})
        if key not in known:
            known.add(key)
            found[place] = (pattern, methods)
    return found


_NAMED = _named()


@pytest.mark.slow
@pytest.mark.parametrize("place", [p for p in _NAMED if p.partition("[")[0] not in ALLOWED])
def test_a_pattern_is_linear(place: str) -> None:
    assert _slow(*_NAMED[place]) == []


@pytest.mark.parametrize("place", sorted(ALLOWED))
def test_what_is_allowed_is_a_pattern_of_the_package(place: str) -> None:
    assert place in {one.partition("[")[0] for one in package_patterns()}


@pytest.mark.parametrize(
    "expression",
    [
        r"\s*$", r"\s+\n", r"\s*+$", r"<[^>]*>", r"(?m)^\s*x", r"(?=.*x)a", r"a*a*b", r"(?:a|a)*b", r"(?:a+)+b",
        r"(?:a|ab)*(?:b?a)*c", r"(?>a*b|a)*c", r"(?:a*b|a)*+c", r'"(?:[^"\\]|\\.)*"', r"([a-z]+)=",
    ],
)  # fmt: skip
def test_a_slow_expression_is_found(expression: str) -> None:
    assert slow_texts(re.compile(expression), is_searched=True, is_whole=False) != []


@pytest.mark.parametrize(
    "expression",
    [
        r"(?<!\s)\s*+$", r"<[^<>]*>", r"\w+", r"\b\w+x", r"(?m)^[ \t]*x", r"a*+b", r"(?:a|ab)*c", r"/\*(?s:.*?)(?:\*/|\Z)",
        r'(?<!\\)"(?:[^"\\]|\\.)*+"', r"[^\n]+\n?|\n", r"(?<![a-z])([a-z]++)=", r"[ \t]*+(?:x[ \t]*+)?+y",
    ],
)  # fmt: skip
def test_a_linear_expression_is_not_taken_for_slow(expression: str) -> None:
    searched = not expression.startswith(("a*+", "(?:a|ab)*c", r"[ \t]*+"))
    assert slow_texts(re.compile(expression), is_searched=searched, is_whole=False) == []
