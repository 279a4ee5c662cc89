"""Hits and the notes' links -> passages: stretches of files that may stand in a bundle, the best first."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from curator.model.code import Outline
from curator.model.context import Chunk, ChunkKind, Hit
from curator.model.links import LinkFreshness, LinkState, Target
from curator.model.notes import ProblemKind
from curator.model.text import RepoPath, Span
from curator.retrieval.chunks import LONGEST
from curator.retrieval.query import last_part

NO_LINKS = "no code links"
PRESENT = "its code exists, and is not compared"
BROKEN = "its front matter has errors"
BY_PROGRAM = "written by a program"
_RELEVANT = 0.3
"""Of the best note's score: what is further behind has a word in common, no more."""
_RELEVANT_CODE = 0.12
"""The same for code, where one that defines what the question names stands 2.5 times above the rest."""
_SECTIONS_OF_A_NOTE = 3
_NAMED_IN = 8
"""Ranked pieces of code that are searched for definitions that the question names."""
_GRAVITY = {state: place for place, state in enumerate(LinkState)}

Links = Mapping[RepoPath, Sequence[LinkFreshness]]
"""Path of a note -> its code links and what is known of them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of a file, with what a bundle says about them."""

    kind: ChunkKind
    path: RepoPath
    span: Span
    title: str
    symbol: str | None
    language: str | None
    score: float
    freshness: LinkState | None
    reasons: tuple[str, ...]
    linked_from: RepoPath | None
    """The note whose link brought it in."""
    links: tuple[LinkFreshness, ...] = ()
    """Of code: those to its file; what is made of the passage may be touched by others than itself."""
    parts: tuple[Span, ...] = ()
    """The lines of it that are shown; empty where all are."""


def note_passages(
    hits: Sequence[Hit], links: Links, generated: Collection[RepoPath] = ()
) -> list[Passage]:
    """The best sections of the notes that answer the question; of those that no person wrote, that is a reason more."""
    best = max((hit.score for hit in hits), default=0.0)
    taken: dict[RepoPath, int] = {}
    passages = []
    for hit in hits:
        path = hit.chunk.path
        taken[path] = taken.get(path, 0) + 1
        if hit.score >= _RELEVANT * best and taken[path] <= _SECTIONS_OF_A_NOTE:
            state, reasons = note_freshness(links.get(path, ()))
            reasons = (*reasons, BY_PROGRAM) if path in generated else reasons
            passages.append(_passage(hit.chunk, hit.score, state, reasons))
    return passages


def code_passages(hits: Sequence[Hit], links: Links) -> list[Passage]:
    """Ranked code. Where a note links to it, the worst such link says how fresh what is said of it is."""
    by_path = links_by_path(links)
    best = max((hit.score for hit in hits), default=0.0)
    relevant = [hit for hit in hits if hit.score >= _RELEVANT_CODE * best]
    passages = [_passage(hit.chunk, hit.score, None, ()) for hit in relevant]
    return [_judged(passage, by_path.get(passage.path, ())) for passage in passages]


def narrowed(passage: Passage, span: Span) -> Passage:
    """A part of a passage. What was said of all of ranked code may not be true of the part, so it is judged anew."""
    if span == passage.span or passage.kind is ChunkKind.NOTE:
        return replace(passage, span=span)
    if passage.linked_from:
        return _judged(replace(passage, span=span), passage.links)
    part = replace(passage, span=span, symbol=None, title=passage.path)
    return _judged(part, passage.links)


def named_passages(
    symbols: Sequence[str], code: Sequence[Passage], outline_of: Callable[[RepoPath], Outline]
) -> list[Passage]:
    """The definitions that a question names, each by itself: a chunk around one may not fit where it does."""
    wanted = {last_part(symbol) for symbol in symbols}
    found = []
    for passage in code[:_NAMED_IN] if wanted else ():
        for symbol in outline_of(passage.path).symbols:
            is_here = passage.span.first <= symbol.span.first <= passage.span.last
            if is_here and last_part(symbol.name) in wanted:
                part = replace(passage, span=symbol.span, symbol=symbol.name, title=symbol.name)
                found.append(_judged(part, passage.links))
    return found


def heads_passage(
    path: RepoPath,
    parts: tuple[Span, ...],
    *,
    language: str | None,
    score: float,
    links: Sequence[LinkFreshness],
) -> Passage:
    """Parts of a file, sorted, that say what its definitions are and not how they work. `links`: those to the file."""
    whole = Passage(
        kind=ChunkKind.CODE,
        path=path,
        span=Span(parts[0].first, parts[-1].last),
        title=path,
        symbol=None,
        language=language,
        score=score,
        freshness=None,
        reasons=(),
        linked_from=None,
        parts=parts,
    )
    return _judged(whole, links)


def linked_passages(note: Passage, links: Links, code_hits: Sequence[Hit]) -> Iterator[Passage]:
    """The code that a note links to: its definitions; of whole files and folders, what answers the question too."""
    by_path = links_by_path(links)
    for link in links.get(note.path, ()):
        if isinstance(link.resolution, Target):
            yield from _target_passages(note, link.resolution, code_hits, by_path)


def note_freshness(links: Sequence[LinkFreshness]) -> tuple[LinkState | None, tuple[str, ...]]:
    """The worst of a note's links, and why; None where it has no code links."""
    if not links:
        return None, (NO_LINKS,)
    if any(problem.kind is ProblemKind.INVALID for problem in links[0].note.problems):
        return LinkState.UNDECIDED, (BROKEN,)
    if all(map(_is_presence, links)):
        return None, (PRESENT,)
    worst = min((link.state for link in links), key=_GRAVITY.__getitem__)
    if worst is LinkState.FRESH:
        return worst, ()
    reasons = (f"{link.link.target}: {link.reason}" for link in links if link.state is worst)
    return worst, tuple(dict.fromkeys(reasons))


def _passage(
    chunk: Chunk, score: float, freshness: LinkState | None, reasons: tuple[str, ...]
) -> Passage:
    return Passage(
        kind=chunk.kind,
        path=chunk.path,
        span=chunk.span,
        title=chunk.title,
        symbol=chunk.symbol,
        language=chunk.language,
        score=score,
        freshness=freshness,
        reasons=reasons,
        linked_from=None,
    )


def _target_passages(
    note: Passage,
    target: Target,
    code_hits: Sequence[Hit],
    links: Mapping[RepoPath, Sequence[LinkFreshness]],
) -> Iterator[Passage]:
    """The worst of all links that touch the lines says how fresh they are, whichever link brought them in."""
    for path, span, language in _places(target, code_hits):
        passage = Passage(
            kind=ChunkKind.CODE,
            path=path,
            span=span,
            title=target.symbol or path,
            symbol=target.symbol,
            language=language,
            score=note.score,
            freshness=None,
            reasons=(),
            linked_from=note.path,
        )
        yield _judged(passage, links.get(path, ()))


def _places(
    target: Target, code_hits: Sequence[Hit]
) -> Iterator[tuple[RepoPath, Span, str | None]]:
    if target.spans:
        languages = {hit.chunk.path: hit.chunk.language for hit in code_hits}
        for path in target.paths[:1]:
            yield from ((path, span, languages.get(path)) for span in target.spans)
        return
    inside = [hit.chunk for hit in code_hits if hit.chunk.path in target.paths]
    if inside:
        yield from ((chunk.path, chunk.span, chunk.language) for chunk in inside[:2])
    elif len(target.paths) == 1:
        # The lines that the file does not have are cut off when it is read.
        yield target.paths[0], Span(1, LONGEST), None


def links_by_path(links: Links) -> dict[RepoPath, list[LinkFreshness]]:
    by_path: dict[RepoPath, list[LinkFreshness]] = {}
    for _, of_note in sorted(links.items()):
        for link in of_note:
            for path in _paths(link):
                by_path.setdefault(path, []).append(link)
    return by_path


def _paths(link: LinkFreshness) -> Iterable[RepoPath]:
    return link.resolution.paths if isinstance(link.resolution, Target) else ()


def _judged(passage: Passage, links: Sequence[LinkFreshness]) -> Passage:
    """With the links that touch it, and the worst of their states."""
    touching = tuple(
        link
        for link in links
        if any(_touches(link, span) for span in passage.parts or (passage.span,))
        and not _is_presence(link)
    )
    state, reasons = note_freshness(touching) if touching else (None, ())
    return replace(passage, links=tuple(links), freshness=state, reasons=reasons)


def _is_presence(link: LinkFreshness) -> bool:
    """The link asks only that the code exists: nobody compared what is in it."""
    return link.state is LinkState.FRESH and link.entry is None and link.since is None


def _touches(link: LinkFreshness, span: Span) -> bool:
    spans = link.resolution.spans if isinstance(link.resolution, Target) else ()
    return not spans or any(one.first <= span.last and one.last >= span.first for one in spans)
