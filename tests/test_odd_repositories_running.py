"""The console script imports nothing from the checkout that it stands in, and asks no network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import curator
from tests.odd_repositories import usual
from tests.repository import Repository

MODULES = (
    "yaml.py",
    "git.py",
    "whoosh/__init__.py",
    "click.py",
    "msgspec.py",
    "markdown_it/__init__.py",
    "tree_sitter.py",
    "curator/__init__.py",
    "json.py",
    "sitecustomize.py",
    "usercustomize.py",
    "conftest.py",
    "hooks.py",
    "templates/index.md",
    "setup.py",
)
ROOT = Path(__file__).parents[1]
SCRIPT = Path(sys.executable).with_name("curator")


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    return tmp_path / "it-ran"


@pytest.fixture
def hostile(tmp_path: Path, canary: Path) -> Repository:
    repository = usual(tmp_path)
    code = f"open({str(canary)!r}, 'w')\n"
    repository.write(dict.fromkeys(MODULES, code))
    repository.write(
        {
            "pyvenv.cfg": f"home = {repository.root}\ninclude-system-site-packages = true\n",
            "evil.pth": f"import os; {code}",
            "mkdocs.yml": "site_name: x\nhooks: [hooks.py]\nplugins: [curator]\ndocs_dir: kb\n",
        }
    )
    repository.commit()
    return repository


def ran(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A program in a folder, which imports the curator that this process has."""
    kept = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command,
        cwd=folder,
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    [
        "lint",
        "context f",
        "site --out ../out",
        "search f",
        "index --check",
        "new Thing",
        "--version",
    ],
)
def test_the_script_imports_nothing_of_the_checkout(
    hostile: Repository, canary: Path, command: str
):
    answer = ran(hostile.root, str(SCRIPT), *command.split())
    assert answer.returncode in (0, 1), answer.stderr
    assert not canary.exists()


def test_nor_from_a_checkout_that_is_named(hostile: Repository, canary: Path, tmp_path: Path):
    ran(tmp_path, str(SCRIPT), "-C", str(hostile.root), "lint")
    assert not canary.exists()


def test_a_module_would(hostile: Repository, canary: Path):
    ran(hostile.root, sys.executable, "-m", "curator.cli.main")
    assert canary.exists()


def test_python_itself_would_not_start_the_command(tmp_path: Path):
    """There is no `python -m curator`: nobody is led to what imports the checkout."""
    assert (
        "No module named curator.__main__" in ran(tmp_path, sys.executable, "-m", "curator").stderr
    )


@pytest.mark.parametrize(
    "command",
    [
        "lint --since HEAD~1",
        "affected --since HEAD~1",
        "context f",
        "search f",
        "eval",
        "site --out ../out",
        "audit kb/a.md",
    ],
)
def test_no_command_opens_a_connection(hostile: Repository, command: str):
    hostile.configure("remote.origin.url", "https://127.0.0.1:9/acme/shop.git")
    attempts: list[object] = []

    def watch(event: str, arguments: object) -> None:
        if event in {"socket.connect", "socket.getaddrinfo"}:
            attempts.append(arguments)

    sys.addaudithook(watch)
    assert curator(hostile.root, *command.split()).exit_code in (0, 1)
    assert attempts == []


@pytest.mark.parametrize("key", ["hooks", "plugins", "command", "import"])
def test_a_configuration_has_no_key_that_runs_something(
    hostile: Repository, canary: Path, key: str
):
    hostile.write({"curator.toml": f'{key} = ["hooks.py"]\n'})
    answer = curator(hostile.root, "lint")
    assert (answer.exit_code, key in answer.stderr) == (2, True)
    assert not canary.exists()


def test_a_bug_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("curator.adapters.git.GitCommands.run", _fail)
    answer = curator(usual(tmp_path).root, "lint")
    assert (answer.exit_code, answer.stderr.count("\n"), "Traceback" in answer.stderr) == (
        3,
        1,
        False,
    )


def test_a_bug_is_more_with_verbose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("curator.adapters.git.GitCommands.run", _fail)
    answer = curator(usual(tmp_path).root, "--verbose", "lint")
    assert (answer.exit_code, "Traceback" in answer.stderr) == (3, True)


def _fail(*_: object) -> bytes:
    raise ZeroDivisionError("one\ntwo")
