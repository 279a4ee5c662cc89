"""What holds of every bundle: read back by readers that know only its borders, it gives the items and nothing else."""

import json
import re
import unicodedata
from html import unescape

from curator.formats.bundle_json import bundle_json
from curator.formats.bundle_markdown import bundle_markdown
from curator.formats.bundle_words import lines
from curator.formats.bundle_xml import bundle_xml
from curator.formats.visible import in_backticks, one_line, visible
from curator.model.context import Bundle, ChunkKind, Item, MapFile, Mask, Omission
from curator.model.links import LinkState
from curator.model.text import RepoPath, Span
from tests.fuzz.pieces import Pieces

Told = tuple[str, str, str, str]
"""Id, path, lines and text of an item."""

_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")


def markdown_bundle(data: bytes) -> None:
    bundle = _bundle(data)
    text = bundle_markdown(bundle)
    _assert_visible(text)
    assert _of_markdown(text) == [
        (item.id, in_backticks(item.path), lines(item), item.text) for item in bundle.items
    ]


def xml_bundle(data: bytes) -> None:
    bundle = _bundle(data)
    text = bundle_xml(bundle)
    _assert_visible(text)
    assert _of_xml(text) == [
        (item.id, one_line(item.path), lines(item), item.text) for item in bundle.items
    ]


def json_bundle(data: bytes) -> None:
    bundle = _bundle(data)
    text = bundle_json(bundle)
    assert text.isascii()
    assert text.isprintable() or set(text) - {"\n"} == {char for char in text if char.isprintable()}
    value = json.loads(text)
    assert [(one["id"], one["path"], one["text"]) for one in value["items"]] == [
        (item.id, item.path, item.text) for item in bundle.items
    ]
    assert [one["path"] for one in value["omitted"]] == [one.path for one in bundle.omitted]


def _bundle(data: bytes) -> Bundle:
    """Texts are as the excerpts make them; all else is as the repository has it."""
    pieces = Pieces(data)
    query, other = " ".join(pieces.text().split()), RepoPath(pieces.text())
    items: list[Item] = []
    while pieces and len(items) < 4:
        items.append(_item(pieces, str(len(items) + 1)))
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
        masked=(Mask(other, 3, "looks like a key"),),
        files=(other,) if other else (),
        map=(MapFile(other, (other,), (other,), (other,), (other,)),) if other else (),
    )


def _item(pieces: Pieces, id_: str) -> Item:
    return Item(
        id=id_,
        kind=pieces.one_of(tuple(ChunkKind)),
        text=visible(pieces.text()),
        path=RepoPath(pieces.text()),
        title=pieces.text(),
        symbol=pieces.text() or None,
        language=pieces.text() or None,
        freshness=pieces.one_of((None, *LinkState)),
        reasons=(pieces.text(),),
        linked_from=(),
        span=Span(3, 9),
        parts=pieces.one_of(((), (Span(3, 4), Span(7, 9)))),
        score=1.0,
        tokens=1,
    )


def _assert_visible(text: str) -> None:
    """By what Unicode says of a character, and by the worst ones by name."""
    assert not _INVISIBLE.search(text)
    odd = {char for char in text if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")}
    assert odd <= {"\n", "\t"}


def _of_markdown(text: str) -> list[Told]:
    """Line by line: a fence is a run of backticks at the left edge, and ends at the next that is as long."""
    found: list[Told] = []
    heading, fence, kept = "", "", []
    for line in text.removesuffix("\n").split("\n"):
        run = re.match(r"`{3,}", line)
        if fence and re.fullmatch(rf"`{{{len(fence)},}} *", line):
            place = re.fullmatch(r"## (\d+)\. `([^`]*):([\d,-]+)`", heading)
            if place:
                found.append((place[1], place[2], place[3], "\n".join(kept)))
            else:
                assert heading == "## Map"
            fence, heading, kept = "", "", []
        elif fence:
            kept.append(line)
        elif run:
            fence = run[0]
        elif line.startswith("## "):
            heading = line
    assert not fence
    return found


def _of_xml(text: str) -> list[Told]:
    """Line by line: a border is a line that begins with a tag whose name ends in the bundle's own mark."""
    all_lines = text.split("\n")
    mark = re.match(r"<bundle-([a-z]+)>", all_lines[0])
    assert mark
    assert all_lines[-2:] == [f"</bundle-{mark[1]}>", ""]
    found: list[Told] = []
    told: tuple[str, str, str] | None = None
    kept: list[str] = []
    for line in all_lines[1:-2]:
        head = re.fullmatch(
            rf'<item-{mark[1]} id="(\d+)" kind="[a-z]+" path="([^"]*)" lines="([\d,-]+)".*>', line
        )
        if head:
            assert told is None
            told, kept = (head[1], unescape(head[2]), head[3]), []
        elif line == f"</item-{mark[1]}>":
            assert told
            found.append((*told, "\n".join(kept)))
            told = None
        else:
            assert not re.search(rf"</?(?:item|bundle)-{mark[1]}\b", line)
            kept.append(line)
    assert told is None
    return found
