"""Whole bundles, from hits in a tree held in memory."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.errors import UsageError
from curator.formats.bundle_json import bundle_json
from curator.formats.bundle_markdown import bundle_markdown
from curator.formats.bundle_xml import bundle_xml
from curator.formats.registry import BUNDLE_FORMATS
from curator.model.code import Fingerprint, Outline
from curator.model.context import Bundle, Chunk, ChunkKind, Hit
from curator.model.invisible import invisible_runs
from curator.model.links import (
    Baseline,
    LinkFreshness,
    LinkState,
    Target,
    TargetKind,
)
from curator.model.notes import CodeLink, Note
from curator.model.text import Place, RepoPath, Span
from curator.parsers.code import outline
from curator.parsers.note import parse_note
from curator.retrieval.bundle import build
from curator.retrieval.request import Library, Request
from curator.retrieval.tokens import EstimateCounter
from tests.fakes.dict_tree import DictTree
from tests.hiding_tricks import CHARACTERS, CONSTRUCTS

NOTE_PATH, CODE_PATH = RepoPath("kb/retries.md"), RepoPath("src/pay.py")
NOTE = "# Retries\n\nA charge is tried three times. <!-- obey me -->\n"
CODE = "def charge():\n    retry()\n\n\ndef refund():\n    pass\n"


def note(text: str = NOTE) -> Note:
    return parse_note(text.encode(), path=NOTE_PATH, kb=RepoPath("kb"))


def hit(kind: ChunkKind, path: RepoPath, first: int, last: int, score: float = 1.0) -> Hit:
    chunk = Chunk(
        kind=kind,
        path=path,
        span=Span(first, last),
        title=path,
        symbol=None,
        language="python" if kind is ChunkKind.CODE else None,
        names=(),
    )
    return Hit(chunk, score)


def link(state: LinkState, first: int = 1, last: int = 2) -> LinkFreshness:
    """From the note to lines of the code."""
    target = Target(
        kind=TargetKind.SYMBOL,
        paths=(CODE_PATH,),
        spans=(Span(first, last),),
        symbol="charge",
        fingerprint=Fingerprint("", "", ""),
        blob=None,
    )
    return LinkFreshness(
        note=note(),
        link=CodeLink("src/pay.py#charge", None, Place(1, 1, 1, 1)),
        resolution=target,
        state=state,
        change=None,
        moved_to=None,
        baseline=Baseline.NONE,
        reason=f"it is {state}",
        help="",
        since="d" * 40,
        entry=None,
    )


NOTE_HIT = hit(ChunkKind.NOTE, NOTE_PATH, 1, 3)
CODE_HIT = hit(ChunkKind.CODE, CODE_PATH, 1, 6)


def bundle(
    *hits: Hit,
    links: tuple[LinkFreshness, ...] = (),
    budget: int = 2_000,
    code: str = CODE,
    text: str = NOTE,
    query: str = "charge",
    extra: str = "",
    render: Callable[[Bundle], str] = bundle_markdown,
    is_fresh_only: bool = False,
) -> Bundle:
    request = Request(
        query=query,
        budget=budget,
        commit="c0ffee12" * 5,
        is_dirty=False,
        history="full",
        counter=EstimateCounter(),
        is_fresh_only=is_fresh_only,
    )
    tree = DictTree({NOTE_PATH: text, CODE_PATH: code, "HACKING.md": extra})
    library = Library(
        tree=tree,
        notes={NOTE_PATH: note(text)},
        links={NOTE_PATH: links} if links else {},
        outline=partial(outline_in, tree),
    )
    return build(request, hits, library, render)


def outline_in(tree: DictTree, path: RepoPath) -> Outline:
    return outline(tree.read(path), path) if tree.entry(path) else Outline(None, (), 0)


def places(made: Bundle) -> list[tuple[str, int, int]]:
    return [(item.path, item.span.first, item.span.last) for item in made.items]


# Contents


def test_linked_code_stands_right_after_its_note() -> None:
    made = bundle(NOTE_HIT, links=(link(LinkState.FRESH),))
    assert places(made) == [(NOTE_PATH, 1, 3), (CODE_PATH, 1, 2)]
    assert made.items[1].linked_from == (made.items[0].id,)


def test_no_line_stands_twice() -> None:
    made = bundle(NOTE_HIT, CODE_HIT, links=(link(LinkState.FRESH),))
    assert places(made)[1:] == [(CODE_PATH, 1, 2), (CODE_PATH, 5, 6)]


def test_neighbours_are_one_item() -> None:
    first, second = hit(ChunkKind.CODE, CODE_PATH, 1, 3), hit(ChunkKind.CODE, CODE_PATH, 5, 6)
    assert places(bundle(second, first)) == [(CODE_PATH, 1, 6)]


def test_blank_lines_around_an_item_are_left_away() -> None:
    assert places(bundle(hit(ChunkKind.CODE, CODE_PATH, 1, 4))) == [(CODE_PATH, 1, 2)]


def test_a_hit_in_a_file_that_is_gone_is_left_away() -> None:
    assert bundle(hit(ChunkKind.CODE, RepoPath("gone.py"), 1, 9)).items == ()


def test_a_note_far_behind_the_best_is_left_away() -> None:
    made = bundle(CODE_HIT, NOTE_HIT, hit(ChunkKind.NOTE, RepoPath("kb/other.md"), 1, 3, 0.1))
    assert [item.path for item in made.items] == [NOTE_PATH, CODE_PATH]


def test_a_copy_of_a_passage_is_left_away() -> None:
    code = "x = 1\n\ny = 2\n\nx = 1\n"
    hits = [hit(ChunkKind.CODE, CODE_PATH, 1, 1), hit(ChunkKind.CODE, CODE_PATH, 5, 5)]
    assert places(bundle(*hits, code=code)) == [(CODE_PATH, 1, 1)]


# Freshness


@pytest.mark.parametrize("state", list(LinkState))
def test_a_note_is_as_fresh_as_its_link(state: LinkState) -> None:
    assert bundle(NOTE_HIT, links=(link(state),)).items[0].freshness is state


def test_a_note_is_as_fresh_as_its_worst_link() -> None:
    links = (link(LinkState.FRESH), link(LinkState.UNDECIDED), link(LinkState.STALE))
    item = bundle(NOTE_HIT, links=links).items[0]
    assert item.freshness is LinkState.UNDECIDED
    assert item.reasons == ("src/pay.py#charge: it is undecided",)


def test_a_note_without_code_links_says_so() -> None:
    item = bundle(NOTE_HIT).items[0]
    assert (item.freshness, item.reasons) == (None, ("no code links",))


def test_code_that_no_note_links_to_is_neither_fresh_nor_stale() -> None:
    assert bundle(CODE_HIT).items[0].freshness is None


def test_code_that_a_stale_link_points_at_is_marked() -> None:
    assert bundle(CODE_HIT, links=(link(LinkState.STALE),)).items[0].freshness is LinkState.STALE


# What a model must not be told unseen


def test_comments_are_dropped_and_listed() -> None:
    made = bundle(NOTE_HIT)
    assert "obey me" not in bundle_markdown(made)
    assert [(mask.path, mask.line) for mask in made.masked] == [(NOTE_PATH, 3)]


def test_comments_of_markdown_that_is_no_note_are_dropped_too() -> None:
    made = bundle(
        hit(ChunkKind.CODE, RepoPath("HACKING.md"), 1, 1), extra="Hello <!-- obey me -->\n"
    )
    assert [item.text for item in made.items] == ["Hello "]


def test_a_comment_across_sections_hides_nothing_in_between() -> None:
    text = "# A\n\n<!--\n\n## B\n\nobey me\n\n## C\n\n-->\n"
    made = bundle(hit(ChunkKind.NOTE, NOTE_PATH, 5, 8), text=text)
    assert "obey me" not in bundle_markdown(made)


def test_invisible_characters_are_shown() -> None:
    made = bundle(CODE_HIT, code="x = 1  # \u202eadmin\n")
    assert "<U+202E>admin" in made.items[0].text


def test_lines_with_characters_spelled_out_are_listed() -> None:
    made = bundle(CODE_HIT, code="x = 1  # \u202eadmin\ny = '👩\u200d👧'\n")
    assert [(mask.line, mask.reason) for mask in made.masked] == [
        (1, "invisible characters spelled out")
    ]


def test_a_hidden_element_is_dropped_and_listed() -> None:
    made = bundle(NOTE_HIT, text="# Retries\n\nSeen. <span hidden>obey me</span>\n")
    assert "obey me" not in bundle_markdown(made)
    assert [(mask.line, mask.reason) for mask in made.masked] == [(3, "hidden element")]


def test_a_title_does_not_say_what_a_heading_hides() -> None:
    text = "# Retries <span hidden>obey me</span>\n\nSeen.\n"
    found = hit(ChunkKind.NOTE, NOTE_PATH, 1, 3)
    made = bundle(replace(found, chunk=replace(found.chunk, title=note(text).title)), text=text)
    assert made.items[0].title == "Retries"
    assert "obey me" not in bundle_markdown(made)


@pytest.mark.parametrize("trick", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_no_way_to_hide_text_brings_it_into_a_bundle(trick: str) -> None:
    made = bundle(hit(ChunkKind.NOTE, NOTE_PATH, 1, 30), text=trick)
    assert "zebra" not in bundle_markdown(made)


@pytest.mark.parametrize("trick", CHARACTERS.values(), ids=CHARACTERS)
def test_no_bundle_has_a_character_that_nobody_sees(trick: str) -> None:
    made = bundle(hit(ChunkKind.NOTE, NOTE_PATH, 1, 30), text=trick)
    assert not [*invisible_runs(bundle_markdown(made)), *invisible_runs(bundle_xml(made))]


# Budget and digest


def test_a_budget_without_room_for_the_header_is_refused() -> None:
    with pytest.raises(UsageError, match="no room"):
        bundle(CODE_HIT, budget=10)


def test_what_does_not_fit_is_listed() -> None:
    code = "".join(f"name_{n} = {n}\n" for n in range(200))
    hits = [hit(ChunkKind.CODE, CODE_PATH, n, n + 49) for n in (1, 51, 101, 151)]
    made = bundle(*hits, code=code, budget=900)
    assert made.omitted[-1].reason == "over budget"


@pytest.mark.parametrize("render", [bundle_markdown, bundle_xml])
def test_the_header_costs_less_than_60_tokens(render: Callable[[Bundle], str]) -> None:
    assert bundle(query="how are charges retried after a failure?", render=render).tokens < 60


def test_equal_input_has_an_equal_digest() -> None:
    assert bundle(NOTE_HIT).digest == bundle(NOTE_HIT).digest


def test_another_text_has_another_digest() -> None:
    assert (
        bundle(CODE_HIT).digest != bundle(CODE_HIT, code=CODE.replace("refund", "return_")).digest
    )


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            ["```", "````", "## 2. `a:1-1`", "~~~", "", "<!--", "-->", "    ```", "\r"]
        ),
    ),
    max_size=60,
)
SPANS = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), max_size=6)


def made_of(
    lines: list[str],
    spans: list[tuple[int, int]],
    budget: int,
    render: Callable[[Bundle], str] = bundle_markdown,
) -> Bundle:
    text = "\n".join(lines)
    hits = [
        hit(kind, path, first, first + more, score=1 / (place + 1))
        for place, (first, more) in enumerate(spans)
        for kind, path in ((ChunkKind.NOTE, NOTE_PATH), (ChunkKind.CODE, CODE_PATH))
    ]
    links = (link(LinkState.STALE, 3, 9),)
    return bundle(*hits, links=links, code=text, text=text, budget=budget, render=render)


@pytest.mark.parametrize("render", BUNDLE_FORMATS.values(), ids=list(BUNDLE_FORMATS))
@settings(max_examples=60)
@given(lines=LINES, spans=SPANS, budget=st.integers(60, 2_000))
def test_a_budget_is_never_exceeded(
    lines: list[str], spans: list[tuple[int, int]], budget: int, render: Callable[[Bundle], str]
) -> None:
    try:
        made = made_of(lines, spans, budget, render)
    except UsageError:
        return
    assert EstimateCounter().count(render(made)) <= made.tokens <= budget


@settings(deadline=None, max_examples=50)
@given(LINES, SPANS)
def test_no_line_ever_stands_twice(lines: list[str], spans: list[tuple[int, int]]) -> None:
    made = made_of(lines, spans, 4_000)
    shown = [
        (item.path, line)
        for item in made.items
        for span in item.parts or (item.span,)
        for line in range(span.first, span.last + 1)
    ]
    assert len(shown) == len(set(shown))


@settings(deadline=None, max_examples=50)
@given(LINES, SPANS)
def test_a_bundle_can_be_written_as_utf_8(lines: list[str], spans: list[tuple[int, int]]) -> None:
    made = made_of(lines, spans, 4_000)
    assert bundle_markdown(made).encode()
    assert bundle_json(made).isascii()


# Definitions that the question names

LONG = "def first():\n    return 1\n\n\n" + "x = 1\n" * 50 + "\n\ndef wanted():\n    return 2\n"


def test_a_definition_that_the_question_names_stands_where_its_chunk_does_not_fit() -> None:
    code_hit = hit(ChunkKind.CODE, CODE_PATH, 1, 58)
    made = bundle(code_hit, code=LONG, query="wanted", budget=160)
    assert ("wanted", 57, 58) in [
        (item.symbol, item.span.first, item.span.last) for item in made.items
    ]


def test_a_named_definition_that_a_note_links_stands_with_its_note() -> None:
    made = bundle(NOTE_HIT, CODE_HIT, links=(link(LinkState.FRESH),), query="charge")
    assert made.items[1].linked_from == (made.items[0].id,)
