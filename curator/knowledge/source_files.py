"""A path -> whether it is a project's own source, or tests, examples and documentation beside it."""

import re

from curator.model.text import RepoPath
from curator.parsers.languages import LANGUAGES, language_for

SUFFIXES = tuple(suffix for language in LANGUAGES for suffix in language.suffixes)
_ASIDE = re.compile(
    r"(?i)(?:^|/)(?:\.[^/]+|tests?|__tests__|specs?|e2e|fixtures?|__fixtures__|__mocks__|mocks?|testdata|test[_-]\w+|examples?|_examples?"
    r"|samples?|demos?|docs?|docs?[_-]\w+|documentation|playgrounds?|bench(?:es|marks?)?|website|site|tutorials?|[\w.-]*templates?"
    r"|node_modules|third[_-]party|vendor|_vendor|dist|build)/"
    r"|(?:^|/)[\w.]+\.(?:\w*Tests?|Samples?|Examples?|Benchmarks?)/|(?:^|/)[\w.]+[-_](?:tests|examples?|samples?|benchmarks?)/"
    r"|(?:^|/)(?:test_[^/]*|conftest)\.py$|_test\.(?:go|py|rb)$|\.(?:test|spec|bench|stories)\.[a-z]+$|(?:Tests?|Spec)\.(?:java|kt|cs|php)$"
)
_BUILT = re.compile(r"(?i)(?:^|/)dist/|\.min\.[cm]?js$")
_EXAMPLE = re.compile(
    r"(?i)(?:^|/)(?:(?:[\w.]*[-_.])?(?:examples?|samples?|demos?|docs?|documentation|playgrounds?|website|site|tutorials?)"
    r"|(?>(?:[\w.]*[-_.])?docs?[_-]\w)\w*+)/"
)
_PROSE = (
    ".md", ".mdx", ".markdown", ".rst", ".txt", ".adoc", ".po", ".pot", ".ipynb", ".svg", ".lock", ".snap", ".map", ".csv",
    ".png", ".jpg", ".gif", ".ico", ".woff", ".woff2", ".pdf", ".zip", ".gz", ".mo", ".sum", "package-lock.json", "baseline.json",
    "pnpm-lock.yaml",
)  # fmt: skip


def is_aside(path: RepoPath) -> bool:
    """Tests, examples, documentation, what was built or comes from others."""
    return _ASIDE.search(path) is not None or is_built(path)


def is_built(path: RepoPath) -> bool:
    """What was made of the sources: it may have names that they have lost."""
    return _BUILT.search(path) is not None


def is_example(path: RepoPath) -> bool:
    """Code that shows the use of the project, and that no test runs."""
    return _EXAMPLE.search(path) is not None


def is_own_source(path: RepoPath) -> bool:
    """A definition in it is the project's own."""
    return language_for(path) is not None and not is_aside(path)


def may_name(path: RepoPath) -> bool:
    """Whether a word in it can be what keeps a name alive: code, configuration, templates; not prose and data."""
    return not path.lower().endswith(_PROSE)
