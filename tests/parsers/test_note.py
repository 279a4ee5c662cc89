from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.model.notes import Section
from curator.model.text import RepoPath, Span
from curator.parsers.note import parse_note

KB = RepoPath("kb")


def note(data, path="kb/deep/a.md", kb=KB):
    return parse_note(data, path=RepoPath(path), kb=kb)


def test_an_id_is_the_path_under_the_folder_without_suffix():
    assert note(b"").id == "deep/a"


def test_the_notes_folder_may_be_the_root():
    assert note(b"", kb=RepoPath("")).id == "kb/deep/a"


def test_the_id_of_a_document_is_its_path():
    assert note(b"", path="docs/a.md", kb=None).id == "docs/a.md"


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (b"---\ntitle: T\n---\n# H\n", "T"),
        (b"text\n\n# H *e* `c`\n", "H e c"),
        (b"no heading\n", "a"),
        (b"# ![logo](x.png)\n", "logo"),
    ],
)
def test_a_title_is_declared_or_the_first_heading_or_the_file_name(data, title):
    assert note(data).title == title


def test_sections_run_from_heading_to_heading():
    text = b"---\ntitle: x\n---\nintro\n\n# A\n\n### B\ntext\n## C\n"
    assert note(text).sections == (
        Section("", 0, "", (), Span(4, 5)),
        Section("A", 1, "a", (), Span(6, 7)),
        Section("B", 3, "b", ("A",), Span(8, 9)),
        Section("C", 2, "c", ("A",), Span(10, 10)),
    )


@pytest.mark.parametrize("data", [b"", b"---\ntitle: x\n---\n", b"\xef\xbb\xbf"])
def test_an_empty_body_has_no_section(data):
    assert note(data).sections == ()


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_line_ends_of_all_kinds_count_alike(end):
    parsed = note(b"---\ncode: [a.py]\n---\ntext\n\n# A\n[b](b.md)\n".replace(b"\n", end))
    assert parsed == note(b"---\ncode: [a.py]\n---\ntext\n\n# A\n[b](b.md)\n")


def test_a_byte_order_mark_changes_nothing():
    assert note(b"\xef\xbb\xbf---\ntitle: x\n---\n# A\n") == note(b"---\ntitle: x\n---\n# A\n")


def test_other_separators_do_not_end_a_line():
    assert note("a\x0c\x0b\x85\u2028b\n# A\n".encode()).sections[1].span == Span(2, 2)


@pytest.mark.parametrize(
    "data",
    [
        "# Ä\n".encode("latin-1"),
        "# A\n".encode("utf-16"),
        b"# A\x00\n",
        b"# A\n" + b"x" * 1024 * 1024,
    ],
)
def test_a_file_that_cannot_be_read_well_is_a_problem(data):
    assert len(note(data).problems) == 1


def test_a_document_has_no_problems_and_no_code_links():
    parsed = note(b"---\ntitle: T\nkind: nonsense\ncode: [a.py]\n---\n# \xff\n", kb=None)
    assert (parsed.title, parsed.problems, parsed.code, parsed.kind) == ("T", (), (), None)


def test_broken_front_matter_leaves_the_body_readable():
    parsed = note(b"---\na: [\n---\n# A\n\n[b](b.md)\n")
    assert len(parsed.problems) == 1
    assert parsed.sections[0].title == "A"
    assert parsed.links[0].path == "kb/deep/b.md"


def test_prose_is_the_body_without_front_matter_and_layout():
    assert note(b"---\ntitle: x\n---\none two\n").prose == note(b"\n one\r\ntwo\n\n").prose


def test_other_words_are_other_prose():
    assert note(b"one two\n").prose != note(b"one three\n").prose


def test_the_digest_of_a_text_is_that_of_its_note():
    assert note(b"---\na: 1\n---\none\n").prose == note(b"one").prose == "c1:7692c3ad3540bb80"


MARKUP = st.text("ab#*_[]()<>`!-=:|{}\"'~&\\ \n\t\r/.^1é\x00", max_size=120)


@given(st.binary(max_size=120))
def test_any_bytes_make_a_note(data):
    assert note(data).id == "deep/a"


@given(MARKUP)
def test_sections_cover_the_body_once(text):
    parsed = note(text.encode())
    spans = [section.span for section in parsed.sections]
    assert all(one.last + 1 == other.first for one, other in pairwise(spans))
    assert all(span.first <= span.last for span in spans)
    assert not spans or spans[0].first == parsed.body_line


@given(MARKUP)
def test_links_stand_inside_the_file(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(
        1 <= link.place.line <= len(lines)
        and link.place.column <= len(lines[link.place.line - 1]) + 1
        for link in note(text.encode()).links
    )


@given(
    st.lists(
        st.sampled_from(
            [
                "# A",
                "## B",
                "- x",
                "    # C",
                "!!! n",
                "<div>",
                "</div>",
                "```",
                "",
                "[a](b)",
                "---",
            ]
        )
    )
)
def test_any_order_of_lines_makes_a_note(lines):
    parsed = note("\n".join(lines).encode())
    assert len({section.anchor for section in parsed.sections if section.level}) == len(
        [section for section in parsed.sections if section.level]
    )
