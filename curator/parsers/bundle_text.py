"""A bundle as somebody kept it, in any of the three formats -> what it says: its question, its commit, its items."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from curator.model.text import RepoPath, Span

_HEAD = re.compile(
    r"(?:commit (?P<commit>[0-9a-f]{7,64})|no commit)(?P<dirty> \+ uncommitted changes)?, history [a-z]+, "
    r"[0-9]+/(?P<budget>[0-9]+) tokens, [a-z0-9]+, digest (?P<digest>[0-9a-f]{7,16})"
)
_ITEM = re.compile(
    r"^## [0-9]+\. `(?P<path>[^`\n]+):(?P<lines>[0-9,-]+)`\n\n(?P<facts>[^\n]*)\n\n(?P<fence>`{3,})[^`\n]*\n",
    re.MULTILINE,
)
_TAG = re.compile(r"^<bundle-(?P<mark>a+)>", re.MULTILINE)
_ATTRIBUTE = re.compile(r'(?<![a-z_])([a-z_]+)="([^"]*)"')
_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_ESCAPED = re.compile(r"<U\+([0-9A-F]{4,6})>")
_ELISION = "\n…\n"


@dataclass(frozen=True, slots=True)
class KeptItem:
    path: RepoPath
    parts: tuple[Span, ...]
    texts: tuple[str, ...]
    """One for each part, as printed."""


@dataclass(frozen=True, slots=True)
class KeptBundle:
    query: str
    commit: str | None
    is_dirty: bool
    budget: int
    digest: str
    format: str
    """`markdown`, `xml` or `json`."""
    items: tuple[KeptItem, ...]
    for_: tuple[str, ...] | None
    """The files that it was asked for; None where the format does not tell them from the question."""


def parse_bundle(text: str) -> KeptBundle | None:
    """None for a text that is no bundle. Line ends may be any."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.lstrip().startswith("{"):
        return _json(text)
    head = _HEAD.search(text[:4_000])
    if head is None:
        return None
    tag = _TAG.search(text)
    is_xml = tag is not None and tag.start() < head.start()
    first = text[: head.start()].strip("\n").split("\n")[-1 if is_xml else 0]
    items = _xml(text, tag["mark"]) if is_xml and tag else _markdown(text)
    query = first.partition(">")[2] if is_xml else first.removeprefix("# ")
    return KeptBundle(
        query=query.strip(),
        commit=head["commit"],
        is_dirty=head["dirty"] is not None,
        budget=int(head["budget"]),
        digest=head["digest"],
        format="xml" if is_xml else "markdown",
        items=tuple(items),
        for_=None,
    )


def _json(text: str) -> KeptBundle | None:
    try:
        value = json.loads(text)
        return KeptBundle(
            query=str(value["query"]),
            commit=str(value["commit"]) if value["commit"] else None,
            is_dirty=value["dirty"] is True,
            budget=int(value["budget"]),
            digest=str(value["digest"]),
            format="json",
            items=tuple(_json_item(item) for item in value["items"]),
            for_=tuple(map(str, value.get("for", ()))),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _json_item(item: dict[str, object]) -> KeptItem:
    whole = f"{item['start_line']}-{item['end_line']}"
    parts = item.get("parts")
    lines = ",".join(f"{a}-{b}" for a, b in parts) if isinstance(parts, list) and parts else whole
    return _item(str(item["path"]), lines, str(item["text"]))


def _markdown(text: str) -> Iterator[KeptItem]:
    position = 0
    while found := _ITEM.search(text, position):
        end = text.find(f"\n{found['fence']}\n", found.end() - 1)
        end = len(text) if end < 0 else end
        yield _item(_unescaped(found["path"]), found["lines"], text[found.end() : end])
        position = end


def _xml(text: str, mark: str) -> Iterator[KeptItem]:
    opening, closing = f"<item-{mark} ", f"\n</item-{mark}>"
    position = text.find(opening)
    while position >= 0:
        head_end = text.find(">\n", position)
        end = text.find(closing, head_end)
        if head_end < 0 or end < 0:
            return
        facts = {
            key: html.unescape(value) for key, value in _ATTRIBUTE.findall(text[position:head_end])
        }
        yield _item(
            _unescaped(facts.get("path", "")), facts.get("lines", ""), text[head_end + 2 : end]
        )
        position = text.find(opening, end)


def _item(path: str, lines: str, text: str) -> KeptItem:
    parts = tuple(Span(int(first), int(last)) for first, last in _SPAN.findall(lines))
    texts = tuple(text.split(_ELISION)) if len(parts) > 1 else (text,)
    return KeptItem(RepoPath(path), parts, texts if len(texts) == len(parts) else (text,))


def _unescaped(path: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), path)
