"""Finds a code link to a range of lines.

**Why it is bad.** Lines move with every edit above them. A line range is compared as text, so that it turns
stale when nothing it means has changed.

**How to mend it.** Link the symbol that stands there, `path#Symbol`, or the whole file. For text that no
grammar reads, a line range may be the best there is: silence the line and say why.
"""

from collections.abc import Iterator

from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.links import Target, TargetKind


def check(evidence: Evidence) -> Iterator[Finding]:
    for link in evidence.base.links:
        found = link.resolution
        if isinstance(found, Target) and found.kind is TargetKind.LINES:
            message = f"`{link.link.target}` links lines, which move with every edit above them"
            yield Finding(
                link.note.path, link.link.place, message, "link a symbol or the file", link
            )


_CODE = "def delay():\n    return 2\n"

RULE = Rule(
    code="KB108",
    name="line-range-link",
    severity=Severity.INFO,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/a.md": "---\ncode: [src/a.py#L1-L2]\n---\n# A\n", "src/a.py": _CODE}),
    good=Example({"kb/a.md": "---\ncode: [src/a.py#delay]\n---\n# A\n", "src/a.py": _CODE}),
)
