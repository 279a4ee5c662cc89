"""A path -> what a file there is worth when code is asked for: tests, examples and documents say the same words as the
code that they are about, and the code comes first.
"""

import re
from functools import lru_cache

from curator.model.text import RepoPath
from curator.retrieval.languages import is_source

# Of paths with a `/` before them: to begin with a character and not with an alternative makes them three times as fast.
_TESTS = re.compile(
    r"/(?:tests?|testing|testdata|__tests__|__mocks__|specs?|fixtures|e2e|cypress|conftest\.py\Z)(?:/|\Z)"
    r"|/test_[^/]*\Z|_tests?\.[a-z]+\Z|[.-](?:test|spec|bench)\.[a-z]+\Z|Tests?\.(?:java|kt|cs)\Z",
)
_OTHERS = (
    (
        0.3,
        re.compile(
            r"/(?:_?examples?|demos?|samples?|playground|bench(?:es|marks?)?|docs_src|tutorials?|templates?)(?:/|\Z)"
        ),
    ),
    (
        0.2,
        re.compile(
            r"/(?:docs?|documentation|website)/|\.(?:md|mdx|rst|txt|adoc|markdown)\Z"
            r"|/(?:CHANGE|CHANGELOG|HISTORY)[^/]*\Z"
        ),
    ),
    (0.3, re.compile(r"/_?(?:deprecated|legacy|compat)(?:/|\.)")),
)
_TEST = 0.15
_NO_SOURCE = 0.3
_ERRANDS = re.compile(r"/(?:scripts?|tools?|hack|ci|\.[^/]+)/")
_ERRAND = 0.6
_ABOUT_TESTS = re.compile(
    r"\b(?:(?:unit|integration|regression|end-to-end) tests?|tests? (?:for|of|that|which|cover\w*)|(?:is|are) [\w ]{1,200} tested)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=100_000)
def prior(path: RepoPath, *, is_about_tests: bool = False) -> float:
    """A factor of at most 1. Tests are code like any other where they are what is asked for."""
    rooted = f"/{path}"
    if _TESTS.search(rooted):
        return 1.0 if is_about_tests else _TEST
    for factor, pattern in _OTHERS:
        if pattern.search(rooted):
            return factor
    if not is_source(path):
        return _NO_SOURCE
    return _ERRAND if _ERRANDS.search(rooted) else 1.0


def is_about_tests(question: str) -> bool:
    """Whether tests are what a short question is about; longer ones mention them in passing."""
    return "\n" not in question and _ABOUT_TESTS.search(question) is not None
