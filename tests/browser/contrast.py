"""Colours as a browser computed them -> how well a text stands out."""

import re

from playwright.sync_api import Locator

_COLOURS = """element => {
  const own = getComputedStyle(element).color;
  const layers = [];
  for (let at = element; at; at = at.parentElement) layers.push(getComputedStyle(at).backgroundColor);
  return [own, ...layers, "rgb(255, 255, 255)"];
}"""
_Colour = tuple[float, float, float, float]


def contrast(text: Locator) -> float:
    """1 to 21, as https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio has it, transparent colours laid over each other."""
    own, *layers = map(_colour, text.evaluate(_COLOURS))
    behind = (255.0, 255.0, 255.0, 1.0)
    for layer in reversed(layers):
        behind = _over(layer, behind)
    light, dark = sorted((_luminance(_over(own, behind)), _luminance(behind)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _colour(css: str) -> _Colour:
    red, green, blue, *rest = map(float, re.findall(r"[\d.]+", css))
    return red, green, blue, rest[0] if rest else 1.0


def _over(top: _Colour, bottom: _Colour) -> _Colour:
    share = top[3]
    red, green, blue = (
        a * share + b * (1 - share) for a, b in zip(top[:3], bottom[:3], strict=True)
    )
    return red, green, blue, 1.0


def _luminance(colour: _Colour) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
