"""Finds a question that its own note repeats word for word.

**Why it is bad.** It tests nothing: a search for a sentence finds the page that has the sentence. Readers ask in other words,
and whether those lead to the note stays unknown. The title, the aliases, the description and the text of the note
count; case, punctuation and line breaks do not.

**How to mend it.** Ask as somebody would who has not read the note. A heading that is a question is good, and needs no test.
"""

from collections.abc import Iterator

from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity


def check(evidence: Evidence) -> Iterator[Finding]:
    for answer in evidence.answers:
        if answer.echo:
            question = answer.question
            message = f"`{question.ask}` stands word for word in {answer.echo} of this note"
            remedy = "ask it as somebody would who has not read the note"
            yield Finding(answer.note, question.place, message, remedy, subject=question.ask)


_NOTE = "---\nquestions:\n  - {}\n---\n# Retries\n\n## How often is a charge tried again?\n\nFive times.\n"

RULE = Rule(
    code="KB302",
    name="self-answering-question",
    severity=Severity.WARNING,
    explanation=__doc__,
    check=check,
    needs_index=True,
    bad=Example({"kb/retries.md": _NOTE.format("how often is a charge tried again")}),
    good=Example({"kb/retries.md": _NOTE.format("how many times do you retry a charge")}),
)
