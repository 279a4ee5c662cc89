"""`curator lint`, `--diff` and `--fix` on copies of code in pages."""

import pytest

from tests.command import curator
from tests.repository import Repository

NOTE = """\
---
code: [src/retry.py#delay]
---
# Retries

1. The delay doubles:

    ```{ .python curator="src/retry.py#Retry.delay" }
    def delay(self, attempt):
        return 2**attempt
    ```

```python curator:src/retry.py#CAP
CAP = 60
```
"""
CODE = "CAP = 60\n\n\nclass Retry:\n    def delay(self, attempt):\n        return 2**attempt\n"
NOW = CODE.replace("2**attempt", "min(CAP, 3**attempt)")


@pytest.fixture
def outdated(repository: Repository) -> Repository:
    repository.commit({"kb/retries.md": NOTE, "src/retry.py": CODE})
    repository.commit({"src/retry.py": NOW})
    return repository


def text(repository: Repository) -> str:
    return (repository.root / "kb/retries.md").read_text()


def test_a_copy_that_is_up_to_date_is_not_reported(repository: Repository):
    repository.commit({"kb/retries.md": NOTE, "src/retry.py": CODE})
    assert curator(repository.root, "lint").exit_code == 0


def test_an_outdated_copy_is_shown_at_the_block(outdated: Repository):
    answer = curator(outdated.root, "lint", "--select", "KB204")
    assert answer.exit_code == 1
    assert answer.stdout.startswith(
        """\
error[KB204] outdated-snippet: the block differs from `src/retry.py#Retry.delay`
  --> kb/retries.md:8:27
   |
 8 |     ```{ .python curator="src/retry.py#Retry.delay" }
   |                           ^^^^^^^^^^^^^^^^^^^^^^^^
"""
    )


def test_diff_is_a_patch_that_git_takes(outdated: Repository):
    answer = curator(outdated.root, "lint", "--diff")
    outdated.git("apply", "-", given=answer.stdout.encode())
    assert text(outdated) == NOTE.replace("2**attempt", "min(CAP, 3**attempt)")


def test_fix_copies_the_code_and_leaves_staleness_to_a_person(outdated: Repository):
    answer = curator(outdated.root, "lint", "--fix", "--format", "json")
    assert answer.stderr == "curator: mended kb/retries.md\n"
    assert text(outdated) == NOTE.replace("2**attempt", "min(CAP, 3**attempt)")
    assert answer.codes == ["KB202"]


def test_committing_the_new_copy_does_not_pass_for_reading_the_note_again(outdated: Repository):
    curator(outdated.root, "lint", "--fix")
    outdated.commit()
    assert curator(outdated.root, "lint", "--format", "json").codes == ["KB202"]


def test_fixing_twice_changes_nothing_more(outdated: Repository):
    curator(outdated.root, "lint", "--fix")
    assert curator(outdated.root, "lint", "--fix").stderr == "curator: mended nothing\n"


def test_what_is_ignored_is_not_mended(outdated: Repository):
    options = ("--format", "json", "--ignore", "KB204")
    assert curator(outdated.root, "lint", "--fix", *options).codes == ["KB202"]
    assert text(outdated) == NOTE
    comment = "<!-- curator: ignore[KB204] as it was in the first release -->"
    kept = NOTE.replace("    ```{", f"    {comment}\n\n    ```{{")
    outdated.write({"kb/retries.md": kept})
    curator(outdated.root, "lint", "--fix")
    assert text(outdated) == kept


def test_a_moved_link_and_a_copy_in_one_note_are_mended_at_once(repository: Repository):
    note = "---\ncode: [src/retry.py#delay]\n---\n# A\n\n```py curator:src/cap.py\nCAP = 60\n```\n"
    repository.commit({"kb/retries.md": note, "src/retry.py": CODE, "src/cap.py": "CAP = 60\n"})
    repository.rename("src/retry.py", "src/backoff.py")
    repository.write({"src/cap.py": "CAP = 70\nMORE = 80\n"})
    curator(repository.root, "lint", "--fix")
    assert text(repository) == note.replace("retry.py", "backoff.py").replace(
        "CAP = 60", "CAP = 70\nMORE = 80"
    )
