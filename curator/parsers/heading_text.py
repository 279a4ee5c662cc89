"""The inline tokens of a heading -> its texts and its explicit id."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

# https://github.com/Python-Markdown/markdown/blob/master/markdown/extensions/attr_list.py
_AT_END = re.compile(r"(?<! )[ ]+\{:?[ ]*([^}\n ][^\n]*)\}[ ]*$")
_OWN_LINE = re.compile(r"[ ]*\{:?[ ]*([^}\n ][^\n]*)\}[ ]*")
_AT_START = re.compile(r"\{:?[ ]*([^}\n ][^\n}]*)\}")
_ID = re.compile(r"""(?:^|\s)(?:#([^\s=}]+)|id=(?:"([^"]*)"|'([^']*)'|([^\s}"']+)))""")
_INLINE_ENDS = ("link_close", "em_close", "strong_close", "code_inline", "image", "html_inline")


@dataclass(frozen=True, slots=True)
class HeadingText:
    title: str
    """As read by people, without attribute list."""
    slug_text: str
    """What fragments are made of: images and HTML tags have no part in it."""
    forge_text: str
    """The same for a forge, which does not know attribute lists and keeps the blanks around an image."""
    id: str
    """From an attribute list; empty where there is none."""


def heading_text(tokens: list[Token]) -> HeadingText:
    texts = list(_texts(tokens))
    explicit = ""
    found = _at_end(texts[-1]) if texts and tokens[-1].type == "text" else None
    if found:
        explicit = attribute_id(found[1])
        texts[-1] = texts[-1][: found.start()].rstrip("#").rstrip()
    slug_text = "".join(texts)
    title = " ".join(slug_text.split()) or " ".join(
        token.content for token in tokens if token.type == "image"
    )
    return HeadingText(title, slug_text.strip(), "".join(map(_plain, tokens)), explicit)


def inline_ids(tokens: list[Token]) -> Iterator[str]:
    """Ids that attribute lists right after a link, an image, emphasis or code give these."""
    for before, token in pairwise(tokens):
        if (
            token.type == "text"
            and before.type in _INLINE_ENDS
            and (found := _AT_START.match(token.content))
        ):
            yield attribute_id(found[1])


def paragraph_id(tokens: list[Token]) -> str:
    """From an attribute list on a line of its own, the last."""
    if (
        len(tokens) < 2
        or tokens[-1].type != "text"
        or tokens[-2].type not in ("softbreak", "hardbreak")
    ):
        return ""
    found = _OWN_LINE.fullmatch(tokens[-1].content)
    return attribute_id(found[1]) if found else ""


def cell_id(tokens: list[Token]) -> str:
    """From an attribute list at the end of a table's cell."""
    found = _at_end(tokens[-1].content) if tokens and tokens[-1].type == "text" else None
    return attribute_id(found[1]) if found else ""


def attribute_id(attributes: str) -> str:
    """The last `#id` or `id=...` of an attribute list."""
    ids = [next(filter(None, found.groups()), "") for found in _ID.finditer(attributes)]
    return ids[-1] if ids else ""


def _texts(tokens: list[Token]) -> Iterator[str]:
    """One for each token, without the attribute lists of inline elements."""
    before = ""
    for token in tokens:
        found = None
        if token.type == "text" and before in _INLINE_ENDS:
            found = _AT_START.match(token.content)
        yield token.content[found.end() :] if found else _plain(token)
        before = token.type


def _plain(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in ("text", "code_inline") else ""


def _at_end(text: str) -> re.Match[str] | None:
    """A brace inside means that these are two lists, or none: Python-Markdown then leaves the text as it is."""
    is_list = text.rstrip(" ").endswith("}")
    found = _AT_END.search(text, text.rfind("\n") + 1) if is_list else None
    return found if found and "}" not in found[1] else None
