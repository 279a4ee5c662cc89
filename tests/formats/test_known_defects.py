"""The baseline's file: what is written is read back, and it only loses lines."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.errors import ConfigError
from curator.formats.known_defects import known_defects_text
from curator.model.text import RepoPath
from curator.parsers.known_defects import parse_known_defects

KEYS = st.tuples(st.text(), st.text().map(RepoPath), st.text())
KNOWN = st.dictionaries(KEYS, st.integers(1, 5)).map(Counter)


@given(KNOWN)
def test_what_is_written_is_read_back(known: Counter):
    text = known_defects_text(known)
    assert parse_known_defects(text.encode(errors="surrogatepass"), "x.json") == known


@given(KNOWN.filter(len))
def test_one_defect_less_is_at_most_two_lines_less(known: Counter):
    fewer = Counter(dict(sorted(known.items())[1:]))
    lines, less = (known_defects_text(one).splitlines() for one in (known, fewer))
    assert len(set(lines) - set(less)) <= 3


@pytest.mark.parametrize(
    "text",
    [
        "<<<<<<< ours",
        "[]",
        '{"version": 2, "diagnostics": []}',
        '{"version": 1, "diagnostics": {}}',
        '{"version": 1, "diagnostics": [{"code": "KB105", "path": "kb/a.md"}]}',
        '{"version": 1, "diagnostics": [{"code": "a", "path": "b", "subject": "c", "count": 0}]}',
        '{"version": 1, "diagnostics": [{"code": "a", "path": "b", "subject": "c", "count": true}]}',
    ],
)
def test_what_cannot_be_believed_is_refused_with_the_file_s_name(text: str):
    with pytest.raises(ConfigError, match=r"kb/curator-baseline\.json"):
        parse_known_defects(text.encode(), "kb/curator-baseline.json")
