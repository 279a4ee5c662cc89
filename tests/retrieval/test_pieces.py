from curator.model.context import ChunkKind
from curator.model.text import RepoPath, Span
from curator.parsers.code import outline
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.excerpts import Excerpts
from curator.retrieval.passages import Passage
from curator.retrieval.pieces import pieces
from curator.retrieval.request import Library
from curator.retrieval.weights import Weights
from tests.fakes.dict_tree import DictTree

PATH = RepoPath("src/pay.py")
FILLER = "".join(f"\n    def filler_{n}(self):\n        return {n}\n" for n in range(20))
CODE = f'''# Licence
import bank


class Till:
    """Takes money."""
{FILLER}
    # Settle a charge
    # with the bank.
    def settle(self, charge):
        """Settle it."""
        def ask(bank):
            return bank
        return ask(charge)


def charge_twice(charge):
    charge()
    charge()
'''
NAMES = """def other():
    # register a type, then its adapter
    return None


def registerTypeAdapter(self, adapter):
    first = adapter
    second = first
    third = second
    fourth = third
    return fourth
"""


def shown(code: str, *spans: tuple[int, int], **weights: float) -> list[str]:
    """The first line of each piece of the file, where these lines were ranked."""
    tree = DictTree({PATH: code})
    library = Library(
        tree=tree,
        notes={},
        links={},
        outline=lambda path: outline(tree.read(path), path),
        weights=Weights(weights, Analyzer().terms),
    )
    excerpts = Excerpts(tree, {})
    ranked = [passage(Span(*span)) for span in spans]
    return [excerpts.text(one).split("\n")[0] for one in pieces(ranked, library, excerpts)]


def passage(span: Span) -> Passage:
    return Passage(
        kind=ChunkKind.CODE,
        path=PATH,
        span=span,
        title=PATH,
        symbol=None,
        language="python",
        score=1.0,
        freshness=None,
        reasons=(),
        linked_from=None,
    )


def test_the_definition_with_more_of_the_question_comes_first() -> None:
    assert shown(CODE, (1, 90), charg=2.0, settl=2.0) == [
        "    # Settle a charge",
        "def charge_twice(charge):",
    ]


def test_a_definition_that_was_not_ranked_counts_in_a_file_that_was() -> None:
    assert shown(CODE, (1, 10), settl=1.0)[0] == "    # Settle a charge"


def test_a_definition_whose_name_has_the_words_comes_before_one_whose_text_has_them() -> None:
    assert shown(NAMES, (1, 12), regist=1.0, type=1.0, adapt=1.0)[0] == (
        "def registerTypeAdapter(self, adapter):"
    )


def test_a_function_inside_a_function_is_a_part_of_it() -> None:
    assert "        def ask(bank):" not in shown(CODE, (1, 90), bank=1.0, charg=1.0)


def test_code_without_definitions_stays_as_it_was_ranked() -> None:
    assert shown("charge: 1\nother: 2\n", (1, 2), charg=1.0) == ["charge: 1"]


def test_a_question_without_words_leaves_all_as_it_was_ranked() -> None:
    assert shown(CODE, (1, 10)) == ["# Licence"]
