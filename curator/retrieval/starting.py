"""Files that somebody is about to edit -> what they must know first: notes that link to them, then what stands next to them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from curator.knowledge.affected import speaks_of
from curator.knowledge.source_files import is_own_source
from curator.model.context import ChunkKind, Hit
from curator.model.links import LinkFreshness, LinkState, Target
from curator.model.notes import Note, Section
from curator.model.text import RepoPath, Span
from curator.retrieval.chunks import LONGEST
from curator.retrieval.dealing import Deal, dealt
from curator.retrieval.excerpts import Excerpts
from curator.retrieval.neighbours import Neighbours
from curator.retrieval.passages import BY_PROGRAM, Passage, note_freshness, note_passages
from curator.retrieval.request import Library, Request

_SECTIONS = {True: 6, False: 2}
"""Of a note whose link covers a file exactly, and of one that links a folder or a pattern."""
_LOOKED_AT = 40
"""Files whose neighbours are looked for, where a folder has more."""
_USERS = 8
_USED = 8
_TESTS = 4
_FOUND = 5
"""Notes that only share words with the files."""
_BELOW = 0.5
"""Of a linked note's score, at most what one has that was found by words."""
_NOTES_SHARE = 0.6
_GRAVITY = {state: place for place, state in enumerate(LinkState)}


def starting(request: Request, hits: Sequence[Hit], library: Library, excerpts: Excerpts) -> Deal:
    """The linked notes, the places that use the files, what these use, what the question finds, and the tests. The files
    themselves are not shown: whoever edits them has them. Of a folder that nothing else is next to, the signatures of its files are.
    """
    files = tuple(path for path in library.tree.entries() if _is_asked(path, request.files))
    notes = list(_linked_notes(request.files, hits, library)) if request.has_notes else []
    linked = {note.path for note in notes}
    rest = [hit for hit in hits if hit.chunk.path not in {*files, *linked}]
    found = (
        list(dealt(request.query, rest, library, excerpts, has_code=False).passages)
        if request.query
        else note_passages(
            [hit for hit in rest if hit.chunk.kind is ChunkKind.NOTE],
            library.links,
            library.generated,
        )[:_FOUND]
    )
    weaker = [replace(one, score=round(one.score * _BELOW, 6)) for one in found]
    code = [one for one in weaker if one.kind is ChunkKind.CODE and request.has_code]
    others = [one for one in weaker if one.kind is ChunkKind.NOTE]
    near = list(_near(files, library, excerpts)) if request.has_code else []
    if request.has_code and not near and not frozenset(request.files) <= frozenset(files):
        near += _overview(files, library, excerpts)
    share = _NOTES_SHARE if notes or others else 0.0
    return Deal(
        passages=tuple(notes + others + _alternating(code, near)),
        shares={ChunkKind.NOTE: share, ChunkKind.CODE: 1 - share},
        most={ChunkKind.NOTE: share if near or code else 1.0, ChunkKind.CODE: 1.0},
        do_notes_lead=True,
    )


def _best_scores(hits: Sequence[Hit]) -> dict[RepoPath, float]:
    """Note -> the score of its best section."""
    best: dict[RepoPath, float] = {}
    for hit in hits:
        if hit.chunk.kind is ChunkKind.NOTE:
            best[hit.chunk.path] = max(hit.score, best.get(hit.chunk.path, 0.0))
    return best


def _is_asked(path: RepoPath, asked: Sequence[RepoPath]) -> bool:
    return any(one in ("", path) or path.startswith(f"{one}/") for one in asked)


def _linked_notes(
    asked: Sequence[RepoPath], hits: Sequence[Hit], library: Library
) -> Iterator[Passage]:
    """The sections of the notes whose links cover a file: an exact link before a broad one, verified before implied, fresh
    before stale; then as the words of the files find them, in one note too.
    """
    best = _best_scores(hits)
    ranked: list[tuple[tuple[bool, int, bool, float, RepoPath], Note]] = []
    for path, links in library.links.items():
        places = [
            (
                not _is_exact(link, asked),
                -_GRAVITY[link.state],
                link.entry is None,
                -best.get(path, 0.0),
                path,
            )
            for link in links
            if any(speaks_of(link, one, library.root) for one in asked)
        ]
        if places:
            ranked.append((min(places), library.notes[path]))
    for place, ((is_broad, *_), note) in enumerate(sorted(ranked, key=lambda one: one[0])):
        sections = _sections(note, hits, library)
        for section in sections[: _SECTIONS[not is_broad]]:
            yield replace(section, score=round(1 / (1 + place), 6))


def _is_exact(link: LinkFreshness, asked: Sequence[RepoPath]) -> bool:
    """Whether it names one file, or something in it; of a folder that is asked about, any file in it."""
    resolution = link.resolution
    return not isinstance(resolution, Target) or (
        len(resolution.paths) == 1 and _is_asked(resolution.paths[0], asked)
    )


def _sections(note: Note, hits: Sequence[Hit], library: Library) -> list[Passage]:
    """Those that were found by words first, then the others as they stand."""
    state, reasons = note_freshness(library.links[note.path])
    reasons = (*reasons, BY_PROGRAM) if note.path in library.generated else reasons
    scores = {
        hit.chunk.span.first: hit.score
        for hit in hits
        if hit.chunk.kind is ChunkKind.NOTE and hit.chunk.path == note.path
    }
    with_text = [one for one in note.sections if not one.title or one.span.last > one.span.first]
    sections = sorted(
        enumerate(with_text), key=lambda one: (-scores.get(one[1].span.first, 0.0), one[0])
    )
    return [
        Passage(
            kind=ChunkKind.NOTE,
            path=note.path,
            span=Span(section.span.first, min(section.span.last, section.span.first + LONGEST - 1)),
            title=_title(note, section),
            symbol=None,
            language=None,
            score=1.0,
            freshness=state,
            reasons=reasons,
            linked_from=None,
        )
        for _, section in sections
    ]


def _title(note: Note, section: Section) -> str:
    parts = (note.title, *section.trail, section.title)
    return " > ".join(dict.fromkeys(filter(None, parts)))


def _near(files: Sequence[RepoPath], library: Library, excerpts: Excerpts) -> Iterator[Passage]:
    """What uses the files and what they use, by turns, then the tests; never the files themselves."""
    neighbours = Neighbours.of(library, excerpts)
    hidden, files = frozenset(files), files[:_LOOKED_AT]
    users = [p for path in files for p in neighbours.users(path, are_tests=False)]
    used = [
        passage
        for path in files
        for passage in neighbours.used_by(path, "\n".join(excerpts.lines(path)))
    ]
    tests = [p for path in files for p in neighbours.users(path, are_tests=True)]
    chosen = [*_alternating(users[:_USERS], used[:_USED]), *tests[:_TESTS]]
    return (one for one in chosen if one.path not in hidden)


def _overview(files: Sequence[RepoPath], library: Library, excerpts: Excerpts) -> Iterator[Passage]:
    """What a folder's files offer: entry points first, then what most others import."""
    neighbours = Neighbours.of(library, excerpts)
    around = library.surroundings
    starts = frozenset(around.entry_points)

    def place(path: RepoPath) -> tuple[bool, int, RepoPath]:
        return path not in starts, -len(around.imported_by.get(path, ())), path

    own = sorted(filter(is_own_source, files), key=place)
    return (one for path in own[:_LOOKED_AT] for one in neighbours.offered_by(path))


def _alternating(one: Sequence[Passage], other: Sequence[Passage]) -> list[Passage]:
    longest = max(len(one), len(other))
    return [
        p for place in range(longest) for p in (*one[place : place + 1], *other[place : place + 1])
    ]
