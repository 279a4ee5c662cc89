"""Targets that went elsewhere, in real histories of code that nobody here wrote."""

import inspect
import textwrap
from pathlib import Path

import pytest

from tests.command import Answer, curator
from tests.repository import Repository

SOURCE = inspect.getsource(textwrap)
INDENT = inspect.getsource(textwrap.indent)
SHORTEN = inspect.getsource(textwrap.shorten)
TARGET = "src/textwrap.py#indent"
NOTE = f"---\ncode:\n  - {TARGET}\n---\n# Indenting\n\nHow text is indented.\n"


@pytest.fixture(params=["implied", "lock"])
def noted(request: pytest.FixtureRequest, repository: Repository) -> Repository:
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    repository.commit({"src/textwrap.py": SOURCE, "kb/indenting.md": NOTE})
    if request.param == "lock":
        curator(repository.root, "verify", "indenting", "--yes")
        repository.commit()
    return repository


def lint(repository: Repository) -> Answer:
    return curator(repository.root, "lint", "--format", "json")


def moved_to(answer: Answer) -> str | None:
    (link,) = answer.json["links"]
    assert link["state"] == "moved"
    return link["moved_to"]


def test_a_renamed_file_is_followed(noted: Repository):
    noted.rename("src/textwrap.py", "lib/text/wrap.py")
    answer = lint(noted)
    assert moved_to(answer) == "lib/text/wrap.py#indent"
    assert answer.codes == ["KB109"]
    assert answer.exit_code == 1


def test_two_renames_in_a_row_are_followed(noted: Repository):
    noted.rename("src/textwrap.py", "src/one.py")
    noted.rename("src/one.py", "src/two.py")
    assert moved_to(lint(noted)) == "src/two.py#indent"


def test_a_rename_that_is_not_committed_is_followed(noted: Repository):
    noted.git("mv", "src/textwrap.py", "src/wrap.py")
    assert moved_to(lint(noted)) == "src/wrap.py#indent"


def test_a_whole_file_is_followed(noted: Repository):
    noted.commit({"kb/indenting.md": NOTE.replace(TARGET, "src/textwrap.py")})
    noted.rename("src/textwrap.py", "src/wrap.py")
    assert moved_to(lint(noted)) == "src/wrap.py"


def test_a_definition_that_went_to_another_file_is_followed(noted: Repository):
    noted.commit(
        {
            "src/textwrap.py": SOURCE.replace(INDENT, ""),
            "src/indenting.py": f"import re\n\n\n{INDENT}",
        }
    )
    answer = lint(noted)
    assert moved_to(answer) == "src/indenting.py#indent"
    assert answer.codes == ["KB109"]


def test_a_file_that_was_split_in_two_gives_each_its_own(noted: Repository):
    both = NOTE.replace(TARGET, f"{TARGET}\n  - src/textwrap.py#shorten")
    noted.commit({"kb/indenting.md": both})
    noted.delete("src/textwrap.py")
    noted.commit({"src/a.py": INDENT, "src/b.py": SHORTEN})
    found = {link["target"]: link["moved_to"] for link in lint(noted).json["links"]}
    assert found == {TARGET: "src/a.py#indent", "src/textwrap.py#shorten": "src/b.py#shorten"}


def test_a_move_with_a_change_says_both(noted: Repository):
    changed = INDENT.replace("if predicate is None", "if not predicate")
    assert changed != INDENT
    noted.commit({"src/textwrap.py": SOURCE.replace(INDENT, ""), "src/indenting.py": changed})
    answer = lint(noted)
    assert moved_to(answer) == "src/indenting.py#indent"
    assert answer.codes == ["KB109", "KB202"]


def test_something_else_of_the_same_name_is_not_the_target(noted: Repository):
    other = "def indent(width):\n    for _ in range(width):\n        print()\n"
    noted.commit({"src/textwrap.py": SOURCE.replace(INDENT, ""), "src/layout.py": other})
    assert lint(noted).codes == ["KB103"]


def test_of_several_copies_none_is_guessed(noted: Repository):
    noted.commit(
        {"src/textwrap.py": SOURCE.replace(INDENT, ""), "src/a.py": INDENT, "src/b.py": INDENT}
    )
    assert lint(noted).codes == ["KB103"]


def test_what_was_deleted_is_missing(noted: Repository):
    noted.delete("src/textwrap.py")
    assert lint(noted).codes == ["KB101"]


def test_in_a_depth_1_clone_a_verified_link_is_followed(repository: Repository, tmp_path: Path):
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    repository.commit({"src/textwrap.py": SOURCE, "kb/indenting.md": NOTE})
    curator(repository.root, "verify", "indenting", "--yes")
    repository.commit()
    repository.rename("src/textwrap.py", "src/wrap.py")
    clone = repository.clone(tmp_path / "shallow", "--depth=1")
    assert moved_to(lint(clone)) == "src/wrap.py#indent"


def test_a_clone_without_trees_follows_equal_bytes(repository: Repository, tmp_path: Path):
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    repository.configure("uploadpack.allowFilter", "true")
    repository.commit({"src/textwrap.py": SOURCE, "kb/indenting.md": NOTE})
    curator(repository.root, "verify", "indenting", "--yes")
    repository.commit()
    repository.rename("kb/indenting.md", "kb/text.md")
    repository.rename("src/textwrap.py", "src/wrap.py")
    clone = repository.clone(tmp_path / "partial", "--filter=tree:0")
    assert moved_to(lint(clone)) == "src/wrap.py#indent"
