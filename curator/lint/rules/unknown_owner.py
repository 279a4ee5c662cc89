"""Finds an owner of a note who cannot be one, or whom CODEOWNERS does not know.

**Why it is bad.** Nobody is asked when the note needs a decision: a forge knows `@user`, `@organisation/team` and
addresses, and a team that was renamed is nobody.

**How to mend it.** Write the owner as CODEOWNERS has it, or leave `owners` out: then those of the note's path own it. Where
there is no CODEOWNERS, only the form is looked at.
"""

from collections.abc import Iterator, Mapping

from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.owners import CodeOwners
from curator.parsers.codeowners import is_owner
from curator.parsers.similar import closest


def check(evidence: Evidence) -> Iterator[Finding]:
    file = evidence.base.codeowners
    known = _known(file)
    for note in evidence.base.notes:
        for owner, place in zip(note.owners, note.places.owners, strict=True):
            remedy = _did_you_mean(owner, known)
            if not is_owner(owner):
                message = f"`{owner}` is no owner: it is neither a user nor a team nor an address"
                remedy = remedy or "write @user, @organisation/team or an address, in quotes"
                yield Finding(note.path, place, message, remedy, subject=owner)
            elif file and owner.lower() not in known:
                message = f"`{owner}` owns nothing in {file.path}"
                remedy = remedy or f"name an owner who stands in {file.path}, or leave `owners` out"
                yield Finding(note.path, place, message, remedy, subject=owner)


def _known(file: CodeOwners | None) -> Mapping[str, str]:
    """In small letters, which a forge takes for the same -> as written; sorted."""
    names = {owner for rule in file.rules for owner in rule.owners} if file else set()
    return {owner.lower(): owner for owner in sorted(names)}


def _did_you_mean(owner: str, known: Mapping[str, str]) -> str:
    close = closest(owner.lower(), list(known))
    return f"did you mean `{known[close[0]]}`?" if close else ""


_OWNERS = "*           @acme/platform\n/payments/  @acme/payments ben@acme.example\n"

RULE = Rule(
    code="KB004",
    name="unknown-owner",
    severity=Severity.WARNING,
    explanation=__doc__,
    check=check,
    bad=Example(
        {"kb/a.md": "---\nowners: ['@acme/payment']\n---\n# A\n", ".github/CODEOWNERS": _OWNERS}
    ),
    good=Example(
        {"kb/a.md": "---\nowners: ['@acme/payments']\n---\n# A\n", ".github/CODEOWNERS": _OWNERS}
    ),
)
