"""The package as it is installed: a wheel carries everything that a checkout has."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from curator.adapters.templates import template
from tests.repository import Repository

ROOT = Path(__file__).parents[1]
RUN = "import sys; from curator.cli.main import main; main(sys.argv[1:])"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's contents as `pip` lays them out."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*command, str(folder), str(wheel)], check=True)
    return folder


def names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def test_a_wheel_has_every_module_query_and_template(wheel: Path):
    package = [path.relative_to(ROOT).as_posix() for path in (ROOT / "curator").rglob("*.[ps]*")]
    wanted = {name for name in package if name.endswith((".py", ".scm"))}
    wanted |= {
        f"curator/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    assert wanted - names(wheel) == set()


def test_a_wheel_has_nothing_beside_the_package(wheel: Path):
    tops = {name.partition("/")[0] for name in names(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"curator"}


def test_a_wheel_finds_its_own_templates(installed: Path, repository: Repository):
    repository.commit({"a.py": "x = 1\n"})
    subprocess.run(
        [sys.executable, "-c", RUN, "new", "Retries", "--code", "a.py"],
        cwd=repository.root,
        env={"PYTHONPATH": str(installed), "PATH": "/usr/bin:/bin"},
        check=True,
    )
    assert "# Retries" in (repository.root / "kb/retries.md").read_text("utf-8")


def test_a_wheel_parses_with_its_own_queries(installed: Path):
    code = (
        "import curator, sys; from curator.parsers.code import outline;"
        "assert curator.__file__.startswith(sys.argv[1]), curator.__file__;"
        "print(outline(b'def f(): ...', 'a.py').symbols[0].name)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(installed)],
        env={"PYTHONPATH": str(installed)},
        cwd=installed,
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "f\n"


def test_an_editable_install_finds_the_templates_of_the_checkout():
    expected = (ROOT / "templates/index.md").read_text("utf-8")
    assert template("index.md").template == expected


def test_the_installed_command_answers_its_version():
    command = Path(sys.executable).with_name("curator")
    result = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert result.stdout == "curator 0.1.0\n"
