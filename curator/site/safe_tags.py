"""A tag as a note has it -> the tag with what it may have, or None."""

import re
from dataclasses import dataclass
from html import unescape

from curator.site.content_names import (
    BLOCK_TAGS,
    INLINE_TAGS,
    URL_ATTRIBUTES,
    VOID_TAGS,
    is_address,
    is_attribute,
    is_name,
)

_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+)"""
    r"""(?P<attributes>(?:[ \t\n]++[A-Za-z][A-Za-z0-9_:-]*+(?:[ \t]*+=[ \t]*+"""
    r"""(?:"[^"<]*+"|'[^'<]*+'|[^\s"'=<>`]++))?+)*+)(?P<close>[ \t\n]*+/?)>"""
)
_ATTRIBUTE = re.compile(
    r"""([A-Za-z][A-Za-z0-9_:-]*+)(?:[ \t]*+=[ \t]*+("[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+"""
)
_PLAIN = re.compile(r"""(?:[^"'<>`\[\]\\${}|+\n\t\x00-\x1f]|\+(?!\+))*+""")
"""What no inline rule that comes before raw HTML would take for its own, inside the quotes of a tag."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_MARKS = re.compile(r"""["'<>`\[\]\\${}|+&]""")
_LINE_INSIDE = re.compile(r"\n(?![ \t]*[A-Za-z])")
_MARKDOWN = frozenset({"", "0", "1", "block", "markdown", "span"})


@dataclass(frozen=True, slots=True)
class SafeTag:
    text: str
    name: str
    is_closing: bool
    is_void: bool
    is_block: bool
    """A builder may leave all that it encloses as it is, so that code in it is no code."""
    end: int
    """Offset after it in the text that was searched."""


def safe_tag(text: str, start: int) -> SafeTag | None:
    """The tag that begins there; None where there is none, or one that may not be in a page."""
    found = _TAG.match(text, start)
    if not found:
        return None
    name = found["name"].lower()
    if name not in INLINE_TAGS and name not in BLOCK_TAGS:
        return None
    attributes = [(key.lower(), value) for key, value in _ATTRIBUTE.findall(found["attributes"])]
    is_block = name in BLOCK_TAGS or any(key == "markdown" for key, _ in attributes)
    return SafeTag(
        _written(found, name, attributes),
        name,
        bool(found["end"]),
        name in VOID_TAGS,
        is_block,
        found.end(),
    )


def _written(found: re.Match[str], name: str, attributes: list[tuple[str, str]]) -> str:
    if found["end"]:
        return f"</{name}>" if attributes or "\n" in found[0] else found[0]
    kept = [(key, _value(name, key, value)) for key, value in attributes]
    if _is_as_it_was(found, kept, attributes):
        return found[0]
    written = "".join(_attribute(key, value) for key, value in kept if value is not None)
    return f"<{name}{written}{' /' if '/' in found['close'] else ''}>"


def _is_as_it_was(
    found: re.Match[str], kept: list[tuple[str, str | None]], attributes: list[tuple[str, str]]
) -> bool:
    plain = all(
        value is not None
        and _PLAIN.fullmatch(_unquoted(written))
        and unescape(_unquoted(written)) == value
        for (_, value), (_, written) in zip(kept, attributes, strict=True)
    )
    keys = [key for key, _ in attributes]
    return plain and len(set(keys)) == len(keys) and not _LINE_INSIDE.search(found[0])


def _value(tag: str, key: str, written: str) -> str | None:
    """What the attribute may say; None where it may not be."""
    if not is_attribute(tag, key):
        return None
    value = _CONTROLS.sub(" ", unescape(_unquoted(written)))
    if key == "class":
        return (
            " ".join(filter(is_name, value.split()))
            if not all(map(is_name, value.split()))
            else value
        )
    if key in ("id", "name"):
        return value if is_name(value.strip()) else None
    if key in URL_ATTRIBUTES:
        return value if is_address(value) else "#"
    if key == "markdown":
        return value if value in _MARKDOWN else None
    return value


def _unquoted(written: str) -> str:
    return written[1:-1] if written[:1] in ('"', "'") else written


def _attribute(key: str, value: str | None) -> str:
    if not value:
        return f" {key}"
    return f' {key}="{_MARKS.sub(lambda mark: f"&#{ord(mark[0])};", value)}"'
