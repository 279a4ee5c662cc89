"""A question and its hits -> passages in the order in which they may take of a budget, and what each kind may take."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from curator.model.context import ChunkKind, Hit, Omission
from curator.model.text import RepoPath
from curator.retrieval.excerpts import Excerpts
from curator.retrieval.passages import (
    Passage,
    code_passages,
    linked_passages,
    named_passages,
    note_passages,
)
from curator.retrieval.pieces import pieces
from curator.retrieval.query import named_symbols
from curator.retrieval.request import Library

_CODE_HITS = 40
_HITS_PER_NOTE = 2
"""Code hits that follow each note and its linked code when the budget is dealt out."""
_LINKED = 2
"""Pieces of its linked code that stand right behind a note."""
_WEAK = 0.35
"""Of the question's weight: a note that has less of it has words in common with it, and does not answer it."""
_UNRELATED = 0.2
_BESIDE = 0.5
"""Of what the best section has: less is not worth its room."""
_UNTIED = 0.6
"""What a page counts that no code link ties to the code: every README says something about everything."""
_NEWS = re.compile(
    r"(?i)(?:^|/)(?:changelog|changes|history|news|releases?|release[-_]?notes|migrat\w+|upgrad\w+)\b[^/]*\Z"
)
_OUTDATED = 0.25
"""What a page counts that tells what the code once was."""
_LEAST_SHARE, _MOST_SHARE = 0.1, 0.5
_SQUARE = 0.8
"""Of the question's weight: a note with this much of it answers squarely."""


@dataclass(frozen=True, slots=True)
class Deal:
    passages: tuple[Passage, ...]
    shares: Mapping[ChunkKind, float]
    """Of the budget, what one kind may take before the other has had its turn."""
    most: Mapping[ChunkKind, float]
    """What it may take at all."""
    do_notes_lead: bool
    further: tuple[Passage, ...] = ()
    """What stands around them: taken when signatures have had their turn."""
    omitted: tuple[Omission, ...] = ()


def dealt(
    query: str, hits: Sequence[Hit], library: Library, excerpts: Excerpts, *, has_code: bool
) -> Deal:
    """First the definitions that the question names, then a note, its code, some code hits, the next note, and so on; where
    no note answers, all code before the notes. A definition that such a note links stands with its note.
    """
    by_kind = {kind: [hit for hit in hits if hit.chunk.kind is kind] for kind in ChunkKind}
    code_hits = by_kind[ChunkKind.CODE][:_CODE_HITS]
    ranked = code_passages(code_hits, library.links)
    code = pieces(ranked, library, excerpts)
    notes, best = _answering(by_kind[ChunkKind.NOTE], library, excerpts, has_code=bool(code))
    do_notes_lead = not code or best >= _WEAK
    order = (
        _interleaved(
            notes,
            code,
            lambda note: _linked(note, code_hits, library, excerpts) if has_code else (),
        )
        if do_notes_lead
        else [*code, *notes]
    )
    with_notes = {(passage.path, passage.span) for passage in order if passage.linked_from}
    named = named_passages(named_symbols(query), ranked, library.outline)
    shares, most = _limits(best, has_both=bool(code and notes))
    return Deal(
        passages=(*(one for one in named if (one.path, one.span) not in with_notes), *order),
        shares=shares,
        most=most,
        do_notes_lead=do_notes_lead,
        further=tuple(ranked),
    )


def _answering(
    hits: Sequence[Hit], library: Library, excerpts: Excerpts, *, has_code: bool
) -> tuple[list[Passage], float]:
    """The sections that answer, and how far the best one does; beside code, not those that hardly do."""
    notes = note_passages(hits, library.links, library.generated)
    answers = [_answer(note, library, excerpts) for note in notes]
    best = max(answers, default=0.0)
    least = max(_UNRELATED, _BESIDE * best) if has_code else 0.0
    kept = [note for note, share in zip(notes, answers, strict=True) if share >= least]
    return kept, best


def _interleaved(
    notes: Sequence[Passage],
    code: Sequence[Passage],
    linked: Callable[[Passage], Iterable[Passage]],
) -> list[Passage]:
    """What a note links beyond the first few comes last: it was not asked for."""
    order: list[Passage] = []
    further: list[Passage] = []
    seen: set[RepoPath] = set()
    for place, note in enumerate(notes):
        order.append(note)
        if note.path not in seen:
            seen.add(note.path)
            tied = list(linked(note))
            order += tied[:_LINKED]
            further += tied[_LINKED:]
        order += code[place * _HITS_PER_NOTE : (place + 1) * _HITS_PER_NOTE]
    return [*order, *code[len(notes) * _HITS_PER_NOTE :], *further]


def _linked(
    note: Passage, code_hits: Sequence[Hit], library: Library, excerpts: Excerpts
) -> list[Passage]:
    """The code that a note links, what has the most of the question first."""
    tied = linked_passages(note, library.links, code_hits)
    return sorted(tied, key=lambda one: -library.weights.gain(excerpts.text(one)))


def _answer(note: Passage, library: Library, excerpts: Excerpts) -> float:
    """How much of the question a section has, with its title and the names of its note."""
    page = library.notes.get(note.path)
    names = " ".join((page.title, *page.aliases, page.description)) if page else ""
    share = library.weights.share(f"{names}\n{note.title}\n{excerpts.text(note)}")
    if _NEWS.search(note.path):
        return _OUTDATED * share
    return share if library.links.get(note.path) else _UNTIED * share


def _limits(
    best: float, *, has_both: bool
) -> tuple[Mapping[ChunkKind, float], Mapping[ChunkKind, float]]:
    """The notes' share grows with how far the best one answers."""
    everything = dict.fromkeys(ChunkKind, 1.0)
    if not has_both:
        return everything, everything
    squareness = min(1.0, max(0.0, (best - _WEAK) / (_SQUARE - _WEAK)))
    share = _LEAST_SHARE + squareness * (_MOST_SHARE - _LEAST_SHARE)
    most = share if best < _WEAK else 1.0
    return {ChunkKind.NOTE: share, ChunkKind.CODE: 1 - share}, {
        ChunkKind.NOTE: most,
        ChunkKind.CODE: 1.0,
    }
