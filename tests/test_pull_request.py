"""`lint --since` and `--staged` over real git: a pull request answers for what it brings, and for nothing else."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from curator.formats.known_defects import known_defects_text
from curator.model.text import RepoPath
from tests.command import Answer, curator
from tests.repository import Repository

CODE = "def delay(attempt):\n    return 2**attempt\n"
OTHER_BODY = "def delay(attempt):\n    return 3**attempt\n"
OTHER_SIGNATURE = "def delay(attempt, cap):\n    return 2**attempt\n"
LONG = "".join(f"Line {number} of what is said here.\n" for number in range(20))


def note(*targets: str, title: str = "Retries", text: str = "") -> str:
    return f"---\ncode: [{', '.join(targets)}]\n---\n# {title}\n\nThe delay doubles.\n\n{text}"


FILES = {
    "kb/retries.md": note("src/retry.py#delay"),
    "kb/old.md": note("src/never.py", title="Old"),
    "src/retry.py": CODE,
    "src/apart.py": "x = 1\n",
}


@pytest.fixture
def project(repository: Repository) -> Repository:
    """On branch `work`, from `main`, where one note links to a file that never was."""
    repository.commit(FILES)
    return repository.branch("work")


def since(repository: Repository, *options: str) -> Answer:
    return curator(repository.root, "lint", "--since", "main", "--format", "json", *options)


def found(answer: Answer) -> list[tuple[str, str]]:
    return [(item["code"], item["path"]) for item in answer.json["diagnostics"]]


def test_what_was_there_before_is_counted_and_not_shown(project: Repository):
    project.commit({"src/apart.py": "x = 2\n"})
    answer = curator(project.root, "lint", "--since", "main")
    assert answer.stdout == (
        "2 notes, 2 code links: 1 fresh, 1 missing. 0 errors, 0 warnings, 0 infos. "
        "1 earlier one not shown.\n"
    )
    assert answer.exit_code == 0


def test_changed_code_is_shown(project: Repository):
    project.commit({"src/retry.py": OTHER_BODY})
    assert found(since(project)) == [("KB202", "kb/retries.md")]
    assert since(project).exit_code == 1


def test_links_and_their_counts_are_those_of_the_whole(project: Repository):
    project.commit({"src/retry.py": OTHER_BODY})
    answer = since(project)
    assert answer.states == {"src/retry.py#delay": "stale", "src/never.py": "missing"}
    assert answer.json["summary"]["missing"] == 1
    assert answer.json["summary"]["before"] == 1


def test_uncommitted_work_counts(project: Repository):
    project.write({"src/retry.py": OTHER_BODY})
    assert found(since(project)) == [("KB202", "kb/retries.md")]


def test_what_the_main_branch_did_meanwhile_does_not_count(project: Repository):
    project.commit({"src/apart.py": "x = 2\n"})
    project.checkout("main").commit({"src/retry.py": OTHER_BODY})
    assert found(since(project.checkout("work"))) == []


def test_a_link_that_got_staler_is_shown(repository: Repository):
    repository.commit(FILES)
    repository.commit({"src/retry.py": OTHER_BODY})
    repository.branch("work").commit({"src/retry.py": OTHER_SIGNATURE})
    assert found(since(repository)) == [("KB201", "kb/retries.md")]


def test_a_link_that_got_less_stale_is_not_shown(repository: Repository):
    repository.commit(FILES)
    repository.commit({"src/retry.py": OTHER_SIGNATURE})
    repository.branch("work").commit({"src/retry.py": OTHER_BODY})
    assert found(since(repository)) == []


def test_a_new_note_answers_for_its_links(project: Repository):
    project.commit({"kb/new.md": note("src/gone.py", text="[a](gone.md)\n")})
    assert found(since(project)) == [("KB101", "kb/new.md"), ("KB105", "kb/new.md")]


def test_of_two_equal_defects_in_a_note_only_one_was_there_before(repository: Repository):
    repository.commit({"kb/a.md": "# A\n\n[x](gone.md)\n"})
    repository.branch("work").commit({"kb/a.md": "# A\n\n[x](gone.md)\n\n[x](gone.md)\n"})
    answer = since(repository)
    assert found(answer) == [("KB105", "kb/a.md")]
    assert answer.json["summary"]["before"] == 1


def test_deleted_code_is_shown(project: Repository):
    project.delete("src/retry.py")
    assert found(since(project)) == [("KB101", "kb/retries.md")]


def test_moved_code_is_shown_with_its_new_place(project: Repository):
    project.rename("src/retry.py", "src/again.py")
    answer = since(project)
    assert found(answer) == [("KB109", "kb/retries.md")]
    assert answer.json["diagnostics"][0]["link"]["moved_to"] == "src/again.py#delay"


def test_a_note_that_was_edited_along_is_fresh(project: Repository):
    project.commit(
        {"src/retry.py": OTHER_BODY, "kb/retries.md": note("src/retry.py#delay", text="!")}
    )
    assert found(since(project)) == []


@pytest.fixture
def renamed(repository: Repository) -> Repository:
    repository.commit({"kb/old.md": note("src/never.py", text=LONG), "kb/other.md": "# Other\n"})
    repository.branch("work").git("mv", "kb/old.md", "kb/new.md")
    return repository


def test_a_renamed_note_keeps_its_diagnostics(renamed: Repository):
    renamed.commit()
    assert found(since(renamed)) == []


def test_a_note_that_was_renamed_and_edited_keeps_its_diagnostics(renamed: Repository):
    renamed.commit({"kb/new.md": note("src/never.py", text=LONG + "One more.\n")})
    assert found(since(renamed)) == []


def test_a_rename_that_is_only_staged_keeps_its_diagnostics(renamed: Repository):
    answer = curator(renamed.root, "lint", "--staged", "--format", "json")
    assert found(answer) == []
    assert answer.json["summary"]["before"] == 1


def test_what_the_baseline_knew_of_a_renamed_note_is_no_news(repository: Repository):
    known = Counter({("KB101", RepoPath("kb/old.md"), "src/never.py"): 1})
    baseline = {"kb/curator-baseline.json": known_defects_text(known)}
    repository.commit({**baseline, "kb/old.md": note("src/never.py")})
    repository.branch("work").rename("kb/old.md", "kb/new.md")
    answer = since(repository)
    assert found(answer) == []
    assert answer.json["summary"]["before"] == 1


def test_a_configuration_that_could_not_be_used_before_does_not_stop_its_repair(
    repository: Repository,
):
    repository.commit({**FILES, "curator.toml": "kbb = 'kb'\n"})
    repository.branch("work").commit({"curator.toml": "kb = 'kb'\n"})
    assert found(since(repository)) == []


def test_the_configuration_of_then_tells_what_were_notes_then(repository: Repository):
    repository.commit({**FILES, "curator.toml": "kb = 'elsewhere'\nextra = []\n"})
    repository.branch("work").commit({"curator.toml": "kb = 'kb'\nextra = []\n"})
    assert found(since(repository)) == [("KB101", "kb/old.md")]


def test_files_that_are_named_are_the_only_ones(project: Repository):
    project.commit({"src/retry.py": OTHER_BODY, "kb/new.md": note("src/gone.py")})
    assert found(since(project, "kb/new.md")) == [("KB101", "kb/new.md")]


def test_one_block_tells_of_a_target_that_many_notes_link_to(repository: Repository):
    notes = {f"kb/n{number:02}.md": note("src/retry.py#delay") for number in range(30)}
    first = repository.commit({**notes, "src/retry.py": CODE})
    repository.branch("work").commit({"src/retry.py": OTHER_SIGNATURE})
    answer = curator(repository.root, "lint", "--since", "main")
    assert (
        answer.stdout
        == f"""\
src/retry.py#delay
  --> src/retry.py:1
  error[KB201] changed-signature: the signature of `delay` changed since the note was written in {first[:10]}
    - def delay(attempt)
    + def delay(attempt, cap)
    kb/n00.md:2:8
    kb/n01.md:2:8
    kb/n02.md:2:8
    kb/n03.md:2:8
    kb/n04.md:2:8
    and 25 more notes
   = help: read the code, mend the note if need be, then `curator verify NOTE`

30 notes, 30 code links: 30 stale. 30 errors, 0 warnings, 0 infos.
"""
    )


def test_of_a_whole_file_the_signatures_that_changed_are_shown(repository: Repository):
    repository.commit({"kb/a.md": note("src/retry.py"), "src/retry.py": CODE + "\n\nLIMIT = 3\n"})
    repository.branch("work").commit({"src/retry.py": OTHER_SIGNATURE + "\n\ndef more(): ...\n"})
    lines = curator(repository.root, "lint", "--since", "main").stdout.splitlines()
    assert lines[0] == "src/retry.py"
    assert lines[2:6] == [
        "    - LIMIT",
        "    - def delay(attempt)",
        "    + def delay(attempt, cap)",
        "    + def more()",
    ]


def test_notes_written_at_different_times_say_so(repository: Repository):
    first = repository.commit({"kb/a.md": note("src/retry.py#delay"), "src/retry.py": CODE})
    second = repository.commit({"kb/bb.md": note("src/retry.py#delay"), "a.md": "[x](gone.md)\n"})
    repository.branch("work").commit({"src/retry.py": OTHER_BODY})
    answer = curator(repository.root, "lint", "--since", "main")
    assert (
        answer.stdout
        == f"""\
src/retry.py#delay
  --> src/retry.py:1
  warning[KB202] changed-body
    kb/a.md:2:8   written in {first[:10]}
    kb/bb.md:2:8  written in {second[:10]}
   = help: read the code, mend the note if need be, then `curator verify NOTE`

2 notes, 2 code links: 2 stale. 0 errors, 2 warnings, 0 infos.
"""
    )


def test_concise_cuts_long_lists_too(repository: Repository):
    notes = {f"kb/n{number}.md": note("src/retry.py#delay") for number in range(7)}
    repository.commit({**notes, "src/retry.py": CODE})
    repository.branch("work").commit({"src/retry.py": OTHER_BODY})
    lines = curator(repository.root, "lint", "--since", "main", "--format", "concise").stdout
    assert lines.splitlines()[4].startswith("kb/n4.md:2:8: KB202 the body of `delay` changed")
    assert lines.splitlines()[5] == "src/retry.py#delay: KB202 and 2 more notes"


def test_what_is_not_about_code_stands_below_with_its_line(project: Repository):
    project.commit({"src/retry.py": OTHER_BODY, "kb/new.md": "# New\n\n[a](gone.md)\n"})
    blocks = curator(project.root, "lint", "--since", "main").stdout.split("\n\n")
    assert blocks[0].startswith("src/retry.py#delay\n")
    assert blocks[1].startswith("error[KB105] broken-note-link")


# --- what is staged


def staged(repository: Repository, *options: str) -> Answer:
    return curator(repository.root, "lint", "--staged", "--format", "json", *options)


def test_unstaged_work_does_not_count(project: Repository):
    project.write({"src/retry.py": OTHER_BODY})
    answer = staged(project)
    assert found(answer) == []
    assert answer.json["dirty"] is False


def test_staged_work_counts(project: Repository):
    project.write({"src/retry.py": OTHER_BODY}).git("add", "src/retry.py")
    project.write({"src/retry.py": CODE})
    answer = staged(project)
    assert found(answer) == [("KB202", "kb/retries.md")]
    assert answer.json["dirty"] is True


def test_a_staged_note_is_shown_as_it_is_staged(project: Repository):
    project.write({"kb/new.md": "# New\n\n[a](gone.md)\n"}).git("add", "--all")
    project.write({"kb/new.md": "# New\n\nNothing.\n"})
    assert "[a](gone.md)" in curator(project.root, "lint", "--staged").stdout


def test_before_the_first_commit_all_that_is_staged_is_new(repository: Repository):
    repository.write(FILES).git("add", "--all")
    assert ("KB101", "kb/old.md") in found(staged(repository))


def test_the_index_that_git_gives_its_hooks_counts(
    project: Repository, monkeypatch: pytest.MonkeyPatch
):
    project.write({"src/retry.py": OTHER_BODY})
    (project.root / ".git/next.lock").write_bytes((project.root / ".git/index").read_bytes())
    with monkeypatch.context() as patch:
        patch.setenv("GIT_INDEX_FILE", str(project.root / ".git/next.lock"))
        subprocess.run(["git", "add", "src/retry.py"], cwd=project.root, check=True)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next.lock")
    assert found(staged(project)) == [("KB202", "kb/retries.md")]


def test_the_index_of_another_repository_does_not_count(
    project: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    other = Repository.create(tmp_path / "other")
    other.commit({"src/retry.py": OTHER_BODY})
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git/index"))
    assert found(staged(project)) == []


@pytest.fixture
def hooked(project: Repository) -> Repository:
    command = Path(sys.executable).with_name("curator")
    hook = project.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nexec {command} lint --staged\n")
    hook.chmod(0o755)
    return project


@pytest.mark.slow
def test_a_hook_lets_a_commit_pass_that_leaves_no_note_behind(hooked: Repository):
    hooked.write({"src/retry.py": OTHER_BODY})
    hooked.write({"src/apart.py": "x = 2\n"}).git("add", "src/apart.py")
    hooked.git("commit", "--quiet", "--message", "Apart")
    assert hooked.git("log", "-1", "--format=%s") == "Apart"


@pytest.mark.slow
def test_a_hook_stops_a_commit_that_stages_as_it_goes(hooked: Repository):
    hooked.write({"src/retry.py": OTHER_BODY})
    with pytest.raises(AssertionError, match="KB202"):
        hooked.git("commit", "--quiet", "--all", "--message", "All")


# --- what cannot be asked


REFUSED = {
    "nothing": ["--since", ""],
    "blanks": ["--since", "  "],
    "an option": ["--since=--output=x"],
    "both": ["--since", "main", "--staged"],
    "a repair of what is staged": ["--staged", "--fix"],
    "a patch of what is staged": ["--staged", "--diff"],
    "a patch of a part": ["--since", "main", "--diff"],
}


@pytest.mark.parametrize("options", REFUSED.values(), ids=REFUSED)
def test_what_makes_no_sense_is_refused(project: Repository, options: list[str]):
    answer = curator(project.root, "lint", *options)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert not (project.root / "x").exists()


def test_nothing_is_mended_where_the_branch_is_unknown(project: Repository):
    project.rename("src/retry.py", "src/again.py")
    assert curator(project.root, "lint", "--since", "nowhere", "--fix").exit_code == 2
    assert project.git("status", "--short") == ""


def test_what_moved_is_mended_and_the_rest_is_shown(project: Repository):
    project.rename("src/retry.py", "src/again.py")
    project.commit({"kb/new.md": note("src/gone.py")})
    assert found(since(project, "--fix")) == [("KB101", "kb/new.md"), ("KB005", "kb/retries.md")]
    assert project.git("status", "--short") == " M kb/retries.md"


def test_an_unknown_branch_is_answered_with_the_likely_one(project: Repository):
    answer = curator(project.root, "lint", "--since", "mian")
    assert answer.stderr == (
        "curator: `mian` is no revision of this repository: did you mean `main`?\n"
    )
    assert answer.exit_code == 2


def test_the_usual_name_is_answered_with_this_repositorys(repository: Repository):
    repository.commit(FILES)
    repository.git("branch", "-m", "master")
    answer = curator(repository.root, "lint", "--since", "trunk-2")
    assert "did you mean `master`?" in answer.stderr


def test_a_branch_of_another_history_is_refused(project: Repository):
    project.git("checkout", "--quiet", "--orphan", "alone")
    project.commit({"kb/retries.md": "# Alone\n"})
    answer = curator(project.root, "lint", "--since", "main")
    assert "have no commit in common" in answer.stderr
    assert answer.exit_code == 2


# --- as GitHub checks out


@pytest.fixture
def server(project: Repository, tmp_path: Path) -> Repository:
    """A bare repository with `main`, a pull request's branch `work`, and GitHub's `refs/pull/1/merge`."""
    project.commit({"src/retry.py": OTHER_BODY})
    server = project.clone(tmp_path / "server", "--bare")
    project.git("checkout", "--quiet", "--detach", "main")
    project.merge("work")
    project.git("push", "--quiet", str(server.root), "HEAD:refs/pull/1/merge")
    return server


def checkout(server: Repository, root: Path, *options: str) -> Repository:
    """What actions/checkout runs for a pull request."""
    here = Repository.create(root)
    merge = server.git("rev-parse", "refs/pull/1/merge")
    here.git("remote", "add", "origin", server.root.as_uri())
    here.git("fetch", "--quiet", "--no-tags", *options, f"+{merge}:refs/remotes/pull/1/merge")
    return here.checkout("refs/remotes/pull/1/merge")


def test_with_the_whole_history_the_pull_request_is_judged(server: Repository, tmp_path: Path):
    here = checkout(
        server, tmp_path / "here", "--prune", "origin", "+refs/heads/*:refs/remotes/origin/*"
    )
    answer = since(here)
    assert found(answer) == [("KB202", "kb/retries.md")]
    assert answer.json["summary"]["before"] == 1


def test_with_one_commit_the_message_says_what_to_set(server: Repository, tmp_path: Path):
    answer = since(checkout(server, tmp_path / "here", "--depth=1", "origin"))
    assert answer.stderr == (
        "curator: `main` is not in this shallow clone: set `fetch-depth: 0` for actions/checkout, "
        "elsewhere run `git fetch --unshallow origin +refs/heads/main:refs/remotes/origin/main`\n"
    )
    assert answer.exit_code == 2


def test_the_command_of_that_message_is_enough(server: Repository, tmp_path: Path):
    here = checkout(server, tmp_path / "here", "--depth=1", "origin")
    here.git(
        "fetch", "--quiet", "--unshallow", "origin", "+refs/heads/main:refs/remotes/origin/main"
    )
    assert found(since(here)) == [("KB202", "kb/retries.md")]


def test_where_the_merge_base_is_missing_the_message_says_so(
    server: Repository, project: Repository, tmp_path: Path
):
    project.checkout("main").commit({"src/apart.py": "x = 3\n"})
    project.git("push", "--quiet", str(server.root), "main")
    here = server.clone(tmp_path / "here", "--depth=1", "--branch=work")
    here.git("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    answer = since(here)
    assert "where this branch left `main` is not in this shallow clone" in answer.stderr
    assert "`fetch-depth: 0`" in answer.stderr
    assert answer.exit_code == 2


def test_a_branch_cloned_alone_lacks_the_other(server: Repository, tmp_path: Path):
    here = server.clone(tmp_path / "here", "--depth=1", "--branch=work")
    assert "set `fetch-depth: 0`" in since(here).stderr


def test_from_two_commits_what_nobody_verified_is_undecided(server: Repository, tmp_path: Path):
    here = checkout(server, tmp_path / "here", "--depth=2", "origin")
    answer = curator(here.root, "lint", "--since", "HEAD^1", "--format", "json")
    assert answer.states == {"src/retry.py#delay": "undecided", "src/never.py": "missing"}
    assert answer.json["summary"]["before"] == 2
    assert answer.exit_code == 2


def test_from_two_commits_what_was_verified_is_decided(repository: Repository, tmp_path: Path):
    repository.configure("user.name", "Ana").configure("user.email", "ana@acme.example")
    repository.commit({"kb/retries.md": note("src/retry.py#delay"), "src/retry.py": CODE})
    assert curator(repository.root, "verify", "kb/retries.md", "--yes").exit_code == 0
    repository.commit()
    repository.branch("work").commit({"src/retry.py": OTHER_BODY})
    repository.checkout("main").merge("work")
    here = repository.clone(tmp_path / "here", "--depth=2")
    answer = curator(here.root, "lint", "--since", "HEAD^1", "--format", "json")
    assert found(answer) == [("KB202", "kb/retries.md")]
    assert answer.exit_code == 1
