"""Finds a note whose linked code changed its documentation alone, where the link asks for that with `watch: any`.

**Why it is bad.** Now and then the doc comment is what the note repeats. For most links it is noise, so the
rule is silent unless the link says `watch: any`.

**How to mend it.** Read the new documentation beside the note, and verify the note.
"""

from collections.abc import Iterator

from curator.lint.links import changed
from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.links import Change


def check(evidence: Evidence) -> Iterator[Finding]:
    yield from changed(evidence.base, Change.DOCS)


_ANY = "---\ncode:\n  - {path: src/retry.py#delay, watch: any}\n---\n# Retries\n"
_BODY = "---\ncode:\n  - src/retry.py#delay\n---\n# Retries\n"
_THEN = 'def delay():\n    """Seconds."""\n    return 2\n'
_NOW = 'def delay():\n    """Milliseconds."""\n    return 2\n'

RULE = Rule(
    code="KB203",
    name="changed-docs",
    severity=Severity.INFO,
    explanation=__doc__,
    check=check,
    bad=Example(
        {"kb/a.md": _ANY, "src/retry.py": _NOW}, then={"kb/a.md": _ANY, "src/retry.py": _THEN}
    ),
    good=Example(
        {"kb/a.md": _BODY, "src/retry.py": _NOW}, then={"kb/a.md": _BODY, "src/retry.py": _THEN}
    ),
)
