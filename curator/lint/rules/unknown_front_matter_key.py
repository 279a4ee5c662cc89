"""Finds a front-matter key that is one slip away from one of ours.

**Why it is bad.** Keys of other tools pass, so a misspelt `code` or `owners` is silently nobody's: the note
loses its links and looks fresh.

**How to mend it.** Write the key that the message suggests. A key that is meant for another tool can be
renamed with the prefix `x-`, or the line ignored.
"""

from collections.abc import Iterator

from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.notes import ProblemKind


def check(evidence: Evidence) -> Iterator[Finding]:
    for note in evidence.base.notes:
        for problem in note.problems:
            if problem.kind is ProblemKind.UNKNOWN_KEY:
                message, remedy = problem.message, problem.help
                yield Finding(note.path, problem.place, message, remedy, subject=problem.key)


RULE = Rule(
    code="KB002",
    name="unknown-front-matter-key",
    severity=Severity.WARNING,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/retries.md": "---\nquestion: [why retry]\n---\n# Retries\n"}),
    good=Example({"kb/retries.md": "---\nquestions: [why retry]\ntags: [queue]\n---\n# Retries\n"}),
)
