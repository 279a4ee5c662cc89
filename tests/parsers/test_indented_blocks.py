import pytest

from curator.parsers.indented_blocks import without_block_indents


@pytest.mark.parametrize(
    "title",
    [
        "!!! note",
        '!!! note "Title"',
        "??? tip",
        "???+ tip",
        '=== "Tab"',
        '===! "Tab"',
        "[^1]: x",
        ":   x",
    ],
)
def test_the_content_of_a_block_moves_to_the_left(title):
    assert without_block_indents([title, "", "    ## a"]) == [title, "", "## a"]


def test_blocks_inside_blocks_move_by_their_depth():
    lines = ["!!! a", "    !!! b", "        c", "    d", "e"]
    assert without_block_indents(lines) == ["!!! a", "!!! b", "c", "d", "e"]


def test_a_block_inside_a_list_stays_in_the_list():
    assert without_block_indents(["- x", "    !!! a", "        b"]) == ["- x", "    !!! a", "    b"]


def test_a_line_that_is_not_indented_ends_the_block():
    assert without_block_indents(["!!! a", "b", "    c"]) == ["!!! a", "b", "    c"]


@pytest.mark.parametrize("text", ["    code", "=== x", "!!!", "====", "text !!! note"])
def test_what_begins_no_block_leaves_the_next_line_alone(text):
    assert without_block_indents([text, "    c"])[1] == "    c"


def test_a_block_shown_in_a_fence_is_left_as_it_is():
    lines = ["```", "!!! a", "    ```", "    b", "```", "    c"]
    assert without_block_indents(lines) == lines


def test_a_tab_counts_as_four():
    assert without_block_indents(["!!! a", "\tb"]) == ["!!! a", "b"]
