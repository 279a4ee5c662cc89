import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.formats.visible import visible
from curator.model.hidden import HiddenKind
from curator.model.text import Place, RepoPath
from curator.parsers.hidden_text import hidden_stretches, hidden_text, without_hidden
from tests.hangs import no_hang
from tests.hiding_tricks import CHARACTERS, CONSTRUCTS, SAID

NOTE = RepoPath("kb/a.md")
PARTS = st.lists(
    st.sampled_from(
        [
            *(
                "<!--",
                "-->",
                "<div hidden>",
                "</div>",
                "<span style='color:#fff'>",
                "</span>",
                "<script>",
            ),
            *(
                "</script>",
                "[//]: # (",
                ")",
                "`",
                "```",
                "\n",
                "\n\n",
                "    ",
                "> ",
                "- ",
                "|",
                "{: hidden }",
            ),
            *(
                "<a title='",
                "'>",
                "![",
                "](b)",
                "word",
                "word",
                "&#x202e;",
                "\u200b",
                "<",
                ">",
                "\\",
                "[^1]",
                ":",
            ),
        ]
    ),
    max_size=40,
).map(
    lambda parts: "".join(f"{one}{at} " if one == "word" else one for at, one in enumerate(parts))
)
"""Every word is another."""
LONG = {
    "comments that are open": "<!--" * 65_536,
    "comments": "<!-- -->" * 32_768,
    "hidden elements": "<div hidden>" * 22_000,
    "definitions": "[//]: # " * 32_768,
    "zero-width spaces": "\u200b" * 87_000,
    "tags without end": "<a " * 85_000 + 'b=">"',
    "instructions without end": "<?" * 131_000,
    "brackets": "![" * 130_000,
    "titles without end": "[a](b '" * 37_000,
    "backticks": "` `` ``` " * 29_000,
    "attribute lists": "{: .a" * 52_000,
    "end tags": "<b><i>" + "</b>" * 65_000,
}


def kinds(text: str, path: str = NOTE) -> list[HiddenKind]:
    return [one.kind for one in hidden_text(text.encode(), RepoPath(path))]


def shown(text: str, path: str = NOTE) -> str:
    return visible(without_hidden(text, RepoPath(path))[0])


@pytest.mark.parametrize("trick", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_a_way_to_hide_text_is_reported(trick: str):
    assert kinds(trick)


@pytest.mark.parametrize("trick", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_what_is_hidden_is_left_out(trick: str):
    assert "zebra" not in shown(trick)


@pytest.mark.parametrize("trick", CHARACTERS.values(), ids=CHARACTERS)
def test_characters_that_nobody_sees_are_reported(trick: str):
    assert kinds(trick)


def test_a_comment_of_mdx_is_hidden_in_mdx_alone():
    text = f"{{/* {SAID} */}}\n"
    assert (kinds(text, "docs/a.mdx"), kinds(text)) == ([HiddenKind.COMMENT], [])


@pytest.mark.parametrize(
    "text",
    [
        "```html\n<!-- a sample of HTML -->\n<div hidden>seen</div>\n```\n",
        "Write `<!-- what it is -->` or `<div hidden>` there.\n",
        "    <!-- a sample of HTML -->\n",
        "| a | b |\n|---|---|\n| `<!-- a sample -->` | c |\n",
        "<details><summary>More</summary>What is folded up.</details>\n",
        "<!-- prettier-ignore -->\n",
        "<!-- toc -->\n<!-- tocstop -->\n",
        "<!-- more -->\n",
        "<!-- markdownlint-disable MD033 MD041 -->\n",
        "<!-- ALL-CONTRIBUTORS-LIST:START - Do not remove or modify this section -->\n",
        "<!-- SPDX-License-Identifier: MIT -->\n",
        "<!-- curator: ignore[KB107] the old name is the point -->\n",
        "[guide]: docs/guide.md 'The guide'\n\nSee [guide].\n",
        "[old]: docs/guide.md\n",
        "A note[^1]: it is long.\n\n[^1]: What it says.\n",
        "![A picture of the way of the data](way.svg)\n",
        "<span style='background:#c00;color:#fff'>new</span>\n",
        "<div style='background:black'><p style='color:white'>seen</p></div>\n",
        "<p align='center' style='font-size:12px;left:50%'>seen</p>\n",
        "## Heading {: #id .lead }\n",
        "👩\u200d👧 ❤\ufe0f می\u200cشود\n",
        "a&nbsp;b&#8203;c &zwj; &amp;\n",
        "If a <b the hidden layer is not it.\n",
        "\ufeff# Title\n",
        "a\r\nb\r\n",
    ],
)
def test_what_readers_see_or_need_is_not_reported(text: str):
    assert kinds(text) == []


def test_a_sample_in_code_stays_in_the_text():
    text = "Put `<!-- toc -->` there:\n\n```\n<!-- toc -->\n<div hidden>a</div>\n```\n"
    assert shown(text) == text


def test_a_place_counts_from_the_start_of_the_file():
    found = hidden_text(b"---\ntitle: A\n---\n# A\n\nb <!-- some words here -->\n", NOTE)
    assert [one.place for one in found] == [Place(6, 3, 6, 27)]


def test_it_names_the_characters():
    found = hidden_text("a\u200b\u200b\u202eb\n".encode(), NOTE)
    assert [one.what for one in found] == [
        "U+200B ZERO WIDTH SPACE (2), U+202E RIGHT-TO-LEFT OVERRIDE"
    ]


def test_other_words_have_another_digest():
    one, other = (hidden_text(f"<!-- say {word} now -->".encode(), NOTE) for word in ("a", "b"))
    assert one[0].digest != other[0].digest


def test_a_page_has_so_many_findings_and_no_more():
    assert len(kinds("<!-- some words here -->\n" * 1000)) == 200


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_page_takes_a_time_that_grows_with_its_size(text: str):
    with no_hang():
        hidden_text(text.encode(), NOTE)


@given(PARTS)
def test_lines_stay_where_they_are(text: str):
    assert without_hidden(text, NOTE)[0].count("\n") == text.count("\n")


@given(PARTS)
def test_no_word_that_is_hidden_is_left_in_the_text(text: str):
    hidden = [one for one in hidden_stretches(text, NOTE) if one.kind is not HiddenKind.ENTITY]
    words = {word for one in hidden for word in re.findall(r"word\d+ ", text[one.start : one.end])}
    assert words.isdisjoint(re.findall(r"word\d+ ", without_hidden(text, NOTE)[0]))


@given(PARTS)
def test_nothing_is_written_that_was_not_there(text: str):
    shown = without_hidden(text, NOTE)[0]
    assert all(one in iter(text) for one in shown)
