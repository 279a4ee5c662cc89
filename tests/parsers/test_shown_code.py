from curator.parsers.shown_code import shown_code


def code(text: str) -> list[str]:
    return [text[start:end] for start, end in shown_code(text.split("\n"))]


def test_a_fence_is_code_without_its_first_line() -> None:
    assert code("```py\na\n```\n") == ["a\n```"]


def test_a_fence_without_end_is_none() -> None:
    assert code("```py\na\n") == []


def test_a_fence_in_raw_html_is_none() -> None:
    assert code("<div>\n```\na\n```\n</div>\n") == []


def test_a_fence_that_is_raw_html_to_a_site_is_none() -> None:
    assert code("<div>\n\n```\na\n```\n\n</div>\n") == []


def test_a_ticked_span_is_code() -> None:
    assert code("a `b` ``c`d``\n") == ["`b`", "``c`d``"]


def test_behind_a_backtick_without_another_nothing_is_code_in_the_paragraph() -> None:
    assert code("a `b\nc ` d `e`\n\n`f`\n") == ["`f`"]


def test_a_backtick_in_a_tag_leaves_it_open_what_is_code() -> None:
    assert code("<a title='`'> `b` c\n") == []


def test_a_tag_without_backticks_does_not() -> None:
    assert code("<a title='x y'>b</a> `c`\n") == ["`c`"]


def test_each_cell_of_a_table_has_its_own() -> None:
    assert code("| a | b |\n|---|---|\n| ` | c ` |\n| `d` | e |\n") == ["`d`"]


def test_code_in_a_list_is_none_where_a_site_may_take_it_for_text() -> None:
    assert code("- a\n\n    b\n") == []


def test_an_indented_block_is_code() -> None:
    assert code("a\n\n    b\n") == ["    b"]
