"""`curator affected` by its whole output."""

import re
from collections import Counter

import pytest
from markdown_it import MarkdownIt

from tests.command import Answer, curator
from tests.repository import Repository

CODE = '''\
def delay(attempt):
    """Seconds."""
    return 2**attempt


def limit():
    return 60
'''
OTHER_BODY = CODE.replace("2**", "3**")
OTHER_SIGNATURE = CODE.replace("(attempt)", "(attempt, cap)")
QUEUE = "def push(job):\n    jobs = [job]\n    return jobs\n"


def note(link: str = "src/retry.py#delay", *, head: str = "", title: str = "Retries") -> str:
    return f"---\n{head}code: [{link}]\n---\n# {title}\n\nThe delay doubles.\n"


@pytest.fixture
def project(repository: Repository) -> Repository:
    """On branch `work`, from `main`."""
    repository.commit(
        {
            "kb/retries.md": note(head='owners: ["@acme/payments"]\n'),
            "kb/queue.md": note("src/queue.py", title="Queue"),
            "kb/limit.md": note("src/retry.py#limit", title="Limit"),
            "src/retry.py": CODE,
            "src/queue.py": QUEUE,
        }
    )
    return repository.branch("work")


def since(repository: Repository, *options: str) -> Answer:
    return curator(repository.root, "affected", "--since", "main", *options)


def changes(answer: Answer) -> dict[str, str]:
    """Note -> what happened to its links, of `--format json`."""
    return {
        one["path"]: " ".join(link["change"] for link in one["links"])
        for one in answer.json["notes"]
    }


def changed(repository: Repository) -> dict[str, str]:
    return changes(since(repository, "--format", "json"))


def test_text_names_notes_owners_and_what_happened(project: Repository):
    project.rename("src/queue.py", "src/jobs.py")
    project.commit({"src/retry.py": OTHER_SIGNATURE})
    answer = since(project)
    base = project.git("rev-parse", "main")
    assert (
        answer.stdout
        == f"""\
kb/retries.md  Retries  @acme/payments
  src/retry.py#delay: signature changed
kb/queue.md  Queue
  src/queue.py: moved to src/jobs.py
2 notes are affected by 3 changed files since {base[:10]}: 1 signature, 1 moved.
"""
    )
    assert answer.exit_code == 0


def test_json_keeps_the_contract(project: Repository):
    commit = project.commit({"src/retry.py": OTHER_BODY})
    assert since(project, "--format", "json").json == {
        "version": 1,
        "tool": {"name": "curator", "version": "0.1.0"},
        "commit": commit,
        "base": project.git("rev-parse", "main"),
        "dirty": False,
        "changed_files": 1,
        "notes": [
            {
                "path": "kb/retries.md",
                "title": "Retries",
                "gravity": "body",
                "owners": ["@acme/payments"],
                "edited": False,
                "links": [
                    {"target": "src/retry.py#delay", "line": 3, "change": "body", "moved_to": None}
                ],
            }
        ],
        "summary": {
            "notes": 1,
            "missing": 0,
            "signature": 0,
            "body": 1,
            "undecided": 0,
            "moved": 0,
            "docs": 0,
            "unverified": 0,
            "unchanged": 0,
            "edited": 0,
        },
    }


def test_markdown_is_a_comment_that_a_bot_finds_again(project: Repository):
    commit = project.commit({"src/retry.py": OTHER_BODY, "kb/retries.md": note(title="Again")})
    base = project.git("rev-parse", "main")
    assert (
        since(project, "--format", "markdown").stdout
        == f"""\
<!-- curator affected -->
### Notes on this code

1 note is affected by 2 changed files since {base[:10]}: 1 body.

|  | note | code | owners | edited |
|---|---|---|---|---|
| body | [Again](../blob/{commit}/kb/retries.md)<br><code>kb/retries.md</code> | <code>src/retry.py&#35;delay</code> body changed |  | ✓ |
"""
    )


def test_where_nothing_is_affected_one_line_says_so(project: Repository):
    project.commit({"README.md": "# Project\n"})
    base = project.git("rev-parse", "main")
    answer = since(project)
    assert answer.stdout == f"No note is affected by 1 changed file since {base[:10]}.\n"
    assert answer.exit_code == 0


def test_nothing_affected_still_updates_the_comment(project: Repository):
    text = since(project, "--format", "markdown").stdout
    assert text.startswith("<!-- curator affected -->\n")
    assert "No note is affected by 0 changed files" in text
    assert "|" not in text


def test_layout_and_comments_affect_nothing(project: Repository):
    project.commit({"src/retry.py": CODE.replace("return 60", "return  60  # seconds")})
    assert changed(project) == {}


def test_documentation_counts_where_it_is_watched(project: Repository):
    project.commit({"kb/docs.md": note("{path: src/retry.py#delay, watch: any}", title="Docs")})
    project.git("branch", "--force", "main")
    project.commit({"src/retry.py": CODE.replace("Seconds", "In seconds")})
    assert changed(project) == {"kb/docs.md": "docs"}


def test_deleted_code_is_missing(project: Repository):
    project.delete("src/queue.py")
    assert changed(project) == {"kb/queue.md": "missing"}


def test_a_definition_that_is_gone_is_missing(project: Repository):
    project.commit({"src/retry.py": CODE.partition("\n\n\n")[0] + "\n"})
    assert changed(project) == {"kb/limit.md": "missing"}


def test_a_move_with_a_change_has_the_gravity_of_the_change(project: Repository):
    project.rename("src/retry.py", "src/again.py", OTHER_SIGNATURE)
    answer = since(project, "--format", "json")
    assert changes(answer) == {"kb/retries.md": "signature", "kb/limit.md": "moved"}
    assert answer.json["notes"][0]["links"][0]["moved_to"] == "src/again.py#delay"


def test_what_cannot_be_compared_is_said_and_not_passed_over(project: Repository):
    project.commit({"kb/text.md": note("src/list.txt#first", title="Text"), "src/list.txt": "1\n"})
    project.git("branch", "--force", "main")
    project.commit({"src/list.txt": "2\n"})
    assert changed(project) == {"kb/text.md": "undecided"}


def test_what_was_missing_before_is_no_news(project: Repository):
    project.commit({"kb/broken.md": note("src/retry.py#gone", title="Broken")})
    project.git("branch", "--force", "main")
    project.commit({"src/retry.py": CODE.replace("60", "90")})
    assert changed(project) == {"kb/limit.md": "body"}


def test_a_lock_plays_no_part(project: Repository):
    project.configure("user.name", "Ana").configure("user.email", "ana@acme.example")
    project.commit({"src/retry.py": OTHER_BODY})
    assert curator(project.root, "verify", "kb/retries.md", "--yes").exit_code == 0
    project.commit()
    assert changed(project) == {"kb/retries.md": "body"}


def test_a_note_that_was_stale_before_is_not_touched_by_another_change(project: Repository):
    project.commit({"src/retry.py": OTHER_BODY})
    project.git("branch", "--force", "main")
    project.commit({"src/queue.py": QUEUE.replace("(job)", "(job, first)")})
    assert changed(project) == {"kb/queue.md": "signature"}


def test_what_a_link_does_not_watch_is_left_out(project: Repository):
    project.commit({"src/queue.py": QUEUE.replace("[job]", "[job, None]")})
    assert changed(project) == {}


def test_drafts_and_retired_notes_are_left_out(project: Repository):
    project.commit({"kb/retries.md": note(head="status: superseded\n"), "src/retry.py": OTHER_BODY})
    assert changed(project) == {}


def test_a_note_that_is_new_is_left_out(project: Repository):
    project.commit({"kb/new.md": note(title="New"), "src/retry.py": OTHER_BODY})
    assert changed(project) == {"kb/retries.md": "body"}


def test_a_folders_new_member_touches_its_note(project: Repository):
    project.commit({"kb/all.md": note("src", title="All")})
    project.git("branch", "--force", "main")
    project.commit({"src/more.py": "def more():\n    return 1\n"})
    assert changed(project) == {"kb/all.md": "signature"}


def test_an_edited_note_is_ticked(project: Repository):
    project.commit({"src/retry.py": OTHER_BODY, "kb/retries.md": note(title="Again")})
    assert since(project).stdout.startswith("kb/retries.md  Again  (edited in this change)\n")


def test_a_note_that_was_only_renamed_is_not_edited(project: Repository):
    project.commit({"src/retry.py": OTHER_BODY})
    project.rename("kb/retries.md", "kb/again.md")
    answer = since(project, "--format", "json")
    assert [(one["path"], one["edited"]) for one in answer.json["notes"]] == [
        ("kb/again.md", False)
    ]


def test_codeowners_are_the_default_owners(project: Repository):
    project.commit({"CODEOWNERS": "/kb/limit.md @acme/limits\n"})
    project.commit({"src/retry.py": CODE.replace("60", "90")})
    assert since(project).stdout.startswith("kb/limit.md  Limit  @acme/limits\n")


def test_only_what_changed_in_the_paths_counts(project: Repository):
    project.commit({"src/retry.py": OTHER_BODY})
    project.delete("src/queue.py")
    answer = since(project, "src/queue.py", "--format", "json")
    assert changes(answer) == {"kb/queue.md": "missing"}


def test_staged_changes_are_looked_at_alone(project: Repository):
    project.write({"src/retry.py": OTHER_BODY}).git("add", "src/retry.py")
    project.write({"src/queue.py": "def pop():\n    return 1\n"})
    answer = curator(project.root, "affected", "--staged", "--format", "json")
    assert changes(answer) == {"kb/retries.md": "body"}


def test_before_the_first_commit_nothing_is_affected(repository: Repository):
    repository.write({"kb/a.md": note(), "src/retry.py": CODE}).git("add", "--all")
    answer = curator(repository.root, "affected", "--staged")
    assert answer.stdout == "No note is affected by 0 changed files.\n"


# --- by paths


def test_paths_name_the_notes_that_link_to_them(project: Repository):
    project.commit({"src/retry.py": OTHER_BODY})
    answer = curator(project.root, "affected", "src/retry.py")
    assert (
        answer.stdout
        == """\
kb/retries.md  Retries  @acme/payments
  src/retry.py#delay: body changed
kb/limit.md  Limit
  src/retry.py#limit: unchanged
2 notes link to these paths: 1 body, 1 unchanged.
"""
    )


def test_a_folder_stands_for_what_is_in_it(project: Repository):
    answer = curator(project.root, "affected", "src", "--format", "json")
    assert list(changes(answer)) == ["kb/limit.md", "kb/queue.md", "kb/retries.md"]
    assert answer.json["base"] is None
    assert answer.json["changed_files"] is None


def test_a_file_of_a_linked_folder_has_the_folders_note(project: Repository):
    project.commit({"kb/all.md": note("src", title="All")})
    answer = curator(project.root, "affected", "src/queue.py", "--format", "json")
    assert list(changes(answer)) == ["kb/all.md", "kb/queue.md"]


def test_a_file_that_is_gone_can_be_named(project: Repository):
    project.delete("src/queue.py")
    answer = curator(project.root, "affected", "src/queue.py", "--format", "json")
    assert changes(answer) == {"kb/queue.md": "missing"}


def test_without_a_change_no_note_is_edited_or_not(project: Repository):
    answer = curator(project.root, "affected", "src/queue.py", "--format", "markdown")
    assert "| edited |" not in answer.stdout
    assert "1 note links to these paths: 1 unchanged." in answer.stdout


def test_a_path_that_nobody_knows_is_refused(project: Repository):
    answer = curator(project.root, "affected", "src/nope.py")
    assert answer.stderr == (
        "curator: src/nope.py is not in the repository, and no note links to it\n"
    )
    assert answer.exit_code == 2


@pytest.mark.parametrize("options", [[], ["--since", "main", "--staged"], ["--since", ""]])
def test_a_change_must_be_named(project: Repository, options: list[str]):
    assert curator(project.root, "affected", *options).exit_code == 2


# --- text that a stranger wrote

HOSTILE = "x | </code><img src=x> @team #1 [a](b) `c` <!-- d --> &#64;e \\u202e"


@pytest.fixture
def hostile(repository: Repository) -> str:
    """A row of the table, of a note that does its worst."""
    repository.commit(
        {
            "kb/a|<b>@c.md": note(
                head=f'title: "{HOSTILE}"\nowners: ["@d|e"]\n', link="'src/@a|<b>.py'"
            ),
            "src/@a|<b>.py": CODE,
        }
    )
    repository.branch("work").commit({"src/@a|<b>.py": OTHER_SIGNATURE})
    return since(repository, "--format", "markdown").stdout.splitlines()[-1]


def test_hostile_text_makes_no_cell(hostile: str):
    assert hostile.count("|") == 6


def test_hostile_text_makes_no_html(hostile: str):
    assert set(re.findall(r"<[^>]*>?", hostile)) == {"<br>", "<code>", "</code>"}


def test_hostile_text_is_never_outside_of_code_or_a_link(hostile: str):
    """A forge looks for mentions in what it shows, escaped or not, but for code and links."""
    outside = re.sub(r"<code>.*?</code>|\[.*?\]\(.*?\)", "", hostile)
    assert outside == "| signature | <br> |  signature changed |  |  |"


def test_hostile_text_is_one_row_of_five_cells_to_a_parser(hostile: str):
    page = "| | note | code | owners | edited |\n|---|---|---|---|---|\n" + hostile
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(page)
    kinds = Counter(token.type for token in tokens)
    inline = {child.type for token in tokens for child in token.children or ()}
    assert (kinds["tr_open"], kinds["td_open"]) == (2, 5)
    assert inline == {"text", "html_inline", "link_open", "link_close"}


def test_hostile_text_is_shown(hostile: str):
    assert "&#60;img src=x&#62; &#64;team" in hostile
    assert "&#60;U&#43;202E&#62;" in hostile


def test_a_forge_that_is_configured_is_linked(project: Repository):
    forge = 'forge = "https://git.example/{path}?at={commit}#L{first}"\n'
    commit = project.commit({"src/retry.py": OTHER_BODY, "curator.toml": forge})
    text = since(project, "--format", "markdown").stdout
    assert f"[Retries](https://git.example/kb/retries.md?at={commit}#L3)" in text


def test_a_forge_that_is_no_address_is_not_linked(project: Repository):
    project.commit({"src/retry.py": OTHER_BODY, "curator.toml": 'forge = "javascript:alert(1)"\n'})
    assert "javascript" not in since(project, "--format", "markdown").stdout


def test_a_comment_has_fifty_rows_and_counts_the_rest(repository: Repository):
    notes = {f"kb/n{number:02}.md": note() for number in range(53)}
    repository.commit({**notes, "src/retry.py": CODE})
    repository.branch("work").commit({"src/retry.py": OTHER_BODY})
    text = since(repository, "--format", "markdown").stdout
    assert text.count("\n| body |") == 50
    assert text.endswith("\n\nand 3 more notes\n")


def test_a_comment_has_room_on_the_forge(repository: Repository):
    title = "|" * 200
    notes = {f"kb/{'@' * 90}{number}.md": note(head=f'title: "{title}"\n') for number in range(50)}
    repository.commit({**notes, "src/retry.py": CODE})
    repository.branch("work").commit({"src/retry.py": OTHER_BODY})
    text = since(repository, "--format", "markdown").stdout
    assert 40_000 < len(text) < 65_536
    assert re.search(r"and \d+ more notes\n$", text)


def test_renamed_notes_are_found_among_many_new_files(repository: Repository):
    repository.commit(
        {f"kb/{number}.md": note(title=f"Note {number}") for number in range(21)}
        | {"src/retry.py": CODE}
    )
    repository.branch("work").git("mv", "kb", "moved")
    (repository.root / "kb").mkdir()
    repository.git("mv", "moved", "kb/deep")
    repository.commit(
        {f"kb/deep/{number}.md": f"{note(title=f'Note {number}')}More.\n" for number in range(21)}
        | {f"gen/{number}.txt": f"{number}\n" for number in range(480)}
        | {"src/retry.py": OTHER_BODY}
    )
    assert len(changed(repository)) == 21


def test_an_empty_path_is_not_the_whole_repository(project: Repository):
    answer = curator(project.root, "affected", "")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr == "curator: an empty path names nothing: name a file or folder, or `.`\n"


def test_a_revision_is_not_repeated_at_length(project: Repository):
    answer = curator(project.root, "affected", "--since", "x" * 100_000)
    assert answer.exit_code == 2
    assert len(answer.stderr) < 400


@pytest.mark.parametrize("command", ["lint", "affected"])
def test_what_is_in_conflict_is_not_taken_for_nothing(project: Repository, command: str):
    project.commit({"src/retry.py": OTHER_BODY})
    project.checkout("main").commit({"src/retry.py": CODE.replace("2**", "4**")})
    with pytest.raises(AssertionError, match="merge"):
        project.merge("work")
    answer = curator(project.root, command, "--staged")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr == (
        "curator: src/retry.py is in conflict: resolve it and `git add` it, or leave `--staged` out\n"
    )
