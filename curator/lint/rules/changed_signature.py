"""Finds a note whose linked code has changed its signature: name, parameters, defaults, return type, decorators, bases or visibility.

**Why it is bad.** Who uses the code by what the note says now uses it wrongly. Of a file or a folder, the
signature is what it offers to others: its public definitions and the values of its public constants.

**How to mend it.** Read the change (`curator verify` shows it), mend the note, and verify it. Editing the
note alone does not clear a link that has been verified before: only a person can say that it holds again.
Layout, comments, quotes and the order of imports never count as a change.
"""

from collections.abc import Iterator

from curator.lint.links import changed
from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.links import Change


def check(evidence: Evidence) -> Iterator[Finding]:
    yield from changed(evidence.base, Change.SIGNATURE)


_NOTE = "---\ncode: [src/retry.py#delay]\n---\n# Retries\n\nThe delay doubles.\n"
_THEN = "def delay(attempt):\n    return 2**attempt\n"

RULE = Rule(
    code="KB201",
    name="changed-signature",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    bad=Example(
        {"kb/a.md": _NOTE, "src/retry.py": "def delay(attempt, cap=60):\n    return 2**attempt\n"},
        then={"kb/a.md": _NOTE, "src/retry.py": _THEN},
    ),
    good=Example(
        {
            "kb/a.md": _NOTE,
            "src/retry.py": "def delay(\n    attempt,\n):\n    return 2 ** attempt  # s\n",
        },
        then={"kb/a.md": _NOTE, "src/retry.py": _THEN},
    ),
)
