import pytest

from curator.model.text import RepoPath, Span
from curator.parsers.code import outline
from curator.retrieval.heads import head, joined, telling

PYTHON = '''@cached
class Queue(Base):
    """A queue.

    More of it.
    """

    def put(
        self, one,
    ) -> int:
        return 1
'''
GO = "package a\n\n// Put adds one.\n// It never waits.\nfunc (q *Queue) Put(one int) error {\n\treturn nil\n}\n"
JAVA = "class A {\n  /**\n   * Adds one.\n   */\n  @Override\n  public int put(int one) {\n    return 1;\n  }\n}\n"
RUST = "/// Adds one.\npub fn put<T>(one: T) -> u8\nwhere\n    T: Clone,\n{\n    1\n}\n"


@pytest.mark.parametrize(
    ("path", "text", "name", "shown"),
    [
        ("a.py", PYTHON, "Queue", [(1, 3)]),
        ("a.py", PYTHON, "Queue.put", [(8, 10)]),
        ("a.go", GO, "Queue.Put", [(3, 3), (5, 5)]),
        ("A.java", JAVA, "A.put", [(3, 3), (5, 6)]),
        ("a.rs", RUST, "put", [(1, 4)]),
    ],
)
def test_a_head_is_the_signature_and_the_first_line_of_the_doc(
    path: str, text: str, name: str, shown: list[tuple[int, int]]
) -> None:
    symbol = {one.name: one for one in outline(text.encode(), RepoPath(path)).symbols}[name]
    assert [(span.first, span.last) for span in head(symbol, text.split("\n"))] == shown


def test_spans_that_touch_are_one() -> None:
    assert joined([Span(5, 6), Span(1, 2), Span(3, 3), Span(6, 9)]) == (Span(1, 3), Span(5, 9))


LONG = "def long():\n" + "    pass\n" * 30 + "    match()\n" + "    pass\n" * 20


def test_of_a_long_definition_the_lines_with_the_question_are_told() -> None:
    symbol = outline(LONG.encode(), RepoPath("a.py")).symbols[0]
    found = telling(symbol, LONG.split("\n"), lambda line: float("match" in line))
    assert found == (Span(30, 34),)


def test_of_a_short_definition_nothing_is_told_beside_its_signature() -> None:
    symbol = outline(PYTHON.encode(), RepoPath("a.py")).symbols[0]
    assert telling(symbol, PYTHON.split("\n"), lambda line: float("put" in line)) == ()
