"""`curator lint` where pages say that something is meant so."""

from tests.command import curator
from tests.repository import Repository

COMMENT = "<!-- curator: ignore[KB105] written next week -->"
NOTE = "---\ncode:\n  - src/a.py#f  # curator: ignore[KB202] the note is about its name\n---\n# A\n"
CODE = "def f():\n    return 1\n"


def test_what_a_page_silences_is_counted(repository: Repository):
    repository.commit({"kb/a.md": f"[x](gone.md) {COMMENT}\n", "README.md": "[y](gone.md)\n"})
    answer = curator(repository.root, "lint", "--format", "json")
    assert answer.codes == ["KB105"]
    assert answer.json["summary"]["ignored"] == 1
    inside = curator(repository.root, "lint", "--format", "json", "README.md")
    assert inside.json["summary"]["ignored"] == 0


def test_a_stale_link_is_silenced_and_its_state_stays(repository: Repository):
    repository.commit({"kb/a.md": NOTE, "src/a.py": CODE})
    repository.commit({"src/a.py": CODE.replace("1", "2")})
    answer = curator(repository.root, "lint", "--format", "json")
    assert (answer.exit_code, answer.codes) == (0, [])
    assert answer.states == {"src/a.py#f": "stale"}


def test_an_ignore_that_has_become_unused_fails_the_build(repository: Repository):
    repository.commit({"kb/a.md": NOTE, "src/a.py": CODE})
    answer = curator(repository.root, "lint", "--format", "concise")
    assert answer.exit_code == 1
    assert answer.stdout.startswith(
        "kb/a.md:3:17: KB007 there is nothing of `KB202` to silence here\n"
    )


def test_adding_an_ignore_does_not_pass_for_reading_the_note_again(repository: Repository):
    repository.commit({"kb/a.md": "---\ncode: [src/a.py#f]\n---\n# A\n", "src/a.py": CODE})
    repository.commit({"src/a.py": CODE.replace("1", "2")})
    page = f"---\ncode: [src/a.py#f]\n---\n# A\n\n{COMMENT}\n[x](gone.md)\n"
    repository.commit({"kb/a.md": page.replace("[x](gone.md)\n", "")})
    assert "KB202" in curator(repository.root, "lint", "--format", "json").codes


def test_a_shallow_clone_calls_no_ignore_of_an_undecided_link_unused(repository: Repository):
    repository.commit({"kb/a.md": NOTE, "src/a.py": CODE})
    repository.commit({"src/a.py": CODE.replace("1", "2")})
    shallow = repository.clone(repository.root.parent / "shallow", "--depth=1")
    assert curator(shallow.root, "lint", "--format", "json").codes == ["KB207"]


def test_per_file_ignores_start_at_the_folder_of_the_configuration(repository: Repository):
    note = "---\ncode: [gone.py]\n---\n# A\n"
    table = '[lint.per-file-ignores]\n"kb/old/**" = ["KB101"]\n'
    repository.commit({"pay/curator.toml": table, "pay/kb/old/a.md": note, "pay/kb/a.md": note})
    answer = curator(repository.root / "pay", "lint", "--format", "json")
    assert [item["path"] for item in answer.json["diagnostics"]] == ["pay/kb/a.md"]


def test_per_file_ignores_cover_documents_too(repository: Repository):
    table = '[lint.per-file-ignores]\n"docs/**" = ["broken-note-link"]\n"README.md" = ["KB1"]\n'
    page = "[x](gone.md)\n"
    repository.commit({"curator.toml": table, "docs/a.md": page, "README.md": page})
    assert curator(repository.root, "lint").exit_code == 0


def test_a_folder_without_stars_is_ignored_whole(repository: Repository):
    table = '[lint.per-file-ignores]\n"kb/old" = ["KB105"]\n'
    repository.commit({"curator.toml": table, "kb/old/deep/a.md": "[x](gone.md)\n"})
    assert curator(repository.root, "lint").exit_code == 0
