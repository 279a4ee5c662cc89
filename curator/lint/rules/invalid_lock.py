"""Finds a `curator.lock` that cannot be believed: conflict markers, broken TOML, or two entries that disagree.

**Why it is bad.** The lock says which notes a person checked against which code. While it cannot be read,
no verified link can be decided, and taking one side of a conflict blindly would pass off a stale note as
fresh.

**How to mend it.** In a conflict keep both sides' blocks and, where two blocks name the same link, drop
both; then run `curator verify` on the notes that have lost their entry. Entries are one block a link and
sorted, so most merges do not conflict.
"""

from collections.abc import Iterator

from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.text import Place


def check(evidence: Evidence) -> Iterator[Finding]:
    lock = evidence.base.lock
    if lock.problem:
        place = Place(lock.problem_line, 1, lock.problem_line, 1)
        yield Finding(
            evidence.base.lock_path,
            place,
            f"the lock cannot be read: {lock.problem}",
            "resolve it, then run `curator verify` on the notes whose entries were dropped",
        )


RULE = Rule(
    code="KB006",
    name="invalid-lock",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/curator.lock": "version = 1\n<<<<<<< ours\n=======\n>>>>>>> theirs\n"}),
    good=Example({"kb/curator.lock": "version = 1\n"}),
)
