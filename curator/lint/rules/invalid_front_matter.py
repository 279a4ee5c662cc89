"""Finds front matter that cannot be read, or a value that its key does not take.

**Why it is bad.** A note whose front matter is broken has no code links: nobody is told when the code
that it describes changes, and it looks healthy.

**How to mend it.** The message names the line and what the key takes. A value that begins with `@`, `*`,
`&` or `!` needs quotes in YAML.
"""

from collections.abc import Iterator

from curator.lint.rule import TOP, Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.notes import ProblemKind

_WHOLE = "front matter"


def check(evidence: Evidence) -> Iterator[Finding]:
    for note in evidence.base.notes:
        for problem in note.problems:
            if problem.kind is ProblemKind.INVALID:
                message, remedy = problem.message, problem.help
                subject = problem.key or _WHOLE
                yield Finding(note.path, problem.place, message, remedy, subject=subject)
    for path, reason in evidence.base.unreadable:
        yield Finding(path, TOP, reason, subject=_WHOLE)


RULE = Rule(
    code="KB001",
    name="invalid-front-matter",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/retries.md": "---\nkind: novel\n---\n# Retries\n"}),
    good=Example({"kb/retries.md": "---\nkind: component\n---\n# Retries\n"}),
)
