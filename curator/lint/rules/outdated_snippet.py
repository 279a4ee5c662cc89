"""Finds a fenced block that says of which code it is a copy, and is none any more.

**Why it is bad.** Code in a note is believed, and copied on. A block that was true when it was pasted teaches what has
gone. A block says what it shows in its first line, as a code link: ` ```python curator:src/retry.py#delay `, or
` ```{ .python curator="src/retry.py#delay" } `, which MkDocs highlights. Common indentation and blanks at the ends of
lines do not count.

**How to mend it.** `curator lint --fix` copies the code anew, `--diff` shows it first. Where the code is gone, show other code,
or take the block out.
"""

from collections.abc import Iterator

from curator.knowledge.snippets import Copy, NoSource
from curator.lint.rule import Evidence, Example, Rule, is_current
from curator.model.diagnostics import Finding, Severity


def check(evidence: Evidence) -> Iterator[Finding]:
    for copy in evidence.base.copies:
        if copy.is_outdated and is_current(copy.page):
            yield _finding(copy)


def _finding(copy: Copy) -> Finding:
    snippet = copy.snippet
    match copy.source:
        case NoSource(reason, remedy):
            message = f"the block copies `{snippet.target}`: {reason}"
        case _ if not snippet.is_closed:
            message = f"the block that copies `{snippet.target}` has no end"
            remedy = f"end it with a line {snippet.fence}"
        case _:
            message = f"the block differs from `{snippet.target}`"
            remedy = "`curator lint --fix` copies it anew; see that the text around it still holds"
    return Finding(
        copy.page.path,
        snippet.place,
        message,
        remedy,
        subject=snippet.target,
        is_fixable=copy.is_fixable,
    )


_NOTE = "# Retries\n\n```python curator:src/retry.py#delay\ndef delay(attempt):\n    return 2**attempt\n```\n"
_CODE = "CAP = 60\n\n\ndef delay(attempt):\n    return 2**attempt\n"

RULE = Rule(
    code="KB204",
    name="outdated-snippet",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    is_fixable=True,
    bad=Example({"kb/retries.md": _NOTE, "src/retry.py": _CODE.replace("2**", "3**")}),
    good=Example({"kb/retries.md": _NOTE, "src/retry.py": _CODE}),
)
