"""Finds a name or path in prose or example code that code defined when the line was written, and that nothing defines now.

**Why it is bad.** The page sends its readers to a function, a class or a file that is gone. People lose an
hour over it; a model takes the page's word for it and writes code that cannot run.

**How to mend it.** Write what holds now: the message names what probably took its place. A sentence that
tells of the past may say so ("removed", "formerly", "until 2.0"), as do changelogs, migration guides and records of
decisions: there nothing is reported. Else put `<!-- curator: ignore[KB107] reason -->` above it.

Looked at are ticked names, calls, roles (`` :meth:`~a.b` ``), directives (`::: a.b`, `.. autofunction:: a.b`), paths, and
imports and calls in fenced code, in notes and in the documents that `extra` names, reStructuredText among them. Nothing is
reported of names that were never this repository's own, that the page's examples define or import from elsewhere, that
code has anywhere but in comments, or that a test uses or an example defines; where history is missing, of names of which
it cannot be told. Words such as "was", "old" or "instead of" silence the name that they stand beside, not the sentence.
"""

from collections.abc import Iterator

from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.mentions import Dangling


def check(evidence: Evidence) -> Iterator[Finding]:
    for one in evidence.dangling.found:
        yield Finding(one.path, one.place, _message(one), _help(one), subject=one.name)


def _message(one: Dangling) -> str:
    where, _, symbol = one.was.partition("#")
    if not symbol:
        return f"`{one.name}` is gone: it was there at {one.commit[:7]}"
    return f"`{one.name}` is defined nowhere any more: at {one.commit[:7]} it was in {where}"


def _help(one: Dangling) -> str:
    likely = f"probably `{one.likely}` took its place; " if one.likely else ""
    return f"{likely}write what holds now, or say that it is gone"


_NOTE = "# Retries\n\nThe wait is what `next_delay()` returns.\n"
_BEFORE = "def next_delay(attempt):\n    return 2**attempt\n"
_AFTER = "def delay_after(attempt):\n    return 2**attempt\n"

RULE = Rule(
    code="KB107",
    name="dangling-reference",
    severity=Severity.WARNING,
    explanation=__doc__,
    check=check,
    bad=Example(
        {"kb/retries.md": _NOTE, "src/retry.py": _AFTER},
        then={"kb/retries.md": _NOTE, "src/retry.py": _BEFORE},
    ),
    good=Example(
        {"kb/retries.md": _NOTE, "src/retry.py": _BEFORE},
        then={"kb/retries.md": _NOTE, "src/retry.py": _BEFORE},
    ),
    needs_history=True,
)
