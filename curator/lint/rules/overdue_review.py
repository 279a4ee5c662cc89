"""Finds a note whose `review_by` has passed.

**Why it is bad.** Not everything that a note says is in the code: prices, contacts and reasons grow old unseen. Whoever wrote
the date wanted the note to be read again by then. It is advice, and fails no build.

**How to mend it.** Read the note, mend it, and write the next date, or take the key out.
"""

from collections.abc import Iterator

from curator.lint.rule import TOP, Evidence, Example, Rule, is_current
from curator.model.diagnostics import Finding, Severity


def check(evidence: Evidence) -> Iterator[Finding]:
    today = evidence.today
    for note in evidence.base.notes:
        if today and note.review_by and note.review_by < today and is_current(note):
            place = note.places.review_by or TOP
            message = f"the note was to be reviewed by {note.review_by}"
            remedy = "read it, mend it, and write the next date"
            yield Finding(note.path, place, message, remedy, subject=note.review_by)


RULE = Rule(
    code="KB205",
    name="overdue-review",
    severity=Severity.INFO,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/prices.md": "---\nreview_by: 2027-05-01\n---\n# Prices\n"}),
    good=Example({"kb/prices.md": "---\nreview_by: 2030-05-01\n---\n# Prices\n"}),
)
