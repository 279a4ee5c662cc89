"""KB402."""

from collections.abc import Mapping

from curator.lint.rule import Evidence
from curator.lint.run import diagnostics
from curator.model.config import LintConfig
from curator.model.diagnostics import Diagnostic
from tests.hiding_tricks import SAID
from tests.knowledge_bases import base_of, hidden_of

COMMENT = f"# A\n\n<!-- {SAID} -->\n"


def reported(files: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    evidence = Evidence(base_of(files), hidden=hidden_of(files))
    return diagnostics(evidence, LintConfig(select=("KB402",)))


def messages(files: Mapping[str, str]) -> list[str]:
    return [item.message for item in reported(files)]


def test_a_comment_in_a_note_is_reported_by_its_size():
    assert messages({"kb/a.md": COMMENT}) == [
        "a comment of 11 words (`<!-- -->`), which no reader of the page sees"
    ]


def test_a_report_says_nothing_of_what_is_hidden():
    assert "zebra" not in repr(reported({"kb/a.md": COMMENT}))


def test_comments_in_documents_are_usual():
    assert messages({"README.md": COMMENT}) == []


def test_what_agents_read_as_it_is_must_not_have_any():
    assert len(messages({"AGENTS.md": COMMENT})) == 1


def test_hidden_elements_are_reported_in_documents():
    files = {"README.md": f"# A\n\n<div style='display: none'>{SAID}</div>\n"}
    assert messages(files) == ["11 words that a browser hides (`display: none`)"]


def test_scripts_are_usual_in_documents():
    assert messages({"docs/a.md": "# A\n\n<script>start()</script>\n"}) == []


def test_characters_are_reported_with_their_names():
    assert messages({"README.md": "# A\n\nx\u202ey\n"}) == [
        "nobody sees U+202E RIGHT-TO-LEFT OVERRIDE"
    ]


def test_another_text_is_another_defect():
    one, other = (
        reported({"kb/a.md": f"<!-- say {word} to them -->\n"})[0].subject for word in ("a", "b")
    )
    assert one != other


def test_a_writer_may_say_that_it_is_meant_so():
    text = "<!-- curator: ignore[KB402] the form is filled in by hand -->\n<!-- what to write here -->\n"
    assert messages({"kb/a.md": text}) == []
