"""Finds a glob among the code links that matches no file.

**Why it is bad.** A glob that matches nothing watches nothing: the note can never become stale, and looks
fresh for ever.

**How to mend it.** Correct the pattern. `*` stays within a folder, `**/` crosses folders.
"""

from collections.abc import Iterator

from curator.lint.links import missing
from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.links import Lack


def check(evidence: Evidence) -> Iterator[Finding]:
    yield from missing(evidence.base, Lack.GLOB)


_NOTE = '---\ncode: ["migrations/**/*.sql"]\n---\n# Migrations\n'

RULE = Rule(
    code="KB102",
    name="empty-code-glob",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/migrations.md": _NOTE, "db/1.sql": "SELECT 1;\n"}),
    good=Example({"kb/migrations.md": _NOTE, "migrations/2027/1.sql": "SELECT 1;\n"}),
)
