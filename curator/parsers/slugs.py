"""Heading texts -> the fragments that a published page and a forge give them."""

import re
import unicodedata
from collections.abc import Iterable

_NUMBERED = re.compile(r"^(.*)_([0-9]+)$", re.DOTALL)
_FORGE_CATEGORIES = ("Nd", "Nl", "Pc")


def site_slug(text: str) -> str:
    """As Python-Markdown's `toc` makes it by default (`markdown.extensions.toc.slugify`)."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_text).strip().lower())


def forge_slug(text: str) -> str:
    """As GitHub makes it: letters, digits, marks, `_` and `-` are kept, a space becomes `-`, nothing is collapsed.

    https://github.com/Flet/github-slugger
    """
    kept = (char for char in text.lower() if char in " -" or _is_forge_word(char))
    return "".join(kept).replace(" ", "-")


def unique_site_slugs(wanted: Iterable[tuple[str, str]], taken: Iterable[str]) -> list[str]:
    """Fragments of headings, each given as (explicit id or "", slug), in order; duplicates get `_1`, `_2`, ...

    `taken` are the ids that other elements of the page have. Explicit ids are never changed, and all count as taken
    from the start (`markdown.extensions.toc.unique`).
    """
    pairs = list(wanted)
    ids = {*taken, *(explicit for explicit, _ in pairs if explicit)}
    highest: dict[str, int] = {}
    return [explicit or _free_site_slug(slug, ids, highest) for explicit, slug in pairs]


def unique_forge_slugs(slugs: Iterable[str]) -> list[str]:
    """Duplicates get `-1`, `-2`, ... in order."""
    seen: dict[str, int] = {}
    unique = []
    for slug in slugs:
        result = slug
        while result in seen:
            seen[slug] += 1
            result = f"{slug}-{seen[slug]}"
        seen[result] = 0
        unique.append(result)
    return unique


def _is_forge_word(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LM" or category in _FORGE_CATEGORIES


def _free_site_slug(slug: str, ids: set[str], highest: dict[str, int]) -> str:
    """`highest` remembers how far a slug's numbers are taken, or a thousand equal headings are a million look-ups."""
    result = slug
    if not slug or slug in ids:
        numbered = _NUMBERED.match(slug)
        base, count = (numbered[1], int(numbered[2][:9])) if numbered else (slug, 0)
        count = highest.get(slug, count) + 1
        while f"{base}_{count}" in ids:
            count += 1
        highest[slug] = count
        result = f"{base}_{count}"
    ids.add(result)
    return result
