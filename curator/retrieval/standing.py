"""What is known of a page besides its words -> what its words are worth: nobody should rise by writing what readers will ask."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from curator.model.links import LinkFreshness, LinkState
from curator.model.text import RepoPath
from curator.retrieval.passages import Links, note_freshness

_GENERATED = 0.6
"""A page that a program wrote, beside what people wrote."""
_UNTIED = 0.4
"""A page that no code bears out, or is known to bear out: without code links, or with a link that is not fresh."""
_UNVERIFIED = 0.5
"""A page whose links are fresh as far as history tells, and which nobody has verified."""

Standing = Mapping[RepoPath, float]
"""Page -> the factor of its score; a page that is not named has 1."""


def standing(
    pages: Iterable[RepoPath], links: Links, generated: Collection[RepoPath]
) -> dict[RepoPath, float]:
    """Nothing where no page has a code link: then none stands out."""
    if not any(links.values()):
        return dict.fromkeys(generated, _GENERATED)
    return {
        path: _borne_out(links.get(path, ())) * (_GENERATED if path in generated else 1.0)
        for path in pages
    }


def _borne_out(links: Sequence[LinkFreshness]) -> float:
    state, _ = note_freshness(links)
    if not links or state not in (LinkState.FRESH, None):
        return _UNTIED
    return 1.0 if all(link.entry is not None for link in links) else _UNVERIFIED
