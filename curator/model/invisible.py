"""Characters that nobody sees, and the few places where people use them for what they are there for."""

import re
from collections.abc import Iterator

_CLASS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U00013430-\U0001343f\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""Controls, and what Unicode calls Default_Ignorable_Code_Point; with them letters that are blank.

https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt
"""
_RUN = re.compile(f"[{_CLASS}]+")
_FLOOD = re.compile(
    "(?<=[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5})"
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""Marks above and below a letter from the sixth on: no language has more, and they cover what stands around them."""

_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_ARABIC = "\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0710-\u07ff\u0840-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_VIRAMA = (
    "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u0e3a\u0f84\u1039\u103a\u1714\u1734\u17d2"
    "\u1a60\u1b44\u1baa\u1bf2\u1bf3\ua806\ua8c4\ua953\ua9c0\uaaf6\uabed"
)
_WITHOUT_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1a20-\u1aaf\u19e0-\u19ff"
"""Scripts that write words without spaces: Thai, Lao, Burmese, Khmer, Tai."""
_CUSTOMARY = tuple(
    (run, re.compile(f"[{before}]"), re.compile(f"[{after}]" if after else ""))
    for run, before, after in (
        ("\ufe0f", _EMOJI, ""),
        ("\ufe0f", "#*0-9", "\u20e3"),
        ("\ufe0e", _EMOJI, ""),
        ("\u200d", _EMOJI, _EMOJI),
        ("\ufe0f\u200d", _EMOJI, _EMOJI),
        ("\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "\U0001f3f4", ""),
        ("\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "\U0001f3f4", ""),
        ("\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", "\U0001f3f4", ""),
        ("\u200c", f"{_ARABIC}{_VIRAMA}", ""),
        ("\u200d", f"{_ARABIC}{_VIRAMA}", ""),
        ("\u200b", _WITHOUT_SPACES, _WITHOUT_SPACES),
        ("\u180b", "\u1820-\u18aa", ""),
        ("\u180c", "\u1820-\u18aa", ""),
        ("\u180d", "\u1820-\u18aa", ""),
        ("\u180e", "\u1820-\u18aa", "\u1820-\u18aa"),
    )
)
"""A whole run, what stands before it, and after it: emoji, the three flags made of tags, letters that do not join.

Each may stand there once, so that it says of what is seen around it one thing or two, and nothing else.
https://www.unicode.org/reports/tr51/ (emoji), RFC 5892 appendix A (joiners)
"""
_BY_RUN = {
    run: tuple((left, right) for one, left, right in _CUSTOMARY if one == run)
    for run in dict.fromkeys(run for run, _, _ in _CUSTOMARY)
}
_MARKS = ("\u200e", "\u200f", "\u061c")
_MARK_AFTER = re.compile(rf"[{_RIGHT_TO_LEFT}][^{_CLASS}\n]{{0,2}}\Z")
_MARK_BEFORE = re.compile(rf"[^{_CLASS}\n]{{0,2}}[{_RIGHT_TO_LEFT}]")


def invisible_runs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run that is not customary where it stands; in order."""
    for found in _RUN.finditer(text):
        if not _is_customary(text, found[0], *found.span()):
            yield found.span()


def floods(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what is too much in a pile of marks."""
    for found in _FLOOD.finditer(text):
        yield found.span()


def spelled_out(text: str) -> str:
    """`<U+202E>` for each character."""
    return "".join(f"<U+{ord(character):04X}>" for character in text)


def _is_customary(text: str, run: str, start: int, end: int) -> bool:
    if run[0] == "\u2800":
        return not run.strip("\u2800") and (_is_braille(text, start - 1) or _is_braille(text, end))
    if run in _MARKS:
        is_led = _MARK_AFTER.search(text[max(0, start - 3) : start])
        return bool(is_led or _MARK_BEFORE.match(text[end : end + 3]))
    if run == "\u00ad":
        return _are_letters(text[max(0, start - 2) : start]) and _are_letters(text[end : end + 2])
    if run not in _BY_RUN:
        return False
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return any(left.match(before) and right.match(after) for left, right in _BY_RUN[run])


def _is_braille(text: str, place: int) -> bool:
    return 0 <= place < len(text) and "\u2801" <= text[place] <= "\u28ff"


def _are_letters(text: str) -> bool:
    """Two of them: where a word may be broken."""
    return len(text) == 2 and text.isalpha()
