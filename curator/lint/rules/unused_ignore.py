"""Finds an ignore that silences nothing, or names no rule.

**Why it is bad.** It says that something is wrong here, and nothing is; and it will hide the next defect of its kind. A
misspelt code silences nothing. Only rules that ran are judged: with `--select` or `--ignore`, in a shallow clone, or
where a link is undecided, an ignore that might be needed elsewhere is not reported.

**How to mend it.** Take the code out, or the whole comment; write the code that the message suggests.
"""

from collections.abc import Iterator

from curator.lint.rule import Evidence, Example, Rule, UselessIgnore
from curator.model.diagnostics import Finding, Severity


def check(evidence: Evidence) -> Iterator[Finding]:
    for useless in evidence.useless_ignores:
        message, remedy = _said(useless)
        place = useless.ignore.place
        yield Finding(useless.path, place, message, remedy, subject=useless.code)


def _said(useless: UselessIgnore) -> tuple[str, str]:
    if not useless.code:
        return "the ignore names no rule", "write `ignore[KB105] reason`, with the rule's code"
    if not useless.is_known:
        remedy = f"did you mean `{useless.meant}`?" if useless.meant else ""
        return (
            f"no rule is called `{useless.code}`",
            remedy or "`curator explain` lists the rules",
        )
    return f"there is nothing of `{useless.code}` to silence here", "take it out"


RULE = Rule(
    code="KB007",
    name="unused-ignore",
    severity=Severity.WARNING,
    explanation=__doc__,
    check=check,
    bad=Example(
        {
            "kb/a.md": "# A\n\n<!-- curator: ignore[KB105] it is written next week -->\nSee [b](b.md).\n",
            "kb/b.md": "# B\n",
        }
    ),
    good=Example(
        {
            "kb/a.md": "# A\n\n<!-- curator: ignore[KB105] it is written next week -->\nSee [b](b.md).\n"
        }
    ),
    needs_history=True,
    needs_links=True,
)
