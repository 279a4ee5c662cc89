"""What a note's own HTML may be made of: names of elements, attributes, ids and classes, and addresses."""

import re
from html import unescape
from urllib.parse import unquote

_TEXT_INLINE_TAGS = "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr"
INLINE_TAGS = frozenset(_TEXT_INLINE_TAGS.split())
_TEXT_BLOCK_TAGS = (
    "address article aside audio blockquote caption center col colgroup dd details div dl dt figcaption figure footer"
    " h1 h2 h3 h4 h5 h6 header hgroup hr li ol p picture pre section source summary table tbody td tfoot th thead tr"
    " ul video"
)
BLOCK_TAGS = frozenset(_TEXT_BLOCK_TAGS.split())
VOID_TAGS = frozenset({"br", "col", "hr", "img", "source", "wbr"})
URL_ATTRIBUTES = frozenset({"href", "poster", "src"})

_TEXT_ANY_TAG = (
    "align class dir height id lang markdown role title valign width"
    " data-preview data-search-exclude"
)
_ANY_TAG = frozenset(_TEXT_ANY_TAG.split())
_OF_TAG = {
    "a": frozenset({"download", "href", "name", "rel", "target"}),
    "audio": frozenset({"controls", "loop", "muted", "preload", "src"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "loading", "src"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "source": frozenset({"media", "src", "type"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
    "video": frozenset(
        {"autoplay", "controls", "loop", "muted", "playsinline", "poster", "preload", "src"}
    ),
}
_NO_ATTRIBUTES: frozenset[str] = frozenset()
_TEXT_LISTED_ATTRIBUTES = (
    "align alt dir height lang loading rel reversed start target title type valign width"
    " data-preview data-search-exclude download"
)
LISTED_ATTRIBUTES = frozenset(_TEXT_LISTED_ATTRIBUTES.split())
"""Keys that an attribute list may give to an element."""

_OURS = ("__", "curator-")
"""Material's own elements, and the badges that say what was verified: a note may not pass for either."""
_MATERIAL_CLASSES = frozenset(
    {"md-button", "md-button--primary", "md-button--stretch", "md-tag", "md-typeset"}
)
_HARMLESS_DATA = re.compile(r"data:image/(?:png|gif|jpe?g|webp)[;,]", re.IGNORECASE)
_BREAK = re.compile(r"[/?#()\" \x00]|[^\x00-\xff]")
"""No scheme has them, and nothing takes them away."""
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
_NO_SCHEME_CHARACTER = re.compile(r"[^A-Za-z0-9+.:-]+")
_SCHEMES = frozenset({"http", "https", "mailto"})
_SCRIPT_SCHEMES = frozenset(
    {"data", "javascript", "livescript", "vbscript", "mocha", "file", "blob"}
)


def is_attribute(tag: str, name: str) -> bool:
    return name in _ANY_TAG or name in _OF_TAG.get(tag, _NO_ATTRIBUTES)


def is_name(text: str) -> bool:
    """Of an id or a class that a note may use."""
    lower = text.lower()
    if lower.startswith("md-"):
        return lower in _MATERIAL_CLASSES
    return not lower.startswith(_OURS)


def is_address(text: str) -> bool:
    """Relative, http, https, mailto, or an image that is no SVG; `text` is what a browser gets, entities decoded."""
    if _HARMLESS_DATA.match(text.strip()):
        return True
    flat = _BLANKS.sub("", text)
    return _is_harmless(_scheme(flat)) and _is_harmless(_scheme(unquote(flat)))


def is_destination(text: str, *, is_of_note: bool = False) -> bool:
    """The same for the beginning of a destination in Markdown, where entities, escapes, code marks and brackets may
    stand between the letters of a scheme.

    `is_of_note`: the text of a footnote or an abbreviation begins there, and `Note: ...` is no scheme.
    """
    if "<!" in text:
        return False  # a comment goes, and what is behind it moves up
    text = text.strip().lstrip("<")
    if _HARMLESS_DATA.match(text):
        return True
    harmless = _is_prose if is_of_note else _is_harmless
    flat = _NO_SCHEME_CHARACTER.sub("", _before_break(text))
    decoded = unescape(text)
    return (
        harmless(_scheme(flat))
        and harmless(_scheme(_NO_SCHEME_CHARACTER.sub("", _before_break(decoded))))
        and harmless(_scheme(_NO_SCHEME_CHARACTER.sub("", _before_break(unquote(decoded)))))
    )


def _before_break(text: str) -> str:
    """Tabs and line ends a browser takes away."""
    flat = re.sub(r"[\t\n\r]", "", text).lstrip()
    return _BREAK.split(flat, maxsplit=1)[0]


def _scheme(text: str) -> str:
    """Empty where there is none."""
    before, mark, _ = text.partition(":")
    return before.lower() if mark and not re.search(r"[/?#]", before) else ""


def _is_harmless(scheme: str) -> bool:
    return not scheme or scheme in _SCHEMES


def _is_prose(scheme: str) -> bool:
    return not scheme.endswith(tuple(_SCRIPT_SCHEMES))
