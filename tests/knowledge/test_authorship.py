from curator.knowledge.authorship import runs, written
from curator.model.text import RepoPath, Span
from tests.fakes.dict_history import DictHistory
from tests.fakes.dict_tree import DictTree

A = RepoPath("a.md")
OLD = DictTree({"a.md": "one\ntwo\n"}, commit="1")
NEW = DictTree({"a.md": "one\ntwo\nthree\n"}, commit="2")
HISTORY = DictHistory([NEW, OLD])


def commits(text: str, last: int) -> list[tuple[tuple[Span, ...], str | None]]:
    tree = DictTree({"a.md": text}, commit="2")
    return [(one.spans, one.commit) for one in written(HISTORY, tree, A, [Span(1, last)])]


def test_lines_are_grouped_by_the_commit_that_wrote_them():
    assert commits("one\ntwo\nthree\n", 3) == [((Span(1, 2),), "1"), ((Span(3, 3),), "2")]


def test_a_line_that_was_changed_since_is_not_committed():
    assert commits("one\n2\nthree\n", 3) == [
        ((Span(1, 1),), "1"),
        ((Span(2, 2),), None),
        ((Span(3, 3),), "2"),
    ]


def test_lines_that_moved_down_keep_their_author():
    assert commits("zero\none\ntwo\nthree\n", 4)[1] == ((Span(2, 3),), "1")


def test_a_new_file_is_nobodys_yet():
    tree = DictTree({"b.md": "one\n"}, commit="2")
    assert [one.commit for one in written(HISTORY, tree, RepoPath("b.md"), [Span(1, 1)])] == [None]


def test_lines_in_a_row_are_one_span():
    assert runs([1, 2, 4, 7, 8, 9]) == (Span(1, 2), Span(4, 4), Span(7, 9))
