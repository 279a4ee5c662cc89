"""`curator init --from`: a patch that git takes, over pages that name code."""

import subprocess

import pytest

from tests.command import curator
from tests.repository import Repository

CODE = {
    "src/retry.py": "class RetryPolicy:\n    def next_delay(self):\n        return 1\n\n\ndef run():\n    return 2\n",
    "src/process.py": "def exit():\n    return 0\n",
}
PAGE = "# Retries\r\n\r\nA `RetryPolicy` says when; `RetryPolicy.next_delay` how long.\r\n"


def patched(repository: Repository, folder: str) -> str:
    answer = curator(repository.root, "init", "--from", folder)
    assert answer.exit_code == 0
    subprocess.run(
        ["git", "apply"],
        cwd=repository.root,
        input=answer.stdout.encode(),
        check=bool(answer.stdout),
    )
    return answer.stdout


def test_a_page_is_linked_to_the_definitions_that_it_names(repository: Repository):
    repository.commit({**CODE, "docs/retries.md": PAGE})
    patched(repository, "docs")
    links = curator(repository.root, "lint", "--format", "json").json["links"]
    assert [(link["note"], link["target"]) for link in links] == [
        ("docs/retries.md", "src/retry.py#RetryPolicy")
    ]


def test_the_rest_of_the_page_keeps_its_bytes(repository: Repository):
    repository.commit({**CODE, "docs/retries.md": PAGE})
    patched(repository, "docs")
    assert (repository.root / "docs/retries.md").read_bytes().endswith(PAGE.encode())


def test_front_matter_that_is_there_is_kept(repository: Repository):
    page = f"---\ntitle: Retries\n---\n{PAGE}"
    repository.commit({**CODE, "docs/retries.md": page})
    patched(repository, "docs")
    text = (repository.root / "docs/retries.md").read_bytes().decode()
    assert text == page.replace(
        "Retries\n---", "Retries\ncode:\n  - src/retry.py#RetryPolicy\n---", 1
    )


def test_a_page_that_declares_its_code_is_left_alone(repository: Repository):
    repository.commit({**CODE, "docs/retries.md": f"---\ncode: [src/process.py]\n---\n{PAGE}"})
    assert patched(repository, "docs") == ""


def test_a_plain_word_and_a_name_that_many_define_are_no_links(repository: Repository):
    page = "# A\n\nCall `run`, then `process.exit()`; see `nextDelay`.\n"
    other = dict.fromkeys(("src/a.py", "src/b.py"), "def next_delay():\n    return 1\n")
    repository.commit({**CODE, **other, "docs/a.md": f"{page}\n`next_delay` is defined thrice.\n"})
    assert patched(repository, "docs") == ""


def test_a_folder_without_pages_is_refused_and_nothing_is_written(repository: Repository):
    repository.commit(CODE)
    answer = curator(repository.root, "init", "--from", "src")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert not (repository.root / "curator.toml").exists()


@pytest.mark.parametrize(
    "head",
    [
        "---\n{title: A}\n---\n",
        "---\n  title: A\n---\n",
        "---\n'code': [src/process.py]\n---\n",
        "---\nlayout: {{ x }}\n---\n",
        "+++\ntitle = 'A'\n+++\n",
    ],
)
def test_front_matter_that_an_edit_would_spoil_is_left_alone(repository: Repository, head: str):
    repository.commit({**CODE, "docs/retries.md": head + PAGE})
    assert patched(repository, "docs") == ""


def test_a_folder_is_read_from_where_one_stands(repository: Repository):
    repository.commit({**CODE, "app/docs/retries.md": PAGE})
    patched(repository, "app/docs")
    (repository.root / "curator.toml").unlink()
    answer = curator(repository.root / "app", "init", "--from", "docs")
    assert answer.stderr.startswith("wrote curator.toml: notes are in app/docs/\n")


def test_pages_outside_of_the_notes_folder_are_refused(repository: Repository):
    repository.commit({**CODE, "curator.toml": "", "docs/retries.md": PAGE})
    answer = curator(repository.root, "init", "--from", "docs")
    assert (answer.exit_code, answer.stdout) == (2, "")
