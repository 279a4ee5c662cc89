"""Lines -> text and fenced code, where a fence is what every reader of fences takes for one.

https://github.com/facelessuser/pymdown-extensions/blob/main/pymdownx/superfences.py, `search_nested`: a fence is
closed by itself, alone behind the same prefix, and no line between may be indented less. All other lines that look
like a fence are made to look like none, so that there is no other way to pair them.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from curator.site.content_names import is_name
from curator.site.safe_code import block_as_html, is_composed

LIKE_FENCE = re.compile(r"^([ \t>]*)(`{3,}|~{3,})", re.MULTILINE)
_FENCE = re.compile(r"(?P<prefix>[ >]*)(?P<fence>`{3,}+|~{3,}+)(?P<info>[^\n]*)")
_INFO = re.compile(
    r"[ \t]*+\.?(?P<language>[\w#.+-]*)(?:(?![^ \t{])|(?<=[ \t]))[ \t]*+(?P<rest>(?:.*[^ \t])?)[ \t]*+",
    re.ASCII,
)
_OPTION = r"""(?:hl_lines="[\d \t-]+"|linenums="[\d \t]+"|title="[^"<>&{}`\\\n]*"|title='[^"'<>&{}`\\\n]*')"""
_OPTIONS = re.compile(rf"{_OPTION}(?:[ \t]+{_OPTION})*+")
_BRACES = re.compile(
    rf"\{{:?[ \t]*(?P<words>(?:(?:[.#][\w-]+|{_OPTION})(?:[ \t]+|(?=\}})))*+)\}}", re.ASCII
)
_NAME = re.compile(r"(?:^|\s)[.#]([\w-]+)")

_FAR = 1_000


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that stand together; the text of fenced code is ready to be published."""

    text: str
    is_code: bool


@dataclass(frozen=True, slots=True)
class _Lines:
    lines: list[str]
    ends: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    """Prefix and fence -> the lines that are nothing else."""
    breaks: dict[str, int] = field(default_factory=dict)
    """Prefix -> the next line that is not behind it, as last looked for."""


def regions(text: str, *, has_macros: bool) -> Iterator[Region]:
    found = _read(text.split("\n"))
    start = line = depth = 0
    while line < len(found.lines):
        opening = _opening(found.lines[line])
        end = _end(found, line, opening) if opening else None
        if opening is None or end is None:
            depth = _depth(found.lines[line], depth)
            line += 1
            continue
        if line > start:
            yield Region("\n".join(found.lines[start:line]), is_code=False)
        code = _code(found.lines[line : end + 1], opening, has_macros=has_macros)
        yield Region(f"\n{code}" if depth > len(opening["prefix"]) else code, is_code=True)
        depth = len(opening["prefix"])
        start = line = end + 1
    if start < len(found.lines):
        yield Region("\n".join(found.lines[start:]), is_code=False)


def _opening(line: str) -> re.Match[str] | None:
    return _FENCE.fullmatch(_flat(line)) if _has_marks(line) else None


def _depth(line: str, before: int) -> int:
    """How deep the deepest line of a paragraph stands; it may be far on where tags, comments or marks end.

    Where the first line is so deep that it is code, `revert_greedy_fences` takes back all fences of the paragraph,
    also those that are no part of the code. A blank line before the fence makes two paragraphs of it.
    """
    text = line.strip(" \t")
    if not text:
        return 0
    if "<" in text or "->" in text or "    " in text or "\t" in text:
        return len(line) + _FAR
    flat = _flat(line)
    return max(before, len(flat) - len(flat.lstrip(" >")))


def _has_marks(line: str) -> bool:
    return "```" in line or "~~~" in line


def _flat(line: str) -> str:
    return line.expandtabs(4) if "\t" in line else line


def _read(lines: list[str]) -> _Lines:
    found = _Lines(lines)
    for number, line in enumerate(lines):
        if _has_marks(line):
            fence = _FENCE.fullmatch(_flat(line))
            if fence and not fence["info"].strip(" "):
                found.ends[fence["prefix"], fence["fence"]].append(number)
    return found


def _end(found: _Lines, line: int, opening: re.Match[str]) -> int | None:
    if opening["fence"][0] in opening["info"] and _language(opening["info"]) is None:
        return None
    ends = found.ends.get((opening["prefix"], opening["fence"]), [])
    place = bisect_right(ends, line)
    if place == len(ends):
        return None
    return ends[place] if ends[place] < _break(found, line, opening["prefix"]) else None


def _break(found: _Lines, line: int, prefix: str) -> int:
    """The next line that is not blank and not behind the prefix."""
    known = found.breaks.get(prefix, -1)
    if known > line:
        return known
    number, bare = line + 1, prefix.rstrip(" ")
    while number < len(found.lines):
        flat = _flat(found.lines[number])
        if not flat.startswith(prefix) and (flat.rstrip(" ") != bare):
            break
        number += 1
    found.breaks[prefix] = number
    return number


def _language(info: str) -> str | None:
    """What stands first; None where that is no name."""
    found = _INFO.fullmatch(info)
    return found["language"] if found else None


def _code(lines: list[str], opening: re.Match[str], *, has_macros: bool) -> str:
    code = "\n".join(lines)
    if not is_composed(code, has_macros=has_macros):
        info = _info(opening["info"])
        first = lines[0] if info is None else f"{opening['prefix']}{opening['fence']}{info}"
        return "\n".join([first, *lines[1:]])
    inside = [_flat(line)[len(opening["prefix"]) :] for line in lines[1:-1]]
    language = _language(opening["info"]) or ""
    return f"{opening['prefix']}{block_as_html(chr(10).join(inside), language)}"


def _info(info: str) -> str | None:
    """What a fence may say behind its marks; None where it says no more than that."""
    found = _INFO.fullmatch(info)
    rest = found["rest"] if found else ""
    if found and (not rest or _OPTIONS.fullmatch(rest)):
        return None
    words = _BRACES.fullmatch(rest)
    if found and words and all(map(is_name, _NAME.findall(words["words"]))):
        return None
    return f" {found['language']}" if found and found["language"] else ""
