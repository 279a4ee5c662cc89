"""Finds a code link whose file is there, but does not define the symbol, or defines several that it can mean.

**Why it is bad.** The function or class that the note describes was renamed, moved or deleted; what the
note says of it may be wrong in every word.

**How to mend it.** Name the symbol as it is now. A unique ending of the qualified name is enough
(`next_delay` for `RetryPolicy.next_delay`); where several definitions end in it, write the longer name.
"""

from collections.abc import Iterator

from curator.lint.links import missing
from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.links import Lack


def check(evidence: Evidence) -> Iterator[Finding]:
    yield from missing(evidence.base, Lack.SYMBOL)


_NOTE = "---\ncode: [src/retry.py#RetryPolicy.next_delay]\n---\n# Retries\n"

RULE = Rule(
    code="KB103",
    name="missing-symbol",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/retries.md": _NOTE, "src/retry.py": "class RetryPolicy:\n    attempts = 3\n"}),
    good=Example(
        {
            "kb/retries.md": _NOTE,
            "src/retry.py": "class RetryPolicy:\n    def next_delay(self):\n        return 2\n",
        }
    ),
)
