"""Finds a `curator.lock` that cannot be believed: conflict markers, broken TOML, or two entries that disagree.

**Why it is bad.** The lock says which notes a person checked against which code. While it cannot be read,
no verified link can be decided, and taking one side of a conflict blindly would pass off a stale note as
fresh.

**How to mend it.** Resolve the conflicts in the code and the notes first, then run `curator lint --fix` and
`git add` the lock. The entries of both sides are kept as they stand. Where both have one for the same link, the
one stays that equals the code now; where both also saw different notes, it must be the one for the note as it
reads now. Where none is left, the one that is furthest from the code stays, so that the link is stale until
somebody runs `curator verify`: without an entry it would be judged by the note's last edit, which may be younger
than what nobody checked. A lock whose markers do not pair, or with a side that is no lock, is mended by hand: take
one side whole (`git checkout --ours` or `--theirs`) and verify again what the other side verified.

Entries are one block a link and sorted, so that verifying different notes merges by itself. Two new notes that are
neighbours in the lock conflict, as any two lines do that are added in the same place.
"""

from collections.abc import Iterator

from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.text import Place

_MENDED = "`curator lint --fix` keeps what both sides say, and one entry a link"
_BY_HAND = (
    "take one side of it whole, such as `git checkout --theirs -- {path}`, "
    "then run `curator verify` on the notes that the other side verified"
)


def check(evidence: Evidence) -> Iterator[Finding]:
    lock, path = evidence.base.lock, evidence.base.lock_path
    if lock.problem:
        yield Finding(
            path,
            Place(lock.problem_line, 1, lock.problem_line, 1),
            f"the lock cannot be read: {lock.problem}",
            _MENDED if lock.claims else _BY_HAND.format(path=path),
            is_fixable=bool(lock.claims),
        )


RULE = Rule(
    code="KB006",
    name="invalid-lock",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/curator.lock": "version = 1\n<<<<<<< ours\n=======\n>>>>>>> theirs\n"}),
    good=Example({"kb/curator.lock": "version = 1\n"}),
    is_fixable=True,
)
