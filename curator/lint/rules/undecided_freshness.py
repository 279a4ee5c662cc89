"""Finds a link whose freshness cannot be told: history is missing, or no grammar reads the file.

**Why it is bad.** A link that cannot be decided may be stale; showing it as fresh would be a lie, so the
exit code is 2 unless the configuration says `undecided = "report"`.

**How to mend it.** In CI, fetch the whole history (`fetch-depth: 0`), or verify the note: a link in the lock
is decided in the shallowest clone. For a language without a grammar, link the whole file: it is compared as
text.
"""

from collections.abc import Iterator

from curator.lint.links import finding
from curator.lint.rule import Evidence, Example, Rule, is_current
from curator.model.diagnostics import Finding, Severity
from curator.model.links import LinkState


def check(evidence: Evidence) -> Iterator[Finding]:
    for link in evidence.base.links:
        if link.state is LinkState.UNDECIDED and is_current(link.note):
            yield finding(link)


_SYMBOL = "---\ncode: [src/retry.cob#DELAY]\n---\n# Retries\n"
_FILE = "---\ncode: [src/retry.cob]\n---\n# Retries\n"
_CODE = "DELAY SECTION.\n"

RULE = Rule(
    code="KB207",
    name="undecided-freshness",
    severity=Severity.INFO,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/a.md": _SYMBOL, "src/retry.cob": _CODE}),
    good=Example(
        {"kb/a.md": _FILE, "src/retry.cob": _CODE}, then={"kb/a.md": _FILE, "src/retry.cob": _CODE}
    ),
)
