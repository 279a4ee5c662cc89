"""The HTML of a page's content -> the same with nothing in it that runs: the last word, whatever made the HTML."""

import re
from functools import cache

import nh3

from curator.site.content_names import is_address, is_name

_SVG_TAGS = "svg g path circle ellipse line polygon polyline rect text tspan title desc defs marker"
_TAGS = frozenset(
    "a abbr address article aside audio b bdi bdo blockquote br button caption center cite code col colgroup dd del"
    " details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label"
    " li main mark nav ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup"
    f" table tbody td tfoot th thead time tr track tt u ul var video wbr {_SVG_TAGS}".split()
)
_DROPPED_WITH_CONTENT = frozenset(
    {
        "script",
        "style",
        "iframe",
        "object",
        "noscript",
        "template",
        "textarea",
        "math",
        "foreignObject",
    }
)
_TEXT_ANY_TAG = (
    "align class dir draggable height hidden id lang role tabindex title translate valign width"
)
_ANY_TAG = frozenset(_TEXT_ANY_TAG.split())
_TEXT_SVG_ATTRIBUTES = (
    "cx cy d dominant-baseline dx dy fill fill-opacity fill-rule clip-rule font-family font-size font-weight"
    " marker-end marker-start markerHeight markerUnits markerWidth offset opacity orient points preserveAspectRatio"
    " r refX refY rotate rx ry stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width"
    " text-anchor textLength lengthAdjust transform viewBox x x1 x2 xmlns y y1 y2"
)
_SVG_ATTRIBUTES = frozenset(_TEXT_SVG_ATTRIBUTES.split())
_ATTRIBUTES = {
    "a": frozenset({"download", "href", "hreflang", "name", "rel", "target"}),
    "audio": frozenset({"controls", "loop", "muted", "preload", "src"}),
    "button": frozenset({"disabled", "type"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open", "name"}),
    "img": frozenset({"alt", "decoding", "loading", "src"}),
    "input": frozenset({"checked", "disabled", "name", "type"}),
    "label": frozenset({"for"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "source": frozenset({"media", "src", "type"}),
    "td": frozenset({"colspan", "headers", "rowspan", "style"}),
    "th": frozenset({"colspan", "headers", "rowspan", "scope", "style"}),
    "time": frozenset({"datetime"}),
    "track": frozenset({"default", "kind", "label", "src", "srclang"}),
    "video": frozenset(
        {"autoplay", "controls", "loop", "muted", "playsinline", "poster", "preload", "src"}
    ),
    **dict.fromkeys(_SVG_TAGS.split(), _SVG_ATTRIBUTES),
}
_PREFIXES = frozenset(
    {
        "aria-",
        "data-md-",
        "data-curator-",
        "data-search-",
        "data-preview",
        "data-tabs",
        "data-linenos",
    }
)
_CONTROLLERS = frozenset({"data-md-component", "data-md-toggle", "data-md-color-scheme"})
"""By these Material finds its own header, search and switches."""
_URLS = frozenset({"href", "poster", "src"})
_INPUTS = frozenset({"checkbox", "radio"})
_OF_EXTENSIONS = re.compile(r"__(?:annotation|code|codelineno|span|tabbed)_?[\w-]*")
"""Ids that pymdown-extensions give to tabs and to lines of code."""


def sanitised(html: str) -> str:
    """`html` is what stands in the content area, not a whole page."""
    return _cleaner().clean(html)


@cache
def _cleaner() -> nh3.Cleaner:
    """Making one takes longer than cleaning a page."""
    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED_WITH_CONTENT),
        attributes={"*": set(_ANY_TAG), **{tag: set(names) for tag, names in _ATTRIBUTES.items()}},
        attribute_filter=_filtered,
        generic_attribute_prefixes=set(_PREFIXES),
        filter_style_properties={"text-align"},  # Python-Markdown's tables
        url_schemes={"data", "http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )


def _filtered(tag: str, name: str, value: str) -> str | None:
    """None drops the attribute."""
    if name in _URLS:
        return value if is_address(value) else None
    if name in _CONTROLLERS:
        return None
    if name in ("id", "name", "for"):
        return None if value.startswith("__") and not _OF_EXTENSIONS.fullmatch(value) else value
    if name == "class":
        return " ".join(word for word in value.split() if _is_class(word))
    return _type(tag, value) if name == "type" else value


def _type(tag: str, value: str) -> str:
    if tag == "button":
        return "button"
    return "checkbox" if tag == "input" and value not in _INPUTS else value


def _is_class(word: str) -> bool:
    return word.startswith("curator-") or is_name(word)
