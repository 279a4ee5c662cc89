from curator.model.context import ChunkKind
from curator.model.text import RepoPath, Span
from curator.parsers.code import outline
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.excerpts import Excerpts
from curator.retrieval.passages import Passage
from curator.retrieval.quotas import file_quotas, with_whole_files
from curator.retrieval.request import Library
from curator.retrieval.weights import Weights
from tests.fakes.dict_tree import DictTree

A, B = RepoPath("a.py"), RepoPath("b.py")
CODE = "# Licence\nimport os\n\n\ndef one():\n    return os\n\n\ndef two():\n    return 2\n"


def passage(path: RepoPath, score: float) -> Passage:
    return Passage(
        kind=ChunkKind.CODE,
        path=path,
        span=Span(5, 6),
        title=path,
        symbol=None,
        language="python",
        score=score,
        freshness=None,
        reasons=(),
        linked_from=None,
    )


def places(code: str) -> list[tuple[int, int]]:
    """Of what is dealt where the first definition of this file is."""
    tree = DictTree({A: code})
    library = Library(
        tree=tree,
        notes={},
        links={},
        outline=lambda path: outline(tree.read(path), path),
        weights=Weights({"one": 1.0}, Analyzer().terms),
    )
    ranked = [passage(A, 1.0)]
    order, _ = with_whole_files(ranked, ranked, library, Excerpts(tree, {}))
    return [(one.span.first, one.span.last) for one in order]


def test_files_that_are_ranked_alike_share_the_room() -> None:
    assert file_quotas([passage(A, 1.0), passage(B, 1.0)], 1000) == {A: 500, B: 500}


def test_a_file_that_stands_out_does_not_take_everything() -> None:
    assert file_quotas([passage(A, 1.0), passage(B, 0.2)], 1000) == {A: 800, B: 0}


def test_a_better_file_may_take_more() -> None:
    assert file_quotas([passage(A, 1.0), passage(B, 0.75)], 1000) == {A: 800, B: 191}


def test_the_file_without_its_imports_comes_before_its_first_definition() -> None:
    assert places(CODE) == [(5, 10), (5, 6)]


def test_a_file_without_definitions_is_dealt_as_it_is() -> None:
    assert places("print(1)\nprint(2)\n") == [(5, 6)]
