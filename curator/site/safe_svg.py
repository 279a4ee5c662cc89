"""A drawing (SVG) -> the same drawing without what a browser could run, or would fetch from elsewhere.

Kept are elements and attributes of a closed list; a link in a drawing is taken away, and what it holds stays. HTML in a drawing goes, and
with it nothing is lost where the program that drew it has written a plain text beside it, as draw.io does.
https://www.w3.org/TR/SVG2/eltindex.html
"""

import re
from xml.etree import ElementTree as ET
from xml.parsers import expat

_SVG, _XLINK, _XML = (
    "{http://www.w3.org/2000/svg}",
    "{http://www.w3.org/1999/xlink}",
    "{http://www.w3.org/XML/1998/namespace}",
)
_TAGS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "image",
        "switch",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "textPath",
        "linearGradient",
        "radialGradient",
        "stop",
        "pattern",
        "mask",
        "clipPath",
        "marker",
        "style",
        "filter",
        "feBlend",
        "feColorMatrix",
        "feComponentTransfer",
        "feComposite",
        "feDropShadow",
        "feFlood",
        "feFuncA",
        "feFuncB",
        "feFuncG",
        "feFuncR",
        "feGaussianBlur",
        "feMerge",
        "feMergeNode",
        "feMorphology",
        "feOffset",
        "feTurbulence",
    ]
)
_UNWRAPPED = "a"
_REFERENCES = ("href", f"{_XLINK}href")
_DROPPED = ("data-", "on")
"""How names of attributes begin that a drawing does not need; draw.io keeps the whole document in one."""
_UNNEEDED = ("content", "requiredFeatures", "requiredExtensions", "systemLanguage", "base")
_LOCAL = re.compile(r"#[\w.:-]+|data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_URL = re.compile(r"url\(([^()]*)\)", re.IGNORECASE)
_ESCAPE_OR_IMPORT = re.compile(
    r"\\|@import|@font-face|expression|image-set|behavior|javascript:|<", re.IGNORECASE
)
_LARGEST = 4_000_000
_DEEPEST = 200


def safe_svg(data: bytes) -> bytes | None:
    """None for what is no drawing in XML, declares entities, or is larger than 4 MB or deeper than 200 elements."""
    if len(data) > _LARGEST:
        return None
    drawing = _Drawing()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = drawing.start
    parser.EndElementHandler = drawing.end
    parser.CharacterDataHandler = drawing.data
    parser.EntityDeclHandler = _refused
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003  expat takes no names
    except (expat.ExpatError, ValueError, LookupError):
        return None
    root = drawing.close()
    for prefix, uri in (("", _SVG), ("xlink", _XLINK)):
        ET.register_namespace(prefix, uri[1:-1])
    return bytes(ET.tostring(root, "utf-8", xml_declaration=False))


def _refused(*_: object) -> None:
    raise ValueError("entities can make a small file large")


class _Drawing:
    """Builds the tree of what is kept while the parser reads; of what is not kept nothing is held."""

    def __init__(self) -> None:
        self._builder = ET.TreeBuilder()
        self._kept: list[bool] = []
        """Of each open element, whether it was handed on."""
        self._dropping = 0
        """Open elements of which nothing is kept."""

    def start(self, expanded: str, attributes: dict[str, str]) -> None:
        tag = _qualified(expanded)
        if len(self._kept) + self._dropping >= _DEEPEST:
            raise ValueError("too deep")
        if not self._kept and not self._dropping and tag != f"{_SVG}svg":
            raise ValueError("no drawing")
        name = tag.removeprefix(_SVG)
        if self._dropping or not tag.startswith(_SVG) or name not in {*_TAGS, _UNWRAPPED}:
            self._dropping += 1
            return
        self._kept.append(name in _TAGS)
        if name in _TAGS:
            self._builder.start(tag, dict(_attributes(attributes)))

    def end(self, expanded: str) -> None:
        if self._dropping:
            self._dropping -= 1
        elif self._kept.pop():
            self._builder.end(_qualified(expanded))

    def data(self, text: str) -> None:
        if not self._dropping:
            self._builder.data(text)

    def close(self) -> ET.Element:
        root = self._builder.close()
        for element in root.iter(f"{_SVG}style"):
            if len(element) or _is_active(element.text or ""):
                element.clear()
        return root


def _qualified(expanded: str) -> str:
    return f"{{{expanded}" if "}" in expanded else expanded


def _attributes(given: dict[str, str]) -> list[tuple[str, str]]:
    named = [(_qualified(name), value) for name, value in given.items()]
    return [(name, value) for name, value in named if _is_kept(name, value)]


def _is_kept(name: str, value: str) -> bool:
    if name in _REFERENCES:
        return _LOCAL.fullmatch(value.strip()) is not None
    if name.startswith(_XML):
        return name.endswith(("lang", "space"))
    if "{" in name or name.lower().startswith(_DROPPED) or name in _UNNEEDED:
        return False
    return not _is_active(value)


def _is_active(style: str) -> bool:
    """Whether a style or an attribute could fetch something, or run it."""
    urls = (found.strip(" \t\r\n'\"") for found in _URL.findall(style))
    is_open = len(_URL.findall(style)) != style.lower().count("url(")
    return is_open or bool(_ESCAPE_OR_IMPORT.search(style)) or not all(map(_LOCAL.fullmatch, urls))
