"""`Bundle` -> tags with text between them. Their names end in letters that no tag in the texts has, so none can be forged."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from curator.formats.bundle_words import asked, lines, map_lines, name, place, provenance, reason
from curator.formats.visible import one_line
from curator.model.context import Bundle, Item

_TAG = re.compile(r"<\s*+(?:/\s*+)?+(?:bundle|map|item|omitted|masked)-([a-z]{1,9})", re.IGNORECASE)


def bundle_xml(bundle: Bundle) -> str:
    """The whole bundle, ending in a line feed. Texts stand as they are, on lines of their own; attributes are escaped."""
    omitted = [f"{place(one.path, one.span)} {one_line(one.reason)}" for one in bundle.omitted]
    masked = [one_line(f"{mask.path}:{mask.line} {mask.reason}") for mask in bundle.masked]
    mapped = map_lines(bundle.map)
    texts = [item.text for item in bundle.items]
    mark = _unused([*texts, *omitted, *masked, *mapped, asked(bundle), provenance(bundle)])
    blocks = [
        _block("map", mark, mapped),
        *(_item(item, mark) for item in bundle.items),
        _block("omitted", mark, omitted),
        _block("masked", mark, masked),
    ]
    head = f"<bundle-{mark}>{asked(bundle)}\n{provenance(bundle)}\n"
    return f"{head}{''.join(blocks)}</bundle-{mark}>\n"


def _item(item: Item, mark: str) -> str:
    attributes = " ".join(f'{key}="{escape(one_line(value))}"' for key, value in _facts(item))
    return f"<item-{mark} {attributes}>\n{item.text}\n</item-{mark}>\n"


def _facts(item: Item) -> Iterator[tuple[str, str]]:
    yield from (("id", item.id), ("kind", item.kind.value))
    yield from (("path", item.path), ("lines", lines(item)))
    optional = {
        "name": name(item),
        "freshness": item.freshness.value if item.freshness else "",
        "reason": reason(item),
        "linked_from": " ".join(item.linked_from),
    }
    yield from ((key, value) for key, value in optional.items() if value)


def _block(tag: str, mark: str, inside: Iterable[str]) -> str:
    text = "".join(f"{line}\n" for line in inside)
    return f"<{tag}-{mark}>\n{text}</{tag}-{mark}>\n" if text else ""


def _unused(texts: Iterable[str]) -> str:
    """The first of `a`, `aa`, `aaa` and so on that no tag of ours has anywhere in the texts."""
    used = {found.lower() for text in texts for found in _TAG.findall(text)}
    return next(mark for count in range(1, len(used) + 2) if (mark := "a" * count) not in used)
