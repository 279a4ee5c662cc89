"""Finds a code link whose file or folder is not in the repository.

**Why it is bad.** The note speaks of code that is not there: it was deleted, renamed or misspelt, and a
reader who follows the link learns nothing. Links resolve against the files that git tracks and the new
ones that it does not ignore; letter case must match, and symbolic links are not followed.

**How to mend it.** Point the link at where the code went, or take it out together with the text that
needed it.
"""

from collections.abc import Iterator

from curator.lint.links import missing
from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.links import Lack


def check(evidence: Evidence) -> Iterator[Finding]:
    yield from missing(evidence.base, Lack.PATH)


_NOTE = "---\ncode: [src/retry.py]\n---\n# Retries\n"

RULE = Rule(
    code="KB101",
    name="missing-code-path",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/retries.md": _NOTE, "src/retries.py": "DELAY = 2\n"}),
    good=Example({"kb/retries.md": _NOTE, "src/retry.py": "DELAY = 2\n"}),
)
