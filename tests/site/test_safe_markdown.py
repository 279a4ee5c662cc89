import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.site.safe_markdown import safe_markdown
from tests.hangs import no_hang
from tests.site.hostile_notes import HOSTILE
from tests.site.published import plainly_rendered, rendered, running

_MARKS = (
    "&amp;", "&lt;", "<div></div>", "\n", "\n\n", " ", "    ", "\t", "`", "``", "```", "```py", "~~~", "\n```\n", "> ", "- ", "1. ", "# ", "===", "| ", "|--|", "!!! note\n    ",
    "[", "]", "(", ")", "](", "][1]", "[1]: ", ":", "<", ">", "</", "/>", "<!--", "-->", "<div>", "</div>", "<div markdown>", "<p>", "</p>", "<b>",
    "<hr>", "<script>", "</script>", "<img src=x ", "onerror=alert(1)", '<a title="', "<a href=", "javascript:", "java", "script:", "alert(1)",
    "&#58;", "&#x09;", "&colon;", '"', "'", "=", "{", "}", "{: ", "{ onclick=alert(1) }", "\\", "\\`", "<pre>", "</pre>", "<span>", "</span>",
    "[^1]: ", "x", "http://x/", "www.x.y/", "a@b.cd", "text\n\n    <script>alert(1)</script>\n", "`<script>alert(1)</script>`", "<img src=x onerror=alert(1)>",
)  # fmt: skip
_SMALL = st.lists(st.sampled_from(_MARKS), max_size=24).map("".join)
_LARGE = st.lists(st.sampled_from((*HOSTILE.values(), *_MARKS)), max_size=8).map("".join)


@pytest.mark.parametrize("note", HOSTILE.values(), ids=HOSTILE)
def test_nothing_runs(note: str) -> None:
    assert running(rendered(safe_markdown(note))) == []


@pytest.mark.parametrize("note", HOSTILE.values(), ids=HOSTILE)
def test_nothing_runs_without_extensions(note: str) -> None:
    assert running(plainly_rendered(safe_markdown(note))) == []


@pytest.mark.parametrize("note", HOSTILE.values(), ids=HOSTILE)
def test_a_safe_note_is_left_as_it_is(note: str) -> None:
    assert safe_markdown(safe_markdown(note)) == safe_markdown(note)


def test_most_of_the_notes_would_run() -> None:
    assert sum(bool(running(rendered(note))) for note in HOSTILE.values()) > 150


@settings(max_examples=150, deadline=None)
@given(st.one_of(_SMALL, _LARGE))
def test_nothing_runs_however_it_is_put_together(note: str) -> None:
    assert running(rendered(safe_markdown(note))) == []


@settings(max_examples=75, deadline=None)
@given(st.one_of(_SMALL, _LARGE))
def test_nothing_runs_however_it_is_put_together_without_extensions(note: str) -> None:
    assert running(plainly_rendered(safe_markdown(note))) == []


@settings(max_examples=200)
@given(st.text(alphabet="abc ä文 .,;!?()*_#-+1\n`'\"@~=", max_size=200))
def test_text_without_tags_braces_and_addresses_stays(note: str) -> None:
    text = "# Title\n\n" + re.sub("`{3,}|~{3,}", "", note)
    assert safe_markdown(text) == text


HARMLESS = {
    "code span": "Say `<script>` and `{x}` and `a[0]: b`.\n",
    "fence": "```html title=\"page.html\" hl_lines=\"1 2\"\n<script>alert(1)</script>\n```\n",
    "fence with attributes": "``` { .html .annotate title=\"x\" }\n<script>\n```\n",
    "fence in an item": "- a\n\n    ```html\n    <script>\n    ```\n",
    "fence in a quote": "> ```html\n> <script>\n> ```\n",
    "fence of tildes": "~~~\n```\n<script>\n~~~\n",
    "indented code": "A list of texts:\n\n    List<String> x = y;\n\nMore.\n",
    "comparison": "a < b, c <= d, <3, x <- y\n",
    "tags": '<p align="center"><img src="a.png" width="100" alt="x"></p>\n\nPress <kbd>Ctrl</kbd>.<br>\n',
    "tag over lines": '<img\n  src="a.png"\n  alt="x">\n',
    "cards": '<div class="grid cards" markdown>\n\n-   __a__\n\n    ---\n\n</div>\n',
    "details": "<details>\n<summary>x</summary>\n\ntext\n\n</details>\n",
    "anchor": '<a id="x"></a>\n',
    "links": '[a](b.md) [c](../d.md#e "f") [g](#h) [i](https://j.k/?l=m&n=o) [p](mailto:q@r.s)\n',
    "images": "![a](b.png) ![c](data:image/png;base64,AAAA)\n",
    "references": "[a][b]\n\n[b]: https://c.d\n[e]: f/g.md 'h'\n  [i]: j.md\n",
    "footnote": "a[^1]\n\n[^1]: Note: see `std::vector`.\n",
    "abbreviation": "*[SQL]: Structured: query language\n",
    "autolinks": "<https://a.b/c?d=e> <f@g.example>\n",
    "attribute lists": "# a { #b .c }\n\n[d](e){ .md-button target=_blank }\n\n![f](g){ width=\"300\" loading=lazy align=left }\n",
    "braces in prose": "The set {a, b} and ${name} and {foo}.\n",
    "admonition": '!!! note "Title"\n\n    text\n\n??? tip\n    text\n',
    "blocks": "/// note | Title\n\ntext\n\n///\n",
    "escapes": "\\<b\\> \\{ \\` \\[\n",
    "entities": "&lt;script&gt; &amp; &copy;\n",
}  # fmt: skip


@pytest.mark.parametrize("note", [text for name, text in HARMLESS.items() if name != "escapes"])
def test_what_is_harmless_stays_byte_for_byte(note: str) -> None:
    assert safe_markdown(note) == note


def test_type_arguments_are_shown() -> None:
    assert safe_markdown("A List<String> is") == "A List&lt;String> is"


def test_comments_go() -> None:
    assert safe_markdown("a <!-- hidden --> b\n\n<!-- more -->\n\nc") == "a   b\n\n\n\nc"


def test_code_in_doubt_reads_the_same() -> None:
    note = "<div>\n\n`<b>`"
    assert safe_markdown(note) == "<div>\n\n<code>&#60;b&#62;</code>\n\n</div>\n"


def test_a_bad_attribute_goes_and_the_others_stay() -> None:
    note = '<a href="x.md" onclick="y" class="z curator-fresh">'
    assert safe_markdown(note) == '<a href="x.md" class="z">'


def test_a_bad_word_of_an_attribute_list_goes_and_the_others_stay() -> None:
    assert safe_markdown("[a](b){ .c onclick=d }") == "[a](b){: .c }"


def test_a_bad_destination_becomes_a_fragment() -> None:
    assert safe_markdown("[a](javascript:b)") == "[a](#javascript:b)"


def test_an_option_of_a_fence_that_a_plugin_would_run_goes() -> None:
    assert safe_markdown('```python exec="on"\na\n```') == "``` python\na\n```"


def test_files_are_not_included(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("of this machine")
    one = f'--8<-- "{secret}"'
    note = f"{one}\n\n```\n{one}\n```\n\n`{one}`"
    assert rendered(note).count("of this machine") == 2
    assert "of this machine" not in rendered(safe_markdown(note))


def test_an_included_file_reads_as_it_was_written() -> None:
    assert "--8&lt;-- &quot;/etc/hosts&quot;" in rendered(
        safe_markdown('--8<-- "/etc/hosts"')
    ).replace('"', "&quot;")


@pytest.mark.parametrize("note", ["{{ x }}", "`{{ x }}`", "```\n{{ x }}\n```", "    {{ x }}", "{% include 'x' %}", "\\{{ x }}", '<a title="{{ x }}">', "[a]({{ x }})", "{!x!}", "```\n{!x!}\n```"])  # fmt: skip
def test_no_template_is_left(note: str) -> None:
    safe = safe_markdown(note)
    assert ("{{" in safe, "{%" in safe, "{!" in safe) == (False, False, False)


def test_templates_in_code_stay_where_no_engine_runs() -> None:
    note = "```yaml\nx: ${{ y }}\n```\n"
    assert safe_markdown(note, has_macros=False) == note


def test_code_with_templates_reads_the_same() -> None:
    assert "$&#123;" not in (html := rendered(safe_markdown("```yaml\nx: ${{ y }}\n```\n")))
    assert 'class="language-yaml"' in html


def test_the_first_lines_are_no_front_matter() -> None:
    assert safe_markdown("template: x.html\n\ntext").startswith("\n")


LARGE = {
    "slashes": "/", "brackets": "<", "blocks": "    /// x\n", "admonitions": "!!! a b ", "tags": "<a ", "quotes": '<a "', "comments": "<!--", "marks": "` `` ``` ", "braces": "{ a=", "links": "](", "fences": "```a\n",
    "indented fences": " ```a\n", "quoted fences": "> ```a\n", "code": "`<b>` ", "attributes": "<a " + "x " * 100 + ">", "elements": "<div>", "text": "Some text, `code` and a [link](a/b.md).\n",
}  # fmt: skip


@pytest.mark.parametrize("unit", LARGE.values(), ids=LARGE)
def test_a_megabyte_is_read_at_once(unit: str) -> None:
    note = unit * (1_000_000 // len(unit))
    with no_hang():
        safe_markdown(note)


def test_comments_behind_a_long_prefix_are_read_at_once() -> None:
    note = ">" * 500_000 + "<!--x-->" * 59_000
    with no_hang():
        safe_markdown(note)


@pytest.mark.parametrize("unit", ["[", "![", "[a", "[a](b "])
def test_brackets_that_nothing_closes_are_no_brackets_to_a_builder(unit: str) -> None:
    assert safe_markdown(unit * 3000).count(unit.rstrip("ab ")[-2:]) <= 1


def test_brackets_of_many_links_stay() -> None:
    note = "[a](b.md) and " * 3000
    assert safe_markdown(note) == note
