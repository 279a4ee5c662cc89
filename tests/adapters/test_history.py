"""History: revisions, completeness, and the changes of files through their renames."""

from pathlib import Path

import pytest

from curator.adapters.git import open_repository
from curator.errors import RepositoryError, UnknownRevision
from curator.model.text import RepoPath
from curator.ports import Completeness, FileChange, FileHistory, History
from tests.fakes.dict_tree import blob_id
from tests.repository import Repository

LONG = "".join(f"line {number}\n" for number in range(40))


def history(repository: Repository) -> History:
    return open_repository(repository.root).history


def changes(repository: Repository, *paths: str) -> FileHistory:
    return history(repository).changes([RepoPath(path) for path in paths])


def commits(repository: Repository, *paths: str) -> list[str]:
    return [change.commit for change in changes(repository, *paths).changes]


def ways(repository: Repository, *paths: str) -> list[tuple[str, str]]:
    return [(change.old_path, change.path) for change in changes(repository, *paths).changes]


def test_before_the_first_commit_there_is_no_head(repository: Repository):
    assert history(repository).head is None


def test_before_the_first_commit_nothing_changed(repository: Repository):
    assert changes(repository.write({"a.md": ""}), "a.md") == FileHistory((), frozenset())


def test_the_head_may_be_detached(repository: Repository):
    first = repository.commit({"a.md": ""})
    repository.commit({"b.md": ""})
    assert history(repository.checkout(first)).head == first


@pytest.mark.parametrize("revision", ["HEAD~1", "main~1", "v1", "@~1"])
def test_a_revision_is_a_full_hash(repository: Repository, revision: str):
    first = repository.commit({"a.md": ""})
    repository.git("tag", "--annotate", "--message=One", "v1")
    repository.commit({"b.md": ""})
    assert history(repository).commit(revision) == first


@pytest.mark.parametrize(
    "revision",
    ["nothing", "", "--all", "--output=evil", "HEAD:a.md", "HEAD\n", "HEAD..HEAD", "\0", "\udc80", "-"],
)  # fmt: skip
def test_what_is_no_commit_is_an_unknown_revision(repository: Repository, revision: str):
    repository.commit({"a.md": ""})
    with pytest.raises(UnknownRevision, match="is no revision of this repository"):
        history(repository).commit(revision)


def test_a_revision_that_is_an_option_writes_no_file(repository: Repository, tmp_path: Path):
    repository.commit({"a.md": ""})
    with pytest.raises(UnknownRevision):
        history(repository).commit(f"--output={tmp_path / 'evil'}")
    assert not list(tmp_path.glob("evil*"))


def test_a_commit_that_is_not_there_has_no_tree(repository: Repository):
    repository.commit({"a.md": ""})
    with pytest.raises(RepositoryError, match="is not in this clone"):
        history(repository).tree("1" * 40).entries()


def test_a_blob_is_read_by_its_id(repository: Repository):
    repository.commit({"a.md": "# A\n"})
    assert history(repository).blob(blob_id(b"# A\n")) == b"# A\n"


def test_a_blob_that_is_not_there_is_none(repository: Repository):
    repository.commit({"a.md": "# A\n"})
    assert history(repository).blob("1" * 40) is None


def test_what_is_not_a_blob_is_none(repository: Repository):
    assert history(repository).blob(repository.commit({"a.md": "# A\n"})) is None


@pytest.mark.parametrize("addition", ["\nHEAD", "\n", " ", "0", "^{blob}", "\udc80"])
def test_what_is_no_id_is_none_and_shifts_no_later_answer(repository: Repository, addition: str):
    repository.commit({"a.md": "# A\n", "b.md": "# B\n"})
    found = history(repository)
    assert found.blob(blob_id(b"# A\n") + addition) is None
    assert found.blob(blob_id(b"# B\n")) == b"# B\n"


@pytest.mark.parametrize("name", ["", "HEAD:a.md", "main:a.md", ":a.md", "72943a1", ":/A"])
def test_a_name_that_git_knows_a_blob_by_is_no_id(repository: Repository, name: str):
    repository.commit({"a.md": "aaa\n"})
    assert history(repository).blob(name) is None


@pytest.mark.parametrize("name", ["HEAD", "main", "{}\nHEAD", "{}^{{commit}}"])
def test_a_commit_without_a_full_id_has_no_tree(repository: Repository, name: str):
    commit = repository.commit({"a.md": ""})
    with pytest.raises(RepositoryError, match="is not in this clone"):
        history(repository).tree(name.format(commit)).entries()


def test_changes_are_newest_first(repository: Repository):
    first = repository.commit({"kb/a.md": "1"})
    second = repository.commit({"kb/a.md": "2", "kb/b.md": ""})
    repository.commit({"kb/b.md": "2"})
    assert changes(repository, "kb/a.md").changes == (
        FileChange(second, RepoPath("kb/a.md"), blob_id(b"2"), RepoPath("kb/a.md"), blob_id(b"1")),
        FileChange(first, RepoPath("kb/a.md"), blob_id(b"1"), RepoPath("kb/a.md"), None),
    )


def test_order_is_by_ancestry_whatever_the_dates(repository: Repository):
    first = repository.commit({"a.md": "1"})
    repository.now = 4_700_000_000
    second = repository.commit({"a.md": "2"})
    repository.now = 1_000_000_000
    third = repository.commit({"a.md": "3"})
    assert commits(repository, "a.md") == [third, second, first]


def test_files_at_the_root_and_in_folders_are_asked_together(repository: Repository):
    first = repository.commit({"a.md": "1", "kb/x/b.md": "1", "kb/c.md": "1"})
    second = repository.commit({"kb/x/b.md": "2"})
    assert commits(repository, "a.md", "kb/x/b.md") == [second, first, first]


def test_a_merge_is_one_change_against_its_first_parent(repository: Repository):
    first = repository.commit({"a.md": "1"})
    repository.branch("side").commit({"a.md": "2"})
    repository.commit({"a.md": "3"})
    repository.checkout("main").commit({"b.md": ""})
    merge = repository.merge("side")
    assert commits(repository, "a.md") == [merge, first]


def test_a_rename_is_followed(repository: Repository):
    first = repository.commit({"kb/a.md": LONG})
    second = repository.rename("kb/a.md", "kb/b.md", LONG + "more\n")
    assert changes(repository, "kb/b.md").changes == (
        FileChange(
            second,
            RepoPath("kb/b.md"),
            blob_id((LONG + "more\n").encode()),
            RepoPath("kb/a.md"),
            blob_id(LONG.encode()),
        ),
        FileChange(first, RepoPath("kb/a.md"), blob_id(LONG.encode()), RepoPath("kb/a.md"), None),
    )


def test_a_rename_from_another_folder_is_followed(repository: Repository):
    repository.commit({"docs/a.md": LONG})
    repository.rename("docs/a.md", "kb/a.md")
    assert ways(repository, "kb/a.md") == [("docs/a.md", "kb/a.md"), ("docs/a.md", "docs/a.md")]


def test_a_rename_from_folder_to_folder_to_the_root_and_back_is_followed(repository: Repository):
    repository.commit({"one/a.md": LONG})
    repository.rename("one/a.md", "two/a.md")
    repository.rename("two/a.md", "a.md")
    repository.rename("a.md", "kb/a.md")
    assert ways(repository, "kb/a.md") == [
        ("a.md", "kb/a.md"),
        ("two/a.md", "a.md"),
        ("one/a.md", "two/a.md"),
        ("one/a.md", "one/a.md"),
    ]


def test_a_rename_that_a_merge_brought_is_followed(repository: Repository):
    first = repository.commit({"docs/a.md": LONG})
    repository.branch("side").rename("docs/a.md", "kb/a.md")
    repository.checkout("main").commit({"b.md": ""})
    merge = repository.merge("side")
    assert commits(repository, "kb/a.md") == [merge, first]


def test_two_files_that_change_places_are_kept_apart(repository: Repository):
    repository.commit({"kb/a.md": LONG})
    repository.rename("kb/a.md", "kb/b.md")
    repository.commit({"kb/a.md": "another\n"})
    assert ways(repository, "kb/a.md") == [("kb/a.md", "kb/a.md")]


def test_a_files_way_ends_where_it_was_added(repository: Repository):
    repository.commit({"kb/a.md": "first life\n"})
    repository.delete("kb/a.md")
    second = repository.commit({"kb/a.md": "second life\n"})
    assert commits(repository, "kb/a.md") == [second]


def test_of_a_deleted_file_the_deletion_is_the_last_change(repository: Repository):
    first = repository.commit({"kb/a.md": "1", "b.md": ""})
    second = repository.delete("kb/a.md")
    assert changes(repository, "kb/a.md").changes == (
        FileChange(second, RepoPath("kb/a.md"), None, RepoPath("kb/a.md"), blob_id(b"1")),
        FileChange(first, RepoPath("kb/a.md"), blob_id(b"1"), RepoPath("kb/a.md"), None),
    )


@pytest.mark.parametrize("new", ["src/b.py", "lib/b.py"])
def test_of_a_file_that_moved_away_the_rename_is_the_last_change(repository: Repository, new: str):
    repository.commit({"src/a.py": LONG})
    repository.rename("src/a.py", new)
    assert ways(repository, "src/a.py") == [("src/a.py", new), ("src/a.py", "src/a.py")]


def test_a_link_in_a_files_place_is_no_file(repository: Repository):
    repository.commit({"kb/a.md": "1"})
    (repository.root / "kb/a.md").unlink()
    (repository.root / "kb/a.md").symlink_to("/etc/passwd")
    second = repository.commit()
    assert changes(repository, "kb/a.md").changes[0] == FileChange(
        second, RepoPath("kb/a.md"), None, RepoPath("kb/a.md"), blob_id(b"1")
    )


def test_a_path_is_taken_as_it_stands(repository: Repository):
    repository.commit({"kb/[a]*.md": "1", "kb/a.md": "1", ":(top)x/b.md": "1"})
    assert ways(repository, "kb/[a]*.md", ":(top)x/b.md") == [
        (":(top)x/b.md", ":(top)x/b.md"),
        ("kb/[a]*.md", "kb/[a]*.md"),
    ]


def test_a_whole_clone_is_full(repository: Repository):
    repository.commit({"a.md": ""})
    assert history(repository).completeness is Completeness.FULL


def test_a_clone_without_ancestors_is_shallow_and_knows_its_boundary(
    repository: Repository, tmp_path: Path
):
    repository.commit({"a.md": "1"})
    last = repository.commit({"b.md": "1"})
    shallow = repository.clone(tmp_path / "shallow", "--depth=1")
    assert history(shallow).completeness is Completeness.SHALLOW
    assert changes(shallow, "a.md").boundary == {last}
    assert commits(shallow, "a.md") == [last]


def test_a_clone_without_blobs_is_partial(repository: Repository, tmp_path: Path):
    repository.configure("uploadpack.allowFilter", "true").commit({"a.md": "1"})
    partial = repository.clone(tmp_path / "partial", "--filter=blob:none", "--no-checkout")
    assert history(partial).completeness is Completeness.PARTIAL


def test_a_blob_that_a_partial_clone_left_out_is_none_and_not_fetched(
    repository: Repository, tmp_path: Path
):
    repository.configure("uploadpack.allowFilter", "true").commit({"a.md": "1"})
    repository.commit({"a.md": "2"})
    partial = repository.clone(tmp_path / "partial", "--filter=blob:none")
    found = history(partial)
    assert found.blob(blob_id(b"1")) is None
    assert found.blob(blob_id(b"2")) == b"2"


def test_changes_of_a_partial_clone_need_no_blobs(repository: Repository, tmp_path: Path):
    repository.configure("uploadpack.allowFilter", "true").commit({"docs/a.md": LONG})
    repository.rename("docs/a.md", "kb/a.md")
    repository.commit({"kb/a.md": LONG + "more\n"})
    partial = repository.clone(tmp_path / "partial", "--filter=blob:none", "--no-checkout")
    assert [old for old, _ in ways(partial, "kb/a.md")] == ["kb/a.md", "docs/a.md", "docs/a.md"]


def test_a_history_of_sha256_is_read(tmp_path: Path):
    repository = Repository.create(tmp_path / "new", "--object-format=sha256")
    first = repository.commit({"docs/a.md": LONG})
    second = repository.rename("docs/a.md", "kb/a.md")
    assert commits(repository, "kb/a.md") == [second, first]
    assert list(history(repository).tree(first).entries()) == ["docs/a.md"]


def test_a_replaced_commit_is_read_as_it_was_made(repository: Repository):
    first = repository.commit({"a.md": "true\n"})
    second = repository.commit({"a.md": "forged\n"})
    repository.git("replace", first, second)
    assert history(repository).tree(first).read(RepoPath("a.md")) == b"true\n"
