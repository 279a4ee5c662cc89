"""Finds a note whose linked code does something else now: the body changed, the signature did not.

**Why it is bad.** What the note explains may no longer be how it works. A link to a symbol watches its
body; a link to a file, a folder or a glob watches signatures unless it says `watch: body`.

**How to mend it.** Read the change (`curator verify` shows it), mend the note if it needs it, and verify
it. A link that should only follow the interface says `watch: signature`.
"""

from collections.abc import Iterator

from curator.lint.links import changed
from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.links import Change


def check(evidence: Evidence) -> Iterator[Finding]:
    yield from changed(evidence.base, Change.BODY)


_NOTE = "---\ncode: [src/retry.py#delay]\n---\n# Retries\n\nThe delay doubles.\n"
_THEN = "def delay(attempt):\n    return 2**attempt\n"

RULE = Rule(
    code="KB202",
    name="changed-body",
    severity=Severity.WARNING,
    explanation=__doc__,
    check=check,
    bad=Example(
        {"kb/a.md": _NOTE, "src/retry.py": "def delay(attempt):\n    return 3**attempt\n"},
        then={"kb/a.md": _NOTE, "src/retry.py": _THEN},
    ),
    good=Example(
        {
            "kb/a.md": _NOTE,
            "src/retry.py": "def delay(attempt):\n    # doubles\n    return (2**attempt)\n",
        },
        then={"kb/a.md": _NOTE, "src/retry.py": _THEN},
    ),
)
