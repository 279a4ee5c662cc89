import pytest

from curator.model.text import RepoPath, Span
from curator.parsers.code import outline
from curator.retrieval.heads import head, joined

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
