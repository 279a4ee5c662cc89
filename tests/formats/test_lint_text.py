from curator.formats.lint_text import full
from curator.formats.terminal import printable
from curator.formats.view import View
from curator.model.diagnostics import Diagnostic, Report, Severity
from curator.model.text import Place, RepoPath

PATH = RepoPath("kb/a.md")


def shown(line: str, place: Place) -> str:
    item = Diagnostic(
        code="KB105",
        rule="broken-note-link",
        severity=Severity.ERROR,
        path=PATH,
        place=place,
        message="gone",
        help="",
        is_fixable=False,
        link=None,
        subject="gone",
    )
    report = Report(
        commit=None,
        is_dirty=True,
        history="full",
        diagnostics=(item,),
        links=(),
        note_count=1,
        document_count=0,
        orphan_count=0,
    )
    return full(View(report, (item,), {PATH: [line]}, is_coloured=False))


def test_the_caret_stands_under_the_place():
    lines = shown("see [x](gone.md)", Place(1, 9, 1, 16)).splitlines()
    assert lines[3] == " 1 | see [x](gone.md)"
    assert lines[4] == "   |         ^^^^^^^"


def test_of_a_long_line_the_part_around_the_place_is_shown():
    line = "word " * 60 + "[x](gone.md)" + " word" * 60
    lines = shown(line, Place(1, 305, 1, 312)).splitlines()
    assert len(lines[3]) < 120
    assert lines[3][lines[4].index("^") :].startswith("gone.md")
    assert lines[3].startswith(" 1 | …")
    assert lines[3].endswith("…")


def test_a_place_outside_the_file_has_no_frame():
    assert " | " not in shown("x", Place(9, 1, 9, 1))


def test_control_characters_are_spelled_and_the_caret_still_fits():
    lines = shown("\x1b[31m [x](gone.md)", Place(1, 11, 1, 18)).splitlines()
    assert "\x1b" not in lines[3]
    assert lines[3][lines[4].index("^") :].startswith("gone.md")


def test_printable_spells_controls_overrides_and_bytes_that_are_not_utf8():
    assert printable("a\x1bb\u202ec\udcffd\x9b") == "a\\x1bb\\u202ec\\udcffd\\x9b"
