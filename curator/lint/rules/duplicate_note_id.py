"""Finds two notes with the same id, which is the path under the notes' folder without its suffix.

**Why it is bad.** Lock entries, links and bundles name a note by its id; with two of them nobody can tell
which one a verification or a citation means, and the published pages overwrite each other.

**How to mend it.** Rename or merge one of them.
"""

from collections.abc import Iterator

from curator.lint.rule import TOP, Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.text import RepoPath


def check(evidence: Evidence) -> Iterator[Finding]:
    first: dict[str, RepoPath] = {}
    for note in evidence.base.notes:
        other = first.setdefault(note.id, note.path)
        if other != note.path:
            message = f"the id `{note.id}` is already that of {other}"
            remedy = "rename or merge one of the two"
            yield Finding(note.path, TOP, message, remedy, subject=note.id)


RULE = Rule(
    code="KB003",
    name="duplicate-note-id",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/retries.md": "# Retries\n", "kb/retries.markdown": "# Retries again\n"}),
    good=Example(
        {"kb/retries.md": "# Retries\n", "kb/queue/retries.md": "# Retries of the queue\n"}
    ),
    needs_pages=True,
)
