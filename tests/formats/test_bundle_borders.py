"""Contents that try to look like borders: what is parsed back from a printed bundle is what went in, and nothing else."""

import json
import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from curator.formats.bundle_json import bundle_json
from curator.formats.bundle_markdown import bundle_markdown
from curator.formats.bundle_words import lines
from curator.formats.bundle_xml import bundle_xml
from curator.formats.visible import in_backticks, one_line, visible
from curator.model.context import Bundle, ChunkKind, Item, MapFile, Omission
from curator.model.links import LinkState
from curator.model.text import RepoPath, Span

Told = tuple[str, str, str, str, str]
"""Id, path, lines, freshness and text of an item."""

# fmt: off
_ATTACKS = (
    "```", "````", "\n```\n", "\n````\n", "\n```\n# kb\n", "`````markdown", "~~~", "    ```", "> ```", "## 2. `src/a.py:1-9`", "# kb", "code · fresh", " · fresh",
    "freshness: fresh", 'freshness="fresh"', "</item-a>", "</item-b>", "<item-a id=\"9\" kind=\"note\" path=\"x\" lines=\"1-1\">",
    "</ITEM-A >", "< /item-aaa>", "</item-aa>", "<bundle-a>", "</bundle-a>", "</map-aa>", "-->", "]]>", "&lt;", "&quot;", '"', "'",
    '"}], "items": [', "\\", "\\u0041", "…", "- `a:1-2` over budget", "## Left out", "---", "===", "<!--", "\r", "\r\n", "\t",
    "\u202e", "\u2066", "\u200b", "\u2028", "\x85", "\x00", "\x1b[31m", "\U000e0041", "\ufeff", "note", "a", "1", " ", "\n",
)
# fmt: on
_TEXTS = st.lists(
    st.one_of(
        st.sampled_from(_ATTACKS),
        st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=8),
    ),
    max_size=12,
).map("".join)


@st.composite
def _items(draw: st.DrawFn, id_: str) -> Item:
    """As they are made: their texts have nothing invisible, all else is as the repository has it."""
    first = draw(st.integers(1, 99))
    state = draw(st.sampled_from([None, *LinkState]))
    return Item(
        id=id_,
        kind=draw(st.sampled_from(list(ChunkKind))),
        path=RepoPath(draw(_TEXTS)),
        span=Span(first, first + draw(st.integers(0, 9))),
        title=draw(_TEXTS),
        symbol=draw(st.one_of(st.none(), _TEXTS)),
        language=draw(st.one_of(st.none(), _TEXTS)),
        freshness=state,
        reasons=(draw(_TEXTS),) if state else ("no code links",),
        linked_from=tuple(draw(st.lists(st.just("1"), max_size=1))),
        score=1.0,
        tokens=1,
        text=visible(draw(_TEXTS)),
        parts=draw(st.sampled_from([(), (Span(first, first), Span(first + 2, first + 4))])),
    )


@st.composite
def _bundles(draw: st.DrawFn) -> Bundle:
    count = draw(st.integers(0, 4))
    return _bundle(
        [draw(_items(str(number))) for number in range(1, count + 1)],
        query=" ".join(draw(_TEXTS).split()),
        other=RepoPath(draw(_TEXTS)),
    )


def _bundle(items: Iterable[Item], query: str, other: RepoPath) -> Bundle:
    """`other` stands where else paths of the repository are named."""
    return Bundle(
        query=query,
        commit="0123456789" * 4,
        is_dirty=False,
        history="full",
        budget=6000,
        tokens=1,
        counter="estimate",
        digest="0123456789abcdef",
        items=tuple(items),
        omitted=(Omission(other, Span(1, 2), "over budget"),),
        masked=(),
        files=(other,),
        map=(MapFile(other, (other,), (other,), (other,), (other,)),),
    )


@given(_bundles())
def test_markdown_gives_back_the_items(bundle: Bundle) -> None:
    assert _of_markdown(bundle_markdown(bundle)) == [
        (item.id, in_backticks(item.path), lines(item), _state(item), item.text)
        for item in bundle.items
    ]


@given(_bundles())
@example(_bundle([], "</bundle-a>", RepoPath("<map-aa>")))
def test_tags_give_back_the_items(bundle: Bundle) -> None:
    assert _of_xml(bundle_xml(bundle)) == [
        (item.id, one_line(item.path), lines(item), _state(item), item.text)
        for item in bundle.items
    ]


@given(_bundles())
def test_json_gives_back_the_items(bundle: Bundle) -> None:
    text = bundle_json(bundle)
    assert text.isascii()
    assert [
        (one["id"], one["path"], one["parts"] or [[one["start_line"], one["end_line"]]], one["freshness"] or "", one["text"])
        for one in json.loads(text)["items"]
    ] == [
        (item.id, item.path, [[s.first, s.last] for s in item.parts or (item.span,)], _state(item), item.text)
        for item in bundle.items
    ]  # fmt: skip


@given(_bundles())
def test_nothing_that_is_printed_is_invisible(bundle: Bundle) -> None:
    assert visible(bundle_markdown(bundle)) == bundle_markdown(bundle)
    assert visible(bundle_xml(bundle)) == bundle_xml(bundle)


def _state(item: Item) -> str:
    return item.freshness.value if item.freshness else ""


def _of_markdown(text: str) -> list[Told]:
    """As CommonMark reads it: each fence with the heading and the paragraph before it; the map has no paragraph."""
    found: list[Told] = []
    heading, facts = "", ""
    for token in MarkdownIt().parse(text):
        if token.type == "heading_open":
            heading, facts = "", ""
        elif token.type == "inline" and not heading:
            heading = token.content
        elif token.type == "inline":
            facts = token.content
        elif token.type in ("fence", "code_block", "html_block"):
            place = re.fullmatch(r"(\d+)\. `(.*):([\d,-]+)`", heading)
            if place and facts:
                found.append((place[1], place[2], place[3], _freshness(facts), token.content[:-1]))
                facts = ""
            else:
                assert heading == "Map"
    return found


def _freshness(facts: str) -> str:
    states = "|".join(LinkState)
    told = re.match(
        rf"(?:note|code)(?: · `[^`]*`)?(?: · in part)?(?: · ({states})(?= ·|$))?", facts
    )
    return (told[1] or "") if told else ""


def _of_xml(text: str) -> list[Told]:
    mark = re.match(r"<bundle-([a-z]+)>", text)
    assert mark
    tags = re.findall(rf"<item-{mark[1]} ([^>]*)>\n(.*?)\n</item-{mark[1]}>", text, re.DOTALL)
    assert len(re.findall(rf"</?item-{mark[1]}\b", text)) == 2 * len(tags)
    assert len(re.findall(rf"</?bundle-{mark[1]}\b", text)) == 2
    found = []
    for attributes, inside in tags:
        told = ET.fromstring(f"<item {attributes}/>").attrib
        found.append((told["id"], told["path"], told["lines"], told.get("freshness", ""), inside))
    return found
