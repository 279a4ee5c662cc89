"""Finds a question of a note that does not lead to the note: others stand before it, or it is not found at all.

**Why it is bad.** Whoever asks it, a person or a model, gets other pages, and the note might as well not be there. The questions
of `questions` are tests of the search: the note must be among the first `top` pages, of the question (`{ask: ..., top: 3}`) or of
the configuration (`[eval] top`, 5 unless it says otherwise). Drafts and retired notes are not asked.

**How to mend it.** Say in the note, in the words of those who ask, what they ask about: in its first sentences, in a heading, or
in `aliases`. Where the pages before it answer better, the question belongs to one of them.
"""

from collections.abc import Iterator

from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.evaluation import Answer


def check(evidence: Evidence) -> Iterator[Finding]:
    for answer in evidence.answers:
        if not answer.is_answered:
            question = answer.question
            subject = question.ask
            yield Finding(
                answer.note, question.place, _message(answer), _remedy(answer), subject=subject
            )


def _message(answer: Answer) -> str:
    if answer.rank is None:
        return f"`{answer.question.ask}` does not find this note"
    first = f"among the first {answer.top}" if answer.top > 1 else "the first"
    return f"`{answer.question.ask}` finds this note as number {answer.rank}, not {first}"


def _remedy(answer: Answer) -> str:
    remedy = "say it here in the words of those who ask, or give the note an alias"
    before = ", ".join(answer.above)
    return (
        f"{before} stand{'s' * (len(answer.above) == 1)} before it; {remedy}" if before else remedy
    )


_NOTE = "---\nquestions:\n  - why was my card charged twice\n---\n# Idempotence\n\n{}\n"

RULE = Rule(
    code="KB301",
    name="unanswered-question",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    needs_index=True,
    bad=Example({"kb/idempotence.md": _NOTE.format("Every request carries a key.")}),
    good=Example(
        {"kb/idempotence.md": _NOTE.format("The key keeps a card from being charged again.")}
    ),
)
