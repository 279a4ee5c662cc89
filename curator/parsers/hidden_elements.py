"""Raw HTML in Markdown -> its comments, the elements that a browser hides, and long texts in attributes.

It reads tags as a browser does, which is more lenient than Markdown. In doubt an element goes on: what is then taken
for hidden can be seen, never the other way about.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from curator.model.hidden import HiddenKind, Stretch
from curator.parsers.hiding_style import background_of, declarations, hiding
from curator.parsers.long_text import LONG_TEXT, has_many_words

_TOKEN = re.compile(
    r"""<!--|<\?|<!(?=[^>\s])|</(?=[^A-Za-z>])|<(?P<end>/?)(?P<name>[A-Za-z][^\s/><]*+)"""
    r"""(?P<attributes>(?:[\s/]++|=?+[^\s/>=<]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'<][^\s><]*+))?+|=)*+)"""
    r"""(?P<stop>>|(?=<)|\Z)"""
)
"""A tag may end where the next one begins: what a browser makes of that depends on what stands around it."""
_ATTRIBUTE = re.compile(
    r"""=?+([^\s/>=<]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'<][^\s><]*+)))?+"""
)
_VOID = frozenset(
    (
        *(
            "area",
            "base",
            "basefont",
            "bgsound",
            "br",
            "col",
            "embed",
            "frame",
            "hr",
            "img",
            "input",
        ),
        *("keygen", "link", "meta", "param", "source", "track", "wbr"),
    )
)
_IMPLIED_ENDS = frozenset(
    (
        *("p", "li", "dt", "dd", "option", "optgroup", "rp", "rt", "rb", "rtc"),
        *("tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "html", "body"),
    )
)
"""Their end tag may be missing."""
_RAW = ("script", "style", "noscript", "iframe", "noembed", "noframes", "xmp", "title")
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>?", re.IGNORECASE) for name in _RAW}
_NEVER_SHOWN = frozenset(
    (
        *(
            "script",
            "style",
            "template",
            "noscript",
            "title",
            "head",
            "iframe",
            "noembed",
            "noframes",
        ),
        *("object", "audio", "video", "canvas", "datalist", "metadata", "defs", "desc", "symbol"),
        *("annotation", "annotation-xml", "rp", "meter", "progress"),
    )
)
"""Elements whose text no browser of today shows."""
_HIDING_CLASSES = frozenset(
    (
        *("hidden", "d-none", "sr-only", "visually-hidden", "screen-reader-text", "invisible"),
        *("is-hidden", "is-sr-only", "hide", "display-none", "opacity-0", "collapse"),
    )
)
"""That a style sheet in wide use (Bootstrap, Tailwind, Bulma, WordPress) hides."""
_AS_STYLE = {
    **{name: name for name in ("display", "visibility", "opacity", "font-size", "color", "fill")},
    "bgcolor": "background",
}
_NO_TEXT = frozenset(
    (
        *("href", "src", "srcset", "style", "class", "id", "d", "points", "viewbox", "transform"),
        *(
            "xmlns",
            "sizes",
            "media",
            "rel",
            "integrity",
            "path",
            "values",
            "fill",
            "action",
            "poster",
        ),
        *("content", "placeholder", "pattern", "font-family"),
    )
)
_LISTED_WORD = re.compile(
    r"""\.([\w:-]++)|([\w:@-]++)(?:=(?:"([^"]*+)"|'([^']*+)'|([^\s"'}]++)))?+|\#[\w:-]++"""
)
_LISTED = re.compile(
    rf"\s*(?:(?:{re.sub(r'[(](?![?])', '(?:', _LISTED_WORD.pattern)})(?:\s+|\Z))++"
)


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    background: str
    start: int
    why: str


@dataclass(slots=True)
class _Scan:
    text: str
    code: Sequence[tuple[int, int]]
    stack: list[_Open] = field(default_factory=list)
    hidden: int | None = None
    """The depth of the stack at which what encloses this place is hidden."""
    found: list[Stretch] = field(default_factory=list)
    is_tangled: bool = False
    """An end tag ended nothing: what is said of backgrounds may be over."""
    absent: set[str] = field(default_factory=set)
    """Ends of comments that do not come any more, so that none is looked for twice."""

    def comment(self, start: int, opening: str) -> int:
        """An open one runs to the end, as it does on the page."""
        close, name = {"<!--": ("-->", "<!-- -->"), "<?": ("?>", "<? ?>")}.get(
            opening, (">", f"{opening} >")
        )
        end = -1 if close in self.absent else self.text.find(close, start + len(opening))
        if end < 0:
            self.absent.add(close)
        if end < 0 and opening != "<!--":
            return start + len(opening)
        end = len(self.text) if end < 0 else end + len(close)
        self.found.append(Stretch(HiddenKind.COMMENT, start, end, name))
        return end

    def tag(self, found: re.Match[str]) -> int:
        name = found["name"].lower()
        if found["end"]:
            self._close(name, found.end())
            return found.end()
        attributes = _attributes(found) if found["attributes"].strip(" /\n\t") else {}
        style = _style(attributes)
        why = _why(name, attributes, style, self._behind())
        if name in _VOID:
            if why:
                self._add(found.start(), found.end(), why)
        elif name not in _IMPLIED_ENDS or (why and self.hidden is None) or background_of(style):
            self._open(name, style, found.start(), why)
        if not why:
            self.found += _long_texts(found, name)
        return self._raw_end(name, found.end()) if name in _RAW_ENDS else found.end()

    def rest(self) -> None:
        """What nothing closes goes on to the end."""
        if self.hidden is not None:
            one = self.stack[self.hidden - 1]
            self._add(one.start, len(self.text), one.why)

    def _behind(self) -> str:
        return self.stack[-1].background if self.stack and not self.is_tangled else ""

    def _open(self, name: str, style: dict[str, str], start: int, why: str) -> None:
        self.stack.append(_Open(name, background_of(style) or self._behind(), start, why))
        if why and self.hidden is None:
            self.hidden = len(self.stack)

    def _close(self, name: str, end: int) -> None:
        """Only of what was opened last: an end tag in a wrong place may end nothing."""
        while (
            self.stack
            and self.stack[-1].name != name
            and self.stack[-1].name in _IMPLIED_ENDS
            and len(self.stack) != self.hidden
        ):
            self.stack.pop()
        if not self.stack or self.stack[-1].name != name:
            self.is_tangled = self.is_tangled or name not in _IMPLIED_ENDS
            return
        one = self.stack.pop()
        if self.hidden is not None and len(self.stack) < self.hidden:
            self.hidden = None
            self._add(one.start, end, one.why)

    def _raw_end(self, name: str, start: int) -> int:
        """No tag counts in there but its own end. In a script a comment may keep that from being one."""
        end = _RAW_ENDS[name].search(self.text, start)
        comment = (
            self.text.find("<!--", start, end.start() if end else None) if name == "script" else -1
        )
        if comment >= 0:
            close = self.text.find("-->", comment)
            end = _RAW_ENDS[name].search(self.text, close) if close >= 0 else None
        stop = end.end() if end else len(self.text)
        if end:
            self._close(name, stop)
        return stop

    def _add(self, start: int, end: int, why: str) -> None:
        self.found.append(Stretch(HiddenKind.ELEMENT, start, end, why))


def hidden_elements(text: str, code: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """`code` is what every reader shows as such, in order."""
    scan = _Scan(text, code)
    starts = [start for start, _ in code]
    place = 0
    while found := _TOKEN.search(text, place):
        before = bisect_right(starts, found.start()) - 1
        if before >= 0 and code[before][1] > found.start():
            place = code[before][1]
        elif not found["name"]:
            place = scan.comment(found.start(), found[0])
        elif _is_tag(found, text):
            place = scan.tag(found)
        else:
            place = found.end("name")
    scan.rest()
    yield from scan.found


def hides(words: str) -> str:
    """What of an attribute list of Markdown hides its element; empty where nothing does, or where it is none."""
    if not _LISTED.fullmatch(words):
        return ""
    attributes: dict[str, str] = {}
    for word in _LISTED_WORD.finditer(words):
        if word[1]:
            attributes["class"] = f"{attributes.get('class', '')} {word[1]}"
        elif word[2]:
            attributes[word[2].lower()] = word[3] or word[4] or word[5] or ""
    return _why("", attributes, _style(attributes), "")


def _is_tag(found: re.Match[str], text: str) -> bool:
    """One without its `>` is a tag where it begins a line, as part of raw HTML."""
    if found["stop"] or found.end() == len(text):
        return bool(found["stop"])
    before = text[max(0, found.start() - 100) : found.start()].rpartition("\n")[2]
    return not before.strip(" \t>")


def _attributes(found: re.Match[str]) -> dict[str, str]:
    """The first of a name counts."""
    result: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(found["attributes"]):
        result.setdefault(one[1].lower(), unescape(one[2] or one[3] or one[4] or ""))
    return result


def _style(attributes: dict[str, str]) -> dict[str, str]:
    drawn = {
        _AS_STYLE[name]: value.strip().lower()
        for name, value in attributes.items()
        if name in _AS_STYLE
    }
    return {**drawn, **declarations(attributes["style"])} if "style" in attributes else drawn


def _why(name: str, attributes: dict[str, str], style: dict[str, str], background: str) -> str:
    if name in _NEVER_SHOWN or (name == "dialog" and "open" not in attributes):
        return f"<{name}>"
    for attribute in ("hidden", "popover"):
        if attribute in attributes:
            return attribute
    if name == "input" and attributes.get("type", "").lower() == "hidden":
        return 'type="hidden"'
    classes = [
        word for word in attributes.get("class", "").split() if word.lower() in _HIDING_CLASSES
    ]
    if classes:
        return f"class {classes[0]}"
    return hiding(style, background) if style else ""


def _long_texts(found: re.Match[str], name: str) -> Iterator[Stretch]:
    """Values of attributes that hold a text."""
    if len(found["attributes"]) <= LONG_TEXT:
        return
    offset = found.start("attributes")
    for one in _ATTRIBUTE.finditer(found["attributes"]):
        value = one[2] or one[3] or one[4]
        if value and one[1].lower() not in _NO_TEXT and has_many_words(unescape(value)):
            group = next(number for number in (2, 3, 4) if one[number])
            yield Stretch(
                HiddenKind.LONG_TEXT,
                offset + one.start(group),
                offset + one.end(group),
                f"{one[1].lower()[:30]} of <{name[:30]}>",
            )
