import subprocess
import sys
import tomllib
from importlib.metadata import version as installed_version
from pathlib import Path

import pytest

from curator.model.text import RepoPath
from curator.parsers.languages import (
    LANGUAGES,
    Language,
    canonical_query,
    definition_query,
    language_for,
    language_of,
    version,
)

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_a_suffix_tells_the_language() -> None:
    language = language_for(RepoPath("src/a.mjs"))
    assert language is not None
    assert language.name == "javascript"


def test_case_of_a_suffix_does_not_matter() -> None:
    language = language_for(RepoPath("A.PY"))
    assert language is not None
    assert language.name == "python"


def test_an_unknown_suffix_has_no_language() -> None:
    assert language_for(RepoPath("Makefile")) is None


def test_unknown_languages_share_one_version() -> None:
    assert version(RepoPath("a.txt")) == version(RepoPath("b"))


def test_a_version_names_language_and_grammar() -> None:
    assert version(RepoPath("a.py")).startswith("python-0.25.0-")


def test_a_facade_has_a_version_of_its_own() -> None:
    assert version(RepoPath("a/__init__.py")) != version(RepoPath("a/b.py"))


@pytest.mark.parametrize(
    "text", ["namespace a {\n}", "template <class A> int b();", "class A;", "std::string a();"]
)
def test_a_header_with_what_is_no_c_is_cpp(text: str) -> None:
    language = language_of(RepoPath("a.h"), text.encode())
    assert language is not None
    assert language.name == "cpp"


@pytest.mark.parametrize("text", ["int f(void);", '#ifdef __cplusplus\nextern "C" {\n#endif\n'])
def test_another_is_c(text: str) -> None:
    language = language_of(RepoPath("a.h"), text.encode())
    assert language is not None
    assert language.name == "c"


def test_the_version_of_a_header_names_both() -> None:
    assert "-cpp-" in version(RepoPath("a.h"))
    assert "-cpp-" not in version(RepoPath("a.c"))


def test_a_version_loads_no_grammar() -> None:
    code = (
        "import sys; from curator.parsers.languages import version; version('a.py');"
        "sys.exit('tree_sitter_python' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_a_grammar_is_the_one_that_the_project_pins(language: Language) -> None:
    pins = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    wheel = language.wheel.replace("_", "-")
    assert f"{wheel}=={language.wheel_version}" in pins
    assert installed_version(wheel) == language.wheel_version


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_the_queries_fit_the_grammar(language: Language) -> None:
    assert definition_query(language).pattern_count > 0
    assert canonical_query(language).pattern_count > 0


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_a_language_has_a_golden_file(language: Language) -> None:
    assert list((Path(__file__).parent / "golden" / language.name).glob("*.digests.txt"))
