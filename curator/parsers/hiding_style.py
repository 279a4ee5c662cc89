"""Declarations of CSS -> the one that keeps a reader from seeing the text, if any does."""

import re
from collections.abc import Mapping
from html import unescape

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(
    r"(-?(?:\d+\.?\d*|\.\d+))(?:e\d+)?(px|em|rem|ex|ch|pt|pc|cm|mm|in|vw|vh|vmin|vmax|%)?"
)
_HEX = re.compile(r"#([0-9a-f]{3,8})")
_CHANNEL = re.compile(r"(\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})\d*(%?)")
_PIXELS = {
    "em": 16,
    "rem": 16,
    "ex": 8,
    "ch": 8,
    "pt": 1.34,
    "pc": 16,
    "cm": 38,
    "mm": 3.8,
    "in": 96,
}
_SCREEN = ("vw", "vh", "vmin", "vmax", "%")
_OFFSETS = (
    *("left", "right", "top", "bottom", "inset", "text-indent", "translate", "transform"),
    *("margin", "margin-left", "margin-right", "margin-top", "margin-bottom"),
    *("inset-inline-start", "inset-inline-end", "margin-inline-start", "inset-block-start"),
)
_FACTORS = {
    "filter": re.compile(r"opacity\(([^()]*)\)"),
    "transform": re.compile(r"scale(?:3d|x|y)?\(([^(),]*)"),
}
_CUTS = {
    "clip": re.compile(r"rect\("),
    "clip-path": re.compile(r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|(?:circle|ellipse)\(\s*0"),
}
_SIZES = ("width", "height", "max-width", "max-height", "inline-size", "block-size", "line-height")
_NEAR_WHITE = frozenset(
    (
        *(
            "white",
            "snow",
            "ivory",
            "ghostwhite",
            "whitesmoke",
            "floralwhite",
            "azure",
            "mintcream",
        ),
        *("honeydew", "aliceblue", "seashell", "lavenderblush", "oldlace", "linen", "cornsilk"),
        *("lightyellow", "lightcyan", "canvas", "#fff"),
    )
)
_NAMED = {"black": (0, 0, 0), **dict.fromkeys(_NEAR_WHITE, (255, 255, 255))}
_WHITE = (255, 255, 255)
_SAME = 24
"""Of 255: two colours that are no farther apart are one."""
_FAINT = 0.1
_FAR = 400
_SMALL = 3

Color = tuple[int, int, int]


def declarations(style: str) -> dict[str, str]:
    """Of the value of a `style` attribute, as a browser reads it: entities, escapes and comments resolved."""
    plain = _ESCAPE.sub(_unescaped, _COMMENT.sub("", unescape(style))).lower()
    pairs = (part.partition(":") for part in plain.split(";"))
    return {
        name.strip(): value.replace("!important", "").strip()
        for name, colon, value in pairs
        if colon
    }


def hiding(style: Mapping[str, str], background: str = "") -> str:
    """`display: none`, or what else does it; empty where the text can be seen. `background` is what stands behind it."""
    for name, value in style.items():
        if _is_off(name, value) or _is_tiny(name, value, style) or _is_far(name, value):
            return f"{name}: {value}"[:60]
    behind = background_of(style) or background
    for name in ("color", "-webkit-text-fill-color", "fill"):
        if name in style and _is_same_color(style[name], behind):
            return f"{name}: {style[name]}"[:60]
    return ""


def background_of(style: Mapping[str, str]) -> str:
    """The colour that a text stands on, as written; empty where nothing is said of it."""
    return style.get("background-color") or style.get("background", "")


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        code = int(found[1], 16)
        return chr(code) if 0 < code < 0x110000 else ""
    return found[2]


def _is_off(name: str, value: str) -> bool:
    if name in ("display", "content-visibility", "visibility"):
        return value in ("none", "hidden", "collapse")
    if name in ("opacity", "fill-opacity", "zoom", "scale"):
        return _ratio(value) <= _FAINT
    if name in _FACTORS:
        found = _FACTORS[name].search(value)
        return found is not None and _ratio(found[1]) <= _FAINT
    return name in _CUTS and _CUTS[name].match(value) is not None


def _is_tiny(name: str, value: str, style: Mapping[str, str]) -> bool:
    if name == "font-size":
        return _pixels(value) < _SMALL
    if name == "font":
        size = _NUMBER.search(re.sub(r"\b[1-9]00\b", "", value))
        return size is not None and _pixels(size[0]) < _SMALL
    is_cut = any(key.startswith("overflow") and style[key] in ("hidden", "clip") for key in style)
    return is_cut and name in _SIZES and _pixels(value) < _SMALL


def _is_far(name: str, value: str) -> bool:
    if name not in _OFFSETS or (name == "transform" and "translate" not in value):
        return False
    return any(_distance(found) > _FAR for found in _NUMBER.finditer(value))


def _distance(found: re.Match[str]) -> float:
    """Pixels to the left or the top, or those to the other side that are beyond every screen."""
    number, unit = float(found[1]), found[2]
    if unit in _SCREEN:
        return abs(number) * 4.1 if abs(number) >= 100 else 0
    pixels = number * _PIXELS.get(unit, 1)
    return -pixels if pixels < 0 else pixels / 10


def _pixels(value: str) -> float:
    """Large where it says nothing of pixels."""
    found = _NUMBER.match(value)
    if not found:
        return 1000
    if found[2] in _SCREEN:
        return float(found[1]) * 0.16
    return float(found[1]) * _PIXELS.get(found[2], 1 if found[2] or not float(found[1]) else 16)


def _ratio(value: str) -> float:
    found = _NUMBER.match(value)
    return 1 if not found else abs(float(found[1])) / (100 if found[2] == "%" else 1)


def _is_same_color(value: str, background: str) -> bool:
    if value == "transparent" or _alpha(value) <= _FAINT:
        return True
    if re.match(r"var\(--[\w-]*(?:bg|background)", value):
        return not background or value == background
    color = _color(value)
    if background:
        behind = _color(background.rsplit(maxsplit=1)[-1] if "(" not in background else background)
        return value == background or (
            color is not None and behind is not None and _distance_of(color, behind) <= _SAME
        )
    return color is not None and _distance_of(color, _WHITE) <= _SAME


def _distance_of(one: Color, other: Color) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _color(value: str) -> Color | None:
    """None for names that are neither black nor nearly white, and for what is no colour."""
    if value in _NAMED:
        return _NAMED[value]
    if found := _HEX.match(value):
        digits = found[1]
        pairs = [digit * 2 for digit in digits] if len(digits) < 6 else re.findall("..", digits)
        return int(pairs[0], 16), int(pairs[1], 16), int(pairs[2], 16)
    channels = _CHANNEL.findall(value)
    if value.startswith("rgb") and len(channels) >= 3:
        red, green, blue = (float(n) * (2.55 if unit else 1) for n, unit in channels[:3])
        return int(red), int(green), int(blue)
    if value.startswith("hsl") and len(channels) >= 3 and float(channels[2][0]) >= 95:
        return _WHITE
    return None


def _alpha(value: str) -> float:
    if found := _HEX.match(value):
        digits = found[1]
        part = digits[3] * 2 if len(digits) == 4 else digits[6:8] if len(digits) == 8 else "ff"
        return int(part, 16) / 255
    channels = _CHANNEL.findall(value)
    if value.startswith(("rgb", "hsl")) and len(channels) >= 4:
        return float(channels[3][0]) / (100 if channels[3][1] else 1)
    return 1
