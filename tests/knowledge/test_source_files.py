import pytest

from curator.knowledge.source_files import is_aside, is_built, is_example
from curator.model.text import RepoPath


@pytest.mark.parametrize(
    "path",
    [
        "tests/test_a.py",
        "Acme.IntegrationTests/A.cs",
        "Acme.Samples/A.cs",
        "acme-examples/a.go",
        "integration/vite-template/app/a.tsx",
        "docs/a.py",
        "dist/a.js",
    ],
)
def test_tests_examples_and_documentation_are_aside(path: str):
    assert is_aside(RepoPath(path))


@pytest.mark.parametrize("path", ["src/a.py", "acme-test/src/a.kt", "Acme.Testing/A.cs"])
def test_what_others_may_use_is_not_aside(path: str):
    assert not is_aside(RepoPath(path))


@pytest.mark.parametrize("path", ["dist/a.js", "js/acme.min.js"])
def test_what_is_built(path: str):
    assert is_built(RepoPath(path))


def test_a_test_is_no_example():
    assert (is_example(RepoPath("tests/a.py")), is_example(RepoPath("acme-demo/a.py"))) == (
        False,
        True,
    )
