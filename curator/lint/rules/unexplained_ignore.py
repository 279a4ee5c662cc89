"""Finds an ignore without a reason.

**Why it is bad.** The next reader cannot tell what was weighed, and whether it still holds. So that it is not left out, an
ignore without a reason silences nothing.

**How to mend it.** Write the reason after the bracket: `ignore[KB105] the page is written next week`. In text, the comment is
`<!-- curator: ignore[KB105] reason -->`, at the end of a line for this line, alone on a line for the block that follows; in
front matter `# curator: ignore[KB101] reason`, at the end of a line or above it.
"""

from collections.abc import Iterator

from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity


def check(evidence: Evidence) -> Iterator[Finding]:
    for page in evidence.pages:
        for ignore in page.ignores:
            if not ignore.reason:
                codes = ",".join(ignore.codes)
                remedy = f"write it after the bracket: `ignore[{codes or 'KB105'}] reason`"
                message = "the ignore has no reason, so it silences nothing"
                yield Finding(page.path, ignore.place, message, remedy, subject=codes)


_PAGE = "# A\n\nSee [b](b.md). <!-- curator: ignore[KB105]{} -->\n"

RULE = Rule(
    code="KB008",
    name="unexplained-ignore",
    severity=Severity.WARNING,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/a.md": _PAGE.format("")}),
    good=Example({"kb/a.md": _PAGE.format(" b is written next week")}),
)
