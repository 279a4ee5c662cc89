"""What happens to real code in a real history, seen through the command line."""

import inspect
import os
import textwrap
from pathlib import Path

import pytest

from tests.command import curator
from tests.repository import Repository

# Code that nobody here wrote: the source of an installed package.
textwrap_source = inspect.getsource(textwrap)
TARGET = "src/textwrap.py#TextWrapper.wrap"
NOTE = f"---\ncode:\n  - {TARGET}\n  - src/textwrap.py\n---\n# Wrapping\n\nHow long lines are wrapped.\n"
HEAD = "    def wrap(self, text):"
LINE = "        chunks = self._split_chunks(text)"


@pytest.fixture
def wrapped(repository: Repository) -> Repository:
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    repository.commit({"src/textwrap.py": textwrap_source, "kb/wrapping.md": NOTE})
    return repository


@pytest.fixture(params=["implied", "lock"])
def noted(request: pytest.FixtureRequest, wrapped: Repository) -> Repository:
    """The repository with its note, judged by the commit that wrote it or by a verification."""
    if request.param == "lock":
        assert curator(wrapped.root, "verify", "wrapping", "--yes").exit_code == 0
        wrapped.commit()
    return wrapped


def lint(repository: Repository):
    return curator(repository.root, "lint", "--format", "json")


def edit(repository: Repository, old: str, new: str) -> None:
    assert old in textwrap_source
    repository.commit({"src/textwrap.py": textwrap_source.replace(old, new)})


def test_code_that_did_not_change_is_fresh(noted: Repository):
    assert lint(noted).states == {TARGET: "fresh", "src/textwrap.py": "fresh"}


def test_reformatted_code_is_fresh(noted: Repository):
    edit(
        noted,
        LINE,
        "        # split\n        chunks = (\n            self._split_chunks( text, )\n        )",
    )
    answer = lint(noted)
    assert answer.states == {TARGET: "fresh", "src/textwrap.py": "fresh"}
    assert answer.exit_code == 0


def test_a_changed_body_is_kb202(noted: Repository):
    edit(noted, LINE, "        chunks = self._split_chunks(text.strip())")
    assert lint(noted).codes == ["KB202"]


def test_a_changed_signature_is_kb201(noted: Repository):
    edit(noted, HEAD, "    def wrap(self, text, width=70):")
    assert lint(noted).codes == ["KB201", "KB201"]


def test_a_changed_docstring_is_fresh(noted: Repository):
    edit(noted, "Reformat the single paragraph in 'text'", "Reflow the one paragraph in 'text'")
    assert lint(noted).codes == []


def test_a_deleted_symbol_is_kb103(noted: Repository):
    edit(noted, HEAD, "    def rewrap(self, text):")
    assert lint(noted).codes[0] == "KB103"


def test_a_renamed_file_is_not_reported_as_fresh(noted: Repository):
    noted.rename("src/textwrap.py", "src/wrapping.py")
    answer = lint(noted)
    assert set(answer.states.values()) & {"fresh"} == set()
    assert answer.exit_code == 1


def test_uncommitted_work_counts(noted: Repository):
    noted.write({"src/textwrap.py": textwrap_source.replace(HEAD, "    def wrap(self, text, x):")})
    assert lint(noted).codes == ["KB201", "KB201"]


def test_a_note_that_was_renamed_keeps_its_baseline(noted: Repository):
    noted.rename("kb/wrapping.md", "kb/text/wrapping.md")
    edit(noted, LINE, "        chunks = self._split_chunks(text.strip())")
    assert lint(noted).codes == ["KB202"]


def test_a_note_that_was_renamed_and_edited_keeps_its_verification(wrapped: Repository):
    curator(wrapped.root, "verify", "wrapping", "--yes")
    edit(wrapped, LINE, "        chunks = self._split_chunks(text.strip())")
    wrapped.rename("kb/wrapping.md", "kb/text.md", NOTE + "\nOne more line.\n")
    answer = lint(wrapped)
    assert answer.codes == ["KB202"]
    assert {link["baseline"] for link in answer.json["links"]} == {"lock"}


def test_a_deleted_twin_does_not_lend_its_verification(wrapped: Repository):
    wrapped.commit({"kb/twin.md": NOTE})
    curator(wrapped.root, "verify", "wrapping", "--yes")
    edit(wrapped, LINE, "        chunks = self._split_chunks(text.strip())")
    curator(wrapped.root, "verify", "twin", "--yes")
    wrapped.commit()
    wrapped.delete("kb/twin.md")
    assert lint(wrapped).codes == ["KB202"]


def test_a_script_that_offers_nothing_is_watched_by_its_body(repository: Repository):
    repository.commit(
        {"run.py": "import deploy\ndeploy.now()\n", "kb/a.md": "---\ncode: [run.py]\n---\n# A\n"}
    )
    repository.commit({"run.py": "import deploy\ndeploy.never()\n"})
    assert lint(repository).codes == ["KB202"]


def test_another_method_of_the_same_last_name_is_not_the_same(repository: Repository):
    one = "class A:\n    def run(self):\n        return 1\n"
    repository.commit({"a.py": one, "kb/a.md": "---\ncode: [a.py#run]\n---\n# A\n"})
    repository.commit({"a.py": one.replace("class A", "class B")})
    assert lint(repository).states == {"a.py#run": "stale"}


def test_editing_the_note_clears_an_implied_link(wrapped: Repository):
    edit(wrapped, LINE, "        chunks = self._split_chunks(text.strip())")
    wrapped.commit({"kb/wrapping.md": NOTE + "\nText is stripped first.\n"})
    assert lint(wrapped).codes == []


def test_editing_only_front_matter_or_white_space_clears_nothing(wrapped: Repository):
    edit(wrapped, LINE, "        chunks = self._split_chunks(text.strip())")
    wrapped.commit({"kb/wrapping.md": NOTE.replace("---\ncode", "---\ntags: [x]\ncode") + "\n\n"})
    assert lint(wrapped).codes == ["KB202"]


def test_editing_the_note_does_not_clear_a_verified_link(wrapped: Repository):
    curator(wrapped.root, "verify", "wrapping", "--yes")
    edit(wrapped, LINE, "        chunks = self._split_chunks(text.strip())")
    wrapped.commit({"kb/wrapping.md": NOTE + "\nText is stripped first.\n"})
    answer = lint(wrapped)
    assert answer.codes == ["KB202"]
    assert "edited since, not verified" in answer.json["diagnostics"][0]["message"]


def test_a_reformatting_commit_of_the_note_can_be_ignored(wrapped: Repository):
    edit(wrapped, LINE, "        chunks = self._split_chunks(text.strip())")
    restyled = wrapped.commit({"kb/wrapping.md": NOTE.replace("long lines", "LONG lines")})
    wrapped.commit({".git-blame-ignore-revs": f"# style\n{restyled}\n"})
    assert lint(wrapped).codes == ["KB202"]


def test_code_that_came_after_the_note_is_compared_from_the_link_on(wrapped: Repository):
    wrapped.commit({"src/fold.py": "def fold(x):\n    return x\n"})
    wrapped.commit({"kb/wrapping.md": NOTE.replace(TARGET, "src/fold.py#fold")})
    assert lint(wrapped).states["src/fold.py#fold"] == "fresh"
    wrapped.commit({"src/fold.py": "def fold(x, y):\n    return x\n"})
    assert lint(wrapped).states["src/fold.py#fold"] == "stale"


def test_a_note_that_is_not_committed_is_unverified(repository: Repository):
    repository.commit({"src/textwrap.py": textwrap_source})
    repository.write({"kb/wrapping.md": NOTE})
    answer = lint(repository)
    assert answer.states == {TARGET: "unverified", "src/textwrap.py": "unverified"}
    assert answer.exit_code == 0


def test_a_depth_1_clone_decides_locked_links_and_no_others(wrapped: Repository, tmp_path: Path):
    curator(wrapped.root, "verify", "wrapping", "--yes", "--link", TARGET)
    wrapped.commit()
    clone = wrapped.clone(tmp_path / "shallow", "--depth=1")
    answer = lint(clone)
    assert answer.states == {TARGET: "fresh", "src/textwrap.py": "undecided"}
    assert answer.json["history"] == "shallow"
    assert answer.exit_code == 2
    assert "fetch-depth: 0" in answer.stderr


def test_a_depth_1_clone_sees_what_changed_under_a_lock(wrapped: Repository, tmp_path: Path):
    curator(wrapped.root, "verify", "wrapping", "--yes")
    edit(wrapped, LINE, "        # split\n        chunks = self._split_chunks( text )")
    assert lint(wrapped.clone(tmp_path / "one", "--depth=1")).codes == []
    edit(wrapped, LINE, "        chunks = self._split_chunks(text.strip())")
    assert lint(wrapped.clone(tmp_path / "two", "--depth=1")).codes == ["KB202"]


def test_what_is_undecided_counts_whichever_rules_are_chosen(wrapped: Repository, tmp_path: Path):
    clone = wrapped.clone(tmp_path / "shallow", "--depth=1")
    answer = curator(clone.root, "lint", "--select", "KB1")
    assert answer.exit_code == 2
    assert "fetch-depth: 0" in answer.stderr


@pytest.mark.parametrize("filter_", ["blob:none", "tree:0"])
def test_a_partial_clone_is_undecided_where_it_lacks_objects(
    wrapped: Repository, tmp_path: Path, filter_: str
):
    edit(wrapped, LINE, "        chunks = self._split_chunks(text.strip())")
    wrapped.configure("uploadpack.allowFilter", "true")
    clone = wrapped.clone(tmp_path / "partial", f"--filter={filter_}")
    answer = lint(clone)
    assert set(answer.states.values()) == {"undecided"}
    assert answer.exit_code == 2


def test_a_lock_of_an_older_version_is_decided_from_the_blob(wrapped: Repository):
    curator(wrapped.root, "verify", "wrapping", "--yes")
    lock = (wrapped.root / "kb/curator.lock").read_text()
    wrapped.commit({"kb/curator.lock": lock.replace('"c1:', '"c0:')})
    edit(wrapped, LINE, "        chunks = self._split_chunks( text )  # layout")
    assert set(lint(wrapped).states.values()) == {"fresh"}
    edit(wrapped, LINE, "        chunks = self._split_chunks(text.strip())")
    assert lint(wrapped).states[TARGET] == "undecided"


def test_undecided_links_pass_where_the_configuration_says_so(wrapped: Repository, tmp_path: Path):
    wrapped.commit({"curator.toml": 'undecided = "report"\n'})
    clone = wrapped.clone(tmp_path / "shallow", "--depth=1")
    assert lint(clone).exit_code == 0


def test_what_was_found_wins_over_what_is_undecided(wrapped: Repository, tmp_path: Path):
    wrapped.commit({"kb/gone.md": "---\ncode: [gone.py]\n---\n# Gone\n"})
    clone = wrapped.clone(tmp_path / "shallow", "--depth=1")
    assert lint(clone).exit_code == 1


def test_a_lock_with_a_conflict_leaves_its_links_undecided(wrapped: Repository):
    curator(wrapped.root, "verify", "wrapping", "--yes")
    lock = (wrapped.root / "kb/curator.lock").read_text()
    wrapped.commit({"kb/curator.lock": f"<<<<<<< ours\n{lock}=======\n>>>>>>> theirs\n"})
    answer = lint(wrapped)
    assert answer.codes.count("KB006") == 1
    assert answer.states == {TARGET: "undecided", "src/textwrap.py": "undecided"}


def test_another_spelling_of_a_link_keeps_its_verification(wrapped: Repository):
    curator(wrapped.root, "verify", "wrapping", "--yes")
    edit(wrapped, LINE, "        chunks = self._split_chunks(text.strip())")
    wrapped.commit({"kb/wrapping.md": NOTE.replace(TARGET, f"./{TARGET}") + "\nOne more line.\n"})
    assert lint(wrapped).codes == ["KB202"]


def test_a_lock_that_is_a_link_is_reported(wrapped: Repository):
    (wrapped.root / "kb/curator.lock").symlink_to("../elsewhere")
    wrapped.commit()
    answer = lint(wrapped)
    assert "KB006" in answer.codes
    assert set(answer.states.values()) == {"undecided"}


def test_a_time_that_was_set_back_hides_no_change(wrapped: Repository):
    file = wrapped.root / "src/textwrap.py"
    before = file.stat()
    file.write_text(textwrap_source.replace("def wrap(self, text)", "def wrap(self, txet)"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert lint(wrapped).codes == ["KB201", "KB201"]


def test_a_note_that_was_deleted_and_written_again_is_unverified(wrapped: Repository):
    wrapped.delete("kb/wrapping.md")
    wrapped.write({"kb/wrapping.md": NOTE})
    assert set(lint(wrapped).states.values()) == {"unverified"}


def test_a_note_that_moves_often_keeps_its_baseline(wrapped: Repository):
    edit(wrapped, LINE, "        chunks = self._split_chunks(text.strip())")
    for number in range(9):
        old = "kb/wrapping.md" if number == 0 else f"kb/d{number}/wrapping.md"
        wrapped.rename(old, f"kb/d{number + 1}/wrapping.md")
    assert lint(wrapped).codes == ["KB202"]


def test_a_note_that_a_merge_brought_in_is_judged_by_its_own_side(repository: Repository):
    repository.commit({"src/textwrap.py": textwrap_source})
    repository.branch("side").commit({"kb/wrapping.md": NOTE})
    repository.checkout("main")
    edit(repository, LINE, "        chunks = self._split_chunks(text.strip())")
    repository.merge("side")
    assert lint(repository).codes == ["KB202"]


def test_a_merge_of_a_note_that_saw_the_change_is_fresh(repository: Repository):
    repository.commit({"src/textwrap.py": textwrap_source})
    repository.branch("side")
    edit(repository, LINE, "        chunks = self._split_chunks(text.strip())")
    repository.commit({"kb/wrapping.md": NOTE})
    repository.checkout("main").commit({"other.py": "x = 1\n"})
    repository.merge("side")
    assert lint(repository).codes == []
