"""The headings of a page -> sections that cover its body once, and the fragments that it answers to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from curator.model.notes import Section
from curator.model.text import Span
from curator.parsers.markdown import Heading, Page
from curator.parsers.slugs import forge_slug, site_slug, unique_forge_slugs, unique_site_slugs

_SHORTCODE = re.compile(r":[a-z0-9_+-]+:")


@dataclass(frozen=True, slots=True)
class Fragments:
    site: tuple[str, ...]
    """Of the headings that the site has, in their order."""
    forge: tuple[str, ...]
    without_emoji: tuple[str, ...]
    """As on a site whose settings turn `:shortcodes:` into pictures."""


def heading_fragments(page: Page) -> Fragments:
    site = [heading.text for heading in page.headings if heading.is_site]
    forge = [heading.text for heading in page.headings if heading.is_forge]
    return Fragments(
        site=_site_fragments(page, ((text.id, text.slug_text) for text in site)),
        forge=tuple(unique_forge_slugs(forge_slug(text.forge_text) for text in forge)),
        without_emoji=_site_fragments(
            page, ((text.id, _SHORTCODE.sub("", text.slug_text)) for text in site)
        ),
    )


def _site_fragments(page: Page, texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    slugs = ((explicit, site_slug(text)) for explicit, text in texts)
    return tuple(unique_site_slugs(slugs, page.ids))


def sections(page: Page, fragments: Fragments, body: Span) -> tuple[Section, ...]:
    """One for each heading of the site, and one for text before the first."""
    if body.last < body.first:
        return ()
    headings = [heading for heading in page.headings if heading.is_site]
    starts = [heading.line for heading in headings]
    result = []
    if not starts or starts[0] > body.first:
        end = starts[0] - 1 if starts else body.last
        result.append(Section("", 0, "", (), Span(body.first, end)))
    ends = [*(start - 1 for start in starts[1:]), body.last]
    rows = zip(headings, fragments.site, _trails(headings), ends, strict=False)
    for heading, anchor, trail, end in rows:
        span = Span(heading.line, end)
        result.append(Section(heading.text.title, heading.level, anchor, trail, span))
    return tuple(result)


def _trails(headings: list[Heading]) -> Iterator[tuple[str, ...]]:
    enclosing: list[Heading] = []
    for heading in headings:
        while enclosing and enclosing[-1].level >= heading.level:
            enclosing.pop()
        yield tuple(above.text.title for above in enclosing)
        enclosing.append(heading)
