"""GitHub's annotations and step summary."""

from pathlib import Path

import pytest

from tests.command import curator
from tests.repository import Repository

BROKEN = "# A\n\n" + "".join(f"[{number}](gone-{number}.md)\n" for number in range(12))


def lint(repository: Repository) -> list[str]:
    return curator(repository.root, "lint", "--format", "github").stdout.splitlines()


def test_an_error_is_an_annotation_at_its_place(repository: Repository):
    repository.commit({"kb/a.md": "# A\n\n[b](b.md)\n"})
    assert lint(repository)[0] == (
        "::error file=kb/a.md,line=3,endLine=3,col=5,endColumn=9,title=KB105 broken-note-link::"
        "`b.md` is not in the repository%0Acorrect the path, or drop the link"
    )


def test_a_step_makes_ten_annotations_of_a_kind_and_logs_the_rest(repository: Repository):
    repository.commit({"kb/a.md": BROKEN})
    lines = lint(repository)
    assert [line.startswith("::error ") for line in lines] == [True] * 10 + [False] * 3
    assert lines[10] == "KB105 kb/a.md:13 `gone-10.md` is not in the repository"


def test_line_ends_commas_and_colons_cannot_end_a_property(repository: Repository):
    repository.commit({"kb/a,b:c\n::error::.md": "[b](b.md)\n"})
    (first, *_) = lint(repository)
    assert first.startswith("::error file=kb/a%2Cb%3Ac%0A%3A%3Aerror%3A%3A.md,line=1,")


def test_a_log_line_is_never_a_command(repository: Repository):
    repository.commit({"kb/##[add-path]evil.md": BROKEN})
    assert not any("##[" in line for line in lint(repository)[10:])


def test_the_step_summary_is_added_to_what_is_there(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    repository.commit({"kb/a.md": "# A\n\n[b](b.md)\n"})
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lint(repository)
    assert summary.read_text().startswith("before\n### curator lint\n")
    assert (
        "| error | kb/a.md:3 | KB105 &#96;b.md&#96; is not in the repository |"
        in summary.read_text()
    )


def test_a_summary_that_cannot_be_written_says_so(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    repository.commit({"kb/a.md": "# A\n"})
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    answer = curator(repository.root, "lint", "--format", "github")
    assert (answer.exit_code, "GITHUB_STEP_SUMMARY" in answer.stderr) == (2, True)


def test_a_path_cannot_bring_markup_or_a_mention_into_the_summary(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    repository.commit({"kb/@acme|<img>`x.md": "[b](b.md)\n"})
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lint(repository)
    assert not {"@acme", "<img>"} & set(summary.read_text().replace("|", " ").split())
    assert "@" not in summary.read_text()


def test_a_path_with_a_line_end_starts_no_line_of_the_log(repository: Repository):
    repository.commit({"kb/a\n::error::pwned.md": BROKEN})
    assert all(line.startswith(("::error file=", "KB105 ", "1 note")) for line in lint(repository))
