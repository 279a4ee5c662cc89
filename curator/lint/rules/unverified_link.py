"""Finds a code link that nobody has verified and that git cannot vouch for either.

**Why it is bad.** Without a moment at which the note was known to hold, a change of the code goes
unnoticed. A link is judged from the lock if someone verified it, else from the commit that wrote the
note's text; a note that is not committed yet has neither.

**How to mend it.** Commit the note, or read it beside the code and run `curator verify`.
"""

from collections.abc import Iterator

from curator.lint.links import finding
from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.links import LinkState


def check(evidence: Evidence) -> Iterator[Finding]:
    for link in evidence.base.links:
        if link.state is LinkState.UNVERIFIED:
            yield finding(link)


_NOTE = "---\ncode: [src/retry.py#delay]\n---\n# Retries\n"
_CODE = "def delay(attempt):\n    return 2**attempt\n"

RULE = Rule(
    code="KB005",
    name="unverified-link",
    severity=Severity.INFO,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/retries.md": _NOTE, "src/retry.py": _CODE}),
    good=Example(
        {"kb/retries.md": _NOTE, "src/retry.py": _CODE},
        then={"kb/retries.md": _NOTE, "src/retry.py": _CODE},
    ),
)
