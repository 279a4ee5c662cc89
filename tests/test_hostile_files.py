"""Files that are made to be slow, beside good ones: the answers about the good ones stay, and come in time."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository import Repository

_SECONDS = 60
_GOOD = {
    "kb/index.md": "---\ntitle: Shop\n---\n# Shop\n\nOrders are totalled in `src/shop.py`, see [total](../src/shop.py#total).\n",
    "src/shop.py": 'def total(order):\n    """The total of an order."""\n    return sum(order)\n',
}
_SIZE = 60_000
_HOSTILE = {
    "src/a.java": "a<" * _SIZE,
    "src/b.go": "->" * _SIZE,
    "src/c.js": "fn  /*" * _SIZE,
    "src/d.js": '\\"' * _SIZE,
    "src/e.c": "#define A " + "/*/" * _SIZE,
    "src/f.py": "x = 1\n" + "import a\\\n" * _SIZE,
    "src/g.rs": "use a::{" * _SIZE,
    "src/h.css": "url(" * _SIZE,
    "package.json": "[" * _SIZE,
    "tsconfig.json": '{"a":' * _SIZE,
    "Cargo.toml": "a = " + "[" * _SIZE,
    "go.mod": "module " + " " * _SIZE,
    "CODEOWNERS": "*a*b*c @x\n" * 20_000,
    "kb/amp.md": "# a\n\n" + "&" * _SIZE,
    "kb/brackets.md": "# b\n\n" + "[" * _SIZE,
    "kb/pictures.md": "# c\n\n" + "![" * _SIZE,
    "kb/ticks.md": "# d\n\n" + "`a``" * _SIZE,
    "kb/stars.md": "# e\n\n" + "*a _b" * _SIZE,
    "kb/angles.md": "# f\n\n" + "<a " * _SIZE,
    "kb/quotes.md": "# g\n\n" + "> " * _SIZE,
    "kb/lists.md": "# h\n\n" + "- " * _SIZE,
    "kb/headings.md": "# i\n" * _SIZE,
    "kb/table.md": "# j\n\n|" + "a|" * 5000 + "\n|" + "-|" * 5000 + "\n" + "|" * _SIZE,
    "kb/front.md": "---\ncode:\n" + "  - src/shop.py#total\n" * 10_000 + "---\n# l\n",
    "kb/line.md": "# m\n\n" + "a [b](c) `d` " * 150_000,
    "kb/references.md": "# n\n\n" + "[a]: b\n" * _SIZE,
    "docs/page.rst": ".. code::\n\n" + "`a <" * _SIZE + "\n" + "=" * _SIZE,
    "kb/blanks.md": "# k\n\na" + " " * _SIZE + "b",
}


def _answer(folder: Path, *arguments: str) -> tuple[int, str]:
    """Of the command line in a process that the system ends when it has had its time."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))

    command = [sys.executable, "-c", "from curator.cli.main import main; main()", "-C", str(folder)]
    done = subprocess.run(
        [*command, *arguments], capture_output=True, text=True, check=False, preexec_fn=limit
    )
    return done.returncode, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(_HOSTILE))
def test_a_file_that_is_made_to_be_slow_is_linted_in_time(tmp_path: Path, name: str) -> None:
    repository = Repository.create(tmp_path / "repository")
    repository.commit(_GOOD | {name: _HOSTILE[name]})
    assert _answer(repository.root, "lint")[0] in (0, 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments", [("search", "total of an order"), ("context", "total of an order")]
)
def test_hostile_files_take_no_answer_from_the_good_ones(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    repository = Repository.create(tmp_path / "repository")
    repository.commit(_GOOD | _HOSTILE)
    code, text = _answer(repository.root, *arguments)
    assert (code, "src/shop.py" in text) == (0, True)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["a = " + "[" * _SIZE, "[a" + ".a" * _SIZE + "]", "a.a" + ".a" * _SIZE]
)
@pytest.mark.parametrize("name", ["pyproject.toml", "kb/curator.lock"])
def test_settings_without_end_are_an_answer_in_time(tmp_path: Path, name: str, text: str) -> None:
    repository = Repository.create(tmp_path / "repository")
    repository.commit(_GOOD | {name: text})
    assert _answer(repository.root, "lint")[0] in (0, 1, 2)


@pytest.mark.slow
def test_a_message_of_a_megabyte_is_an_answer_in_time(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "repository")
    repository.commit(_GOOD)
    message = tmp_path / "message"
    message.write_text("a (#1) " * 150_000)
    repository.git("commit", "--quiet", "--allow-empty", "-F", str(message))
    assert _answer(repository.root, "context", "total of an order")[0] == 0


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["a.", "aB", "a/", "é", "total "])
def test_a_question_without_end_is_an_answer_in_time(tmp_path: Path, unit: str) -> None:
    repository = Repository.create(tmp_path / "repository")
    repository.commit(_GOOD)
    assert _answer(repository.root, "search", unit * 20_000)[0] in (0, 1, 2)
