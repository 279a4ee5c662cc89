"""`lint --baseline`, `--update-baseline` and `--statistics`."""

import json
from pathlib import Path

import pytest

from tests.command import Answer, curator
from tests.repository import Repository

FILES = {
    "kb/a.md": "# A\n\n[one](one.md), [one again](one.md), [two](two.md)\n",
    "kb/b.md": "---\ncode: [src/gone.py]\n---\n# B\n",
}
BASELINE = "kb/curator-baseline.json"


@pytest.fixture
def old(repository: Repository) -> Repository:
    """A repository with four defects, which its baseline knows."""
    repository.commit(FILES)
    assert curator(repository.root, "lint", "--update-baseline").exit_code == 0
    return repository


def lint(repository: Repository, *arguments: str) -> Answer:
    return curator(repository.root, "lint", "--format", "json", *arguments)


def test_what_the_baseline_knows_is_counted_and_does_not_fail(old: Repository):
    answer = lint(old)
    assert (answer.exit_code, answer.codes) == (0, [])
    assert answer.json["summary"]["baselined"] == 4


def test_the_file_is_one_sorted_line_a_defect(old: Repository):
    assert (old.root / BASELINE).read_text() == (
        '{"version": 1, "diagnostics": [\n'
        '  {"code": "KB101", "path": "kb/b.md", "subject": "src/gone.py"},\n'
        '  {"code": "KB105", "path": "kb/a.md", "subject": "one.md", "count": 2},\n'
        '  {"code": "KB105", "path": "kb/a.md", "subject": "two.md"}\n'
        "]}\n"
    )


def test_lines_that_move_do_not_bring_a_defect_back(old: Repository):
    old.write({"kb/a.md": f"Above.\n\n{FILES['kb/a.md']}"})
    assert lint(old).exit_code == 0


def test_the_same_defect_once_more_is_new(old: Repository):
    old.write({"kb/a.md": f"{FILES['kb/a.md']}\n[two](two.md)\n"})
    assert lint(old).codes == ["KB105"]


def test_a_mended_defect_is_told_and_then_dropped(old: Repository):
    old.write({"kb/two.md": "# Two\n"})
    assert "1 of the baseline mended: `--update-baseline`." in curator(old.root, "lint").stdout
    answer = curator(old.root, "lint", "--update-baseline")
    assert answer.stderr == f"{BASELINE}: 3 known, 1 mended\n"
    assert "two.md" not in (old.root / BASELINE).read_text()


def test_the_baseline_never_grows(old: Repository):
    before = (old.root / BASELINE).read_bytes()
    old.write({"kb/c.md": "[three](three.md)\n"})
    curator(old.root, "lint", "--update-baseline")
    assert (old.root / BASELINE).read_bytes() == before
    assert lint(old).codes == ["KB105"]


def test_rules_and_files_that_were_not_looked_at_are_not_called_mended(old: Repository):
    assert lint(old, "--select", "KB101").json["summary"]["mended"] == 0
    assert lint(old, "kb/b.md").json["summary"]["mended"] == 0


def test_a_part_of_the_lint_cannot_update_the_baseline(old: Repository):
    answer = curator(old.root, "lint", "--update-baseline", "--select", "KB101")
    assert answer.exit_code == 2
    assert lint(old).json["summary"]["baselined"] == 4


def test_another_file_can_be_named(repository: Repository):
    repository.commit(FILES)
    curator(repository.root, "lint", "--update-baseline", "--baseline", "known.json")
    assert lint(repository).exit_code == 1
    assert lint(repository, "--baseline", "known.json").exit_code == 0
    assert not (repository.root / BASELINE).exists()


def test_the_configuration_can_name_it(repository: Repository):
    repository.commit({**FILES, "curator.toml": '[lint]\nbaseline = "known.json"\n'})
    curator(repository.root, "lint", "--update-baseline")
    assert lint(repository).exit_code == 0
    assert (repository.root / "known.json").exists()


def test_a_named_file_that_is_not_there_is_an_error(repository: Repository):
    repository.commit(FILES)
    answer = lint(repository, "--baseline", "nowhere.json")
    assert (answer.exit_code, "nowhere.json does not exist" in answer.stderr) == (2, True)


def test_a_file_that_git_ignores_is_refused(repository: Repository):
    repository.commit({**FILES, ".gitignore": "*.json\n", BASELINE[:-5] + ".txt": ""})
    repository.write({BASELINE: ""})
    answer = curator(repository.root, "lint", "--update-baseline")
    assert (answer.exit_code, "git ignores" in answer.stderr) == (2, True)


def test_so_is_one_that_git_would_ignore(repository: Repository):
    repository.commit({**FILES, ".gitignore": "*.json\n"})
    answer = curator(repository.root, "lint", "--update-baseline")
    assert (answer.exit_code, "git ignores" in answer.stderr) == (2, True)


def test_a_broken_file_is_an_error_with_its_name(old: Repository):
    old.write({BASELINE: "<<<<<<< ours\n"})
    answer = lint(old)
    assert answer.exit_code == 2
    assert answer.stderr.startswith(f"curator: {BASELINE} is not valid JSON")


@pytest.mark.parametrize(
    "name", [".", "kb", "kb/curator.lock", "curator.toml", ".git/info/x", ".git/x.json", "kb/a.md"]
)
def test_what_is_no_json_file_of_the_repository_is_refused(repository: Repository, name: str):
    repository.commit(FILES)
    answer = curator(repository.root, "lint", "--update-baseline", "--baseline", name)
    assert (answer.exit_code, "the baseline is a .json file" in answer.stderr) == (2, True)
    assert repository.git("status", "--porcelain") == ""


@pytest.mark.parametrize("name", [".git/info/x.json", "kb/curator.lock"])
def test_the_configuration_cannot_name_one_either(repository: Repository, name: str):
    repository.commit({**FILES, "curator.toml": f'[lint]\nbaseline = "{name}"\n'})
    assert curator(repository.root, "lint", "--update-baseline").exit_code == 2
    assert lint(repository).exit_code == 2
    assert not (repository.root / name).exists()


def test_a_folder_is_no_baseline(repository: Repository):
    repository.commit({**FILES, "known.json/a.txt": ""})
    answer = curator(repository.root, "lint", "--update-baseline", "--baseline", "known.json")
    assert answer.stderr == "curator: the baseline is a file, and known.json is a folder\n"


CODE = "def f(a):\n    return a\n\n\ndef wait_time():\n    return 1\n"


@pytest.fixture
def three(repository: Repository) -> Repository:
    """A broken link, a dangling name, and code that changed since the note was written: all are known."""
    note = "---\ncode: [src/a.py#f]\n---\n# A\n\n[one](one.md). Call `wait_time()` first.\n"
    repository.commit({"kb/a.md": note, "src/a.py": CODE})
    repository.commit({"src/a.py": "def f(a, b):\n    return a\n"})
    assert lint(repository).codes == ["KB201", "KB105", "KB107"]
    curator(repository.root, "lint", "--update-baseline", "--fail-on", "warning")
    repository.commit()
    return repository


def told(repository: Repository) -> tuple[str, str]:
    """What lint calls mended, and what the baseline becomes."""
    mended = str(lint(repository).json["summary"]["mended"])
    return mended, curator(repository.root, "lint", "--update-baseline").stderr.splitlines()[-1]


def test_its_own_words_keep_no_name_alive(three: Repository):
    assert told(three) == ("0", f"{BASELINE}: 3 known, 0 mended")


def test_a_shallow_clone_mends_nothing(three: Repository, tmp_path: Path):
    clone = three.clone(tmp_path / "clone", "--depth=1")
    assert told(clone) == ("0", f"{BASELINE}: 3 known, 0 mended")


def test_what_a_shallow_clone_can_see_is_still_mended_there(three: Repository, tmp_path: Path):
    clone = three.clone(tmp_path / "clone", "--depth=1")
    clone.write({"kb/one.md": "# One\n"})
    assert told(clone) == ("1", f"{BASELINE}: 2 known, 1 mended")


def test_a_broken_lock_mends_nothing(three: Repository):
    three.write({"kb/curator.lock": "<<<<<<< ours\n"})
    assert told(three) == ("0", f"{BASELINE}: 3 known, 0 mended")


def test_a_note_that_cannot_be_read_is_not_mended(three: Repository):
    text = (three.root / "kb/a.md").read_text()
    three.write({"kb/a.md": text.replace("code: [", "code: [[").replace("[one](one.md)", "one")})
    assert told(three) == ("0", f"{BASELINE}: 3 known, 0 mended")


def test_another_wrong_value_of_the_same_key_is_the_same_defect(repository: Repository):
    repository.commit({"kb/a.md": "---\nkind: novel\n---\n# A\n"})
    curator(repository.root, "lint", "--update-baseline")
    repository.write({"kb/a.md": "---\nkind: poem\n---\n# A\n"})
    assert lint(repository).codes == []
    repository.write({"kb/a.md": "---\nstatus: novel\n---\n# A\n"})
    assert lint(repository).codes == ["KB001"]


def test_statistics_count_by_rule(repository: Repository):
    repository.commit(FILES)
    answer = curator(repository.root, "lint", "--statistics")
    assert answer.exit_code == 1
    assert answer.stdout == ("3  KB105  [ ] broken-note-link\n1  KB101  [ ] missing-code-path\n")


def test_statistics_as_json(repository: Repository):
    repository.commit(FILES)
    answer = curator(repository.root, "lint", "--statistics", "--format", "json")
    assert json.loads(answer.stdout)["statistics"][0] == {
        "code": "KB105",
        "rule": "broken-note-link",
        "count": 3,
    }
