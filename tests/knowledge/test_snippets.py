"""Snippets beside the code that they are copies of."""

from curator.knowledge.snippets import Copy, NoSource, Source
from tests.knowledge_bases import base_of

CODE = """\
import os


class Retry:
    @property
    def cap(self):
        return 60

    @cap.setter
    def cap(self, value):
        os.abort()


LIMIT = 3
"""


def copy_of(target: str, text: str = "", code: str = CODE) -> Copy:
    page = f"# A\n\n```py curator:{target}\n{text}\n```\n"
    return base_of({"kb/a.md": page, "src/a.py": code}).copies[0]


def source(target: str) -> str:
    found = copy_of(target).source
    assert isinstance(found, Source)
    return found.text


def reason(target: str) -> str:
    found = copy_of(target).source
    assert isinstance(found, NoSource)
    return found.reason


def test_a_file_is_copied_whole():
    assert source("src/a.py") == CODE.rstrip()


def test_lines_are_copied_without_their_common_indentation():
    assert source("src/a.py#L6-L7") == "def cap(self):\n    return 60"


def test_definitions_under_one_name_stand_in_order_with_a_blank_line_between():
    assert source("src/a.py#cap") == (
        "@property\ndef cap(self):\n    return 60\n\n@cap.setter\ndef cap(self, value):\n    os.abort()"
    )


def test_what_is_not_there_has_a_reason():
    assert reason("src/b.py") == "src/b.py is not in the repository"
    assert reason("src/a.py#cup") == "src/a.py defines no `cup`"
    assert reason("src/a.py#L90") == "src/a.py has 14 lines, not 90"
    assert reason("src") == "`src` is no single file"
    assert reason("src/*.py") == "`src/*.py` is no single file"
    assert reason("../a.py") == "a code link cannot leave the repository: `..` is not allowed"
    assert reason("kb/a.md") == "a page cannot copy itself"


def test_what_no_page_can_show_has_a_reason():
    binary = copy_of("src/a.py#L1", code="a\0\n").source
    long = copy_of("src/a.py", code="x = 1\n" * 100_000).source
    assert (binary, long) == (
        NoSource("src/a.py is binary", "name another file, or take the block out"),
        NoSource("`src/a.py` is longer than a page can be", "name a part of it"),
    )


def test_a_copy_is_up_to_date_with_or_without_common_indentation():
    assert not copy_of("src/a.py#L6-L7", "def cap(self):\n    return 60").is_outdated
    assert not copy_of("src/a.py#L6-L7", "    def cap(self):\n        return 60").is_outdated


def test_blanks_at_the_ends_of_lines_and_text_do_not_count():
    assert not copy_of("src/a.py#LIMIT", "LIMIT = 3  \n\n").is_outdated


def test_line_ends_do_not_count():
    assert not copy_of("src/a.py#L1-L2", "a = 1\nb = 2", "a = 1\r\nb = 2\r\n").is_outdated


def test_anything_else_counts():
    assert copy_of("src/a.py#LIMIT", "LIMIT  = 3").is_outdated
    assert copy_of("src/a.py#L6-L7", "def cap(self):\n  return 60").is_outdated


def test_a_copy_of_what_is_not_there_is_outdated_and_cannot_be_mended():
    copy = copy_of("src/b.py")
    assert (copy.is_outdated, copy.is_fixable) == (True, False)


def test_documents_have_copies_too():
    files = {"README.md": "```py curator:src/a.py#LIMIT\nLIMIT = 2\n```\n", "src/a.py": CODE}
    assert base_of(files).copies[0].is_outdated
