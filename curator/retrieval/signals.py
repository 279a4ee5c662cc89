"""What else than words says that a chunk or a file answers a question. Each signal changes scores; the list is in `rank`."""

import re
from collections.abc import Callable, Mapping

from curator.model.context import Chunk
from curator.model.text import RepoPath
from curator.ports import Matches
from curator.retrieval.languages import is_source
from curator.retrieval.query import Query, last_part

ChunkSignal = Callable[[Query, Matches, Mapping[int, float]], Mapping[int, float]]
"""Scores of chunks by number -> what is added to them."""
FileSignal = Callable[[Query, Mapping[RepoPath, float]], Mapping[RepoPath, float]]
"""Scores of files -> their scores after it."""

_DEFINES = 1.5
_MENTIONS = 0.3
_NAMED_PATH = 0.5
_TESTS = re.compile(
    r"(?:^|/)(?:tests?|testing|testdata|__tests__|__mocks__|specs?|fixtures|e2e|cypress|conftest\.py\Z)(?:/|\Z)"
    r"|(?:^|/)test_[^/]*\Z|_tests?\.[a-z]+\Z|[.-](?:test|spec|bench)\.[a-z]+\Z|Tests?\.(?:java|kt|cs)\Z",
)
_EXAMPLES = re.compile(
    r"(?:^|/)(?:_?examples?|demos?|samples?|playground|bench(?:es|marks?)?|docs_src|tutorials?|templates?)(?:/|\Z)",
)
_DOCS = re.compile(
    r"(?:^|/)(?:docs?|documentation|website)/|\.(?:md|mdx|rst|txt|adoc|markdown)\Z|(?:^|/)(?:CHANGE|CHANGELOG|HISTORY)[^/]*\Z",
)
_LEGACY = re.compile(r"(?:^|/)_?(?:deprecated|legacy|compat)(?:/|\.)")
_ERRANDS = re.compile(r"(?:^|/)(?:scripts?|tools?|hack|ci|\.[^/]+)/")


def definitions(query: Query, matches: Matches, scores: Mapping[int, float]) -> Mapping[int, float]:
    """A chunk that defines a symbol which the question names: up to 1.5 times the best score."""
    best = max(scores.values(), default=0.0)
    factor = _DEFINES if query.is_symbol else _MENTIONS
    wanted = {last_part(symbol) for symbol in query.symbols}
    qualified = {symbol.replace("::", ".").replace("#", ".") for symbol in query.symbols}
    gains: dict[int, float] = {}
    for number in scores if wanted else ():
        chunk = matches.chunks[number]
        if chunk is not None and (share := _defined(chunk, wanted, qualified)):
            gains[number] = factor * share * best
    return gains


def path_priors(query: Query, scores: Mapping[RepoPath, float]) -> Mapping[RepoPath, float]:  # noqa: ARG001 - a signal
    """Tests, examples and documents say the same words as the code that they are about: the code comes first."""
    return {path: score * prior(path) for path, score in scores.items()}


def named_paths(query: Query, scores: Mapping[RepoPath, float]) -> Mapping[RepoPath, float]:
    """A file whose path, or the end of it, stands in the question."""
    gain = _NAMED_PATH * max(scores.values(), default=0.0)
    return {
        path: score + gain * any(f"/{path}".endswith(f"/{named}") for named in query.paths)
        for path, score in scores.items()
    }


def prior(path: RepoPath) -> float:
    """What a file of that path is worth when code is asked for."""
    if _TESTS.search(path):
        return 0.15
    if _EXAMPLES.search(path) or _DOCS.search(path) or _LEGACY.search(path):
        return 0.3
    if not is_source(path):
        return 0.3
    return 0.5 if _ERRANDS.search(path) else 1.0


def _defined(chunk: Chunk, wanted: set[str], qualified: set[str]) -> float:
    """1 for a qualified name, or an unqualified one that is all that was asked for; less for a part of it."""
    shares = [
        1.0 if name in qualified or last_part(name) in qualified else 0.5
        for name in chunk.names
        if last_part(name) in wanted
    ]
    return max(shares, default=0.0)
