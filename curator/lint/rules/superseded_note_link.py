"""Finds a link to a note that is deprecated or superseded, or whose place another note has taken.

**Why it is bad.** Readers follow the link to what held once, and models quote it. A note is retired by its `status`, or by an
active note that lists it under `supersedes`.

**How to mend it.** Link the note that took its place. A note may link to those that it supersedes, and retired notes may
link to what they like. Where the old note is meant, as in a list of decisions, silence the line and say why.
"""

from collections.abc import Iterator, Mapping

from curator.knowledge.succession import followers, successors
from curator.lint.rule import Evidence, Example, Rule, is_current
from curator.model.diagnostics import Finding, Severity
from curator.model.notes import Note, NoteStatus
from curator.model.text import RepoPath

_RETIRED = (NoteStatus.DEPRECATED, NoteStatus.SUPERSEDED)
_After = Mapping[RepoPath, tuple[Note, ...]]


def check(evidence: Evidence) -> Iterator[Finding]:
    after = successors(evidence.base)
    notes = {note.path: note for note in evidence.base.notes}
    retired = {path for path, note in notes.items() if _why_retired(note, after)}
    for page in filter(is_current, evidence.pages):
        for link in page.links:
            if link.path not in retired or link.path == page.path:
                continue
            note = notes[link.path]
            if page.path not in followers(note.path, after):
                message = f"{note.path} is {_why_retired(note, after)}"
                remedy = _remedy(note, after)
                yield Finding(page.path, link.place, message, remedy, subject=link.destination)


def _why_retired(note: Note, after: _After) -> str:
    """Empty for a note that holds."""
    takers = [taker.path for taker in after.get(note.path, ()) if is_current(taker)]
    if takers:
        return f"superseded by {', '.join(takers)}"
    return note.status.value if note.status in _RETIRED else ""


def _remedy(note: Note, after: _After) -> str:
    heirs = [
        path
        for path, heir in sorted(followers(note.path, after).items())
        if not _why_retired(heir, after) and is_current(heir)
    ]
    if heirs:
        return f"link {' or '.join(heirs)}"
    return "link a note that holds, or take the link out"


_OLD = "---\nstatus: superseded\n---\n# Retries in the queue\n"
_NEW = (
    "---\nsupersedes: [retries-v1.md]\n---\n# Retries\n\nBefore: [in the queue](retries-v1.md).\n"
)

RULE = Rule(
    code="KB206",
    name="superseded-note-link",
    severity=Severity.WARNING,
    explanation=__doc__,
    check=check,
    bad=Example(
        {
            "kb/retries-v1.md": _OLD,
            "kb/retries.md": _NEW,
            "kb/index.md": "# Home\n\nHow we [retry](retries-v1.md).\n",
        }
    ),
    good=Example(
        {
            "kb/retries-v1.md": _OLD,
            "kb/retries.md": _NEW,
            "kb/index.md": "# Home\n\nHow we [retry](retries.md).\n",
        }
    ),
    needs_pages=True,
)
