"""Code copied anew into the pages that show it."""

from hypothesis import given
from hypothesis import strategies as st

from curator.lint.snippet_fixes import refreshed
from tests.knowledge_bases import base_of


def mended(page: str, code: str, path: str = "a.py") -> str:
    base = base_of({"kb/a.md": page, path: code})
    return refreshed(page, base.copies)


def test_only_the_code_changes():
    page = "# A\n\n~~~~ {{ .python curator='a.py' hl_lines='1' }}\n{}~~~~   \n\nAfter.\n"
    assert mended(page.format("old\n"), "x = 1\n\ny = 2\n") == page.format("x = 1\n\ny = 2\n")


def test_the_indentation_of_a_list_is_kept_and_blank_lines_have_none():
    page = "- a\n\n  ```py curator:a.py\n{}  ```\n"
    after = mended(page.format("  old\n"), "if x:\n\n    y\n")
    assert after == page.format("  if x:\n\n      y\n")


def test_behind_a_lists_mark_the_code_is_indented_by_its_width():
    page = "10. ```py curator:a.py\n    old\n    ```\n"
    assert mended(page, "x\ny\n") == "10. ```py curator:a.py\n    x\n    y\n    ```\n"


def test_in_a_quote_each_line_has_its_mark():
    page = "> ```py curator:a.py\n> old\n> ```\n"
    assert mended(page, "x\n\ny\n") == "> ```py curator:a.py\n> x\n>\n> y\n> ```\n"


def test_in_an_admonition_tabs_stay_tabs():
    page = "!!! note\n\n    ```go curator:a.go\n    old\n    ```\n"
    after = mended(page, "if x {\n\ty\n}\n", "a.go")
    assert after == "!!! note\n\n    ```go curator:a.go\n    if x {\n    \ty\n    }\n    ```\n"


def test_line_ends_are_the_pages():
    page = "# A\r\n```py curator:a.py\r\nold\r\n```\r\n"
    assert mended(page, "x\ny\n") == "# A\r\n```py curator:a.py\r\nx\r\ny\r\n```\r\n"


def test_an_empty_block_is_filled_and_a_full_one_emptied():
    assert mended("```py curator:a.py\n```\n", "x\n") == "```py curator:a.py\nx\n```\n"
    assert mended("```py curator:a.py\nx\n```\n", "") == "```py curator:a.py\n```\n"


def test_a_fence_grows_where_the_code_has_one_as_long():
    page = "```md curator:a.txt\nold\n```\n"
    after = mended(page, "````\nx\n````\n", "a.txt")
    assert after == "`````md curator:a.txt\n````\nx\n````\n`````\n"


def test_a_fence_of_the_other_kind_needs_no_longer_one():
    page = "~~~md curator:a.txt\nold\n~~~\n"
    assert mended(page, "```\n", "a.txt") == "~~~md curator:a.txt\n```\n~~~\n"


def test_several_blocks_of_a_page_are_mended_at_once():
    page = "```py curator:a.py#x\nold\n```\n\n```py curator:a.py#y\nold\nold\n```\n"
    assert mended(page, "x = 1\ny = 2\n") == (
        "```py curator:a.py#x\nx = 1\n```\n\n```py curator:a.py#y\ny = 2\n```\n"
    )


def test_what_has_no_code_or_no_end_stays():
    assert mended("```py curator:b.py\nold\n```\n", "x\n") == "```py curator:b.py\nold\n```\n"
    assert mended("```py curator:a.py\nold\n", "x\n") == "```py curator:a.py\nold\n"


def test_a_byte_order_mark_stays():
    assert mended("\ufeff```py curator:a.py\nold\n```\n", "x\n") == (
        "\ufeff```py curator:a.py\nx\n```\n"
    )


CODE = st.text(st.sampled_from("ab`~# \t\n>-<!é"), max_size=40)
FRAME = st.sampled_from(
    [
        "{0}md curator:a.txt\n{1}{0}\n",
        "- {0}md curator:a.txt\n  {1}  {0}\n",
        "> {0}md curator:a.txt\n> {1}> {0}\n",
    ]
)


@given(frame=FRAME, fence=st.sampled_from(["```", "~~~", "````"]), code=CODE)
def test_a_mended_block_is_up_to_date(frame: str, fence: str, code: str):
    page = mended(frame.format(fence, "old\n"), code, "a.txt")
    (copy,) = base_of({"kb/a.md": page, "a.txt": code}).copies
    assert not copy.is_outdated
