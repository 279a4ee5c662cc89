"""An attribute list of Markdown, `{: #id .class key=value }` -> the same with what a note may say."""

import re

from curator.site.content_names import LISTED_ATTRIBUTES, is_name

BRACES = re.compile(r"\{[^{}\n%!*`<\[\]\\&][^{}\n`<\[\]\\&]*\}|\{\}")
"""All of it is on one line and is text."""
_LIST = re.compile(
    r"""\{:?[ ]*(?P<words>(?:(?:[.#][\w:-]+|[\w-]+(?:="[^"'>=]*"|'[^"'>=]*'|=[\w./#%-]+)?)(?:[ ]+|(?=\})))*+)\}"""
)
_WORD = re.compile(r"""([.#]?[\w:-]+)(?:=("[^"]*"|'[^']*'|[^\s"'}]+))?""")
_PROSE = re.compile(r"\{[^=.#:{}]*\}")
_EMPTY_ACTS = re.compile(
    r"\b(?:on[a-z]+|autofocus|contenteditable|hidden|inert|popover|style)\b", re.IGNORECASE
)
"""What even without a value does something, or looks as if it did."""


def safe_braces(text: str) -> str:
    """`text` is from `{` to `}`. What is no list of attributes stays, or reads the same."""
    if _PROSE.fullmatch(text):
        return _shown(text) if _EMPTY_ACTS.search(text) else text
    found = _LIST.fullmatch(text)
    words = list(_WORD.finditer(found["words"])) if found else []
    kept = [word[0] for word in words if _is_kept(word)]
    if words and len(kept) == len(words):
        return text
    if (
        not kept
        and words
        and text[1] in ": "
        and all(word[2] or word[1][0] in ".#" for word in words)
    ):
        return " "  # never nothing: what stands on both sides would be next to each other
    return f"{{: {' '.join(kept)} }}" if kept else _shown(text)


def _is_kept(word: re.Match[str]) -> bool:
    if word[2] is None:
        if word[1][0] in ".#":
            return is_name(word[1][1:])
        return not _EMPTY_ACTS.fullmatch(word[1])
    name, value = word[1].lower(), word[2].strip("\"'")
    if name == "class":
        return all(map(is_name, value.split()))
    return is_name(value) if name == "id" else name in LISTED_ATTRIBUTES


def _shown(text: str) -> str:
    return f"&#123;{text[1:]}"
