"""Finds a code link to lines that the file does not have.

**Why it is bad.** The file became shorter than the note believes: the lines that it speaks of are gone or
stand elsewhere.

**How to mend it.** Link the symbol that stands there; a name survives edits that lines do not.
"""

from collections.abc import Iterator

from curator.lint.links import missing
from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.links import Lack


def check(evidence: Evidence) -> Iterator[Finding]:
    yield from missing(evidence.base, Lack.LINES)


_NOTE = "---\ncode: [deploy.yaml#L2-L3]\n---\n# Deployment\n"

RULE = Rule(
    code="KB104",
    name="line-range-outside-file",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/deploy.md": _NOTE, "deploy.yaml": "replicas: 2\n"}),
    good=Example({"kb/deploy.md": _NOTE, "deploy.yaml": "replicas: 2\nport: 80\nhost: shop\n"}),
)
