"""Finds a code link whose target has moved: the file was renamed, or the definition went to another file.

**Why it is bad.** The note still says something true, but of code that is elsewhere; who follows the link finds
nothing. Where the code changed on its way, the note may be wrong as well, and that is reported too.

**How to mend it.** `curator lint --fix` writes the new link into the note and its lock entry, `--diff` shows it first; where
the code changed as well, write the link yourself and verify the note; where the note links the new place already, take the
old link out. A file is known by git's renames or by its unchanged bytes, a definition by its unchanged body, or by being the
only one of its name that is at least four fifths alike, or the only new one with its full name and signature. In a clone that
lacks the code of then, the only definition of a telling name is named as a guess, and left to a person.
"""

from collections.abc import Iterator
from dataclasses import replace

from curator.lint.fixes import edits
from curator.lint.links import finding
from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.links import LinkFreshness, LinkState
from curator.model.notes import link_key


def check(evidence: Evidence) -> Iterator[Finding]:
    mendable = {(edit.path, edit.place) for edit in edits(evidence.base)}
    for link in evidence.base.links:
        if link.state is LinkState.MOVED:
            is_fixable = (link.note.path, link.link.place) in mendable
            yield replace(finding(link), is_fixable=is_fixable, help=_remedy(link))


def _remedy(link: LinkFreshness) -> str:
    linked = {link_key(other.target) for other in link.note.code}
    if link_key(str(link.moved_to)) in linked:
        return f"the note links `{link.moved_to}` already: take this link out"
    return link.help


_NOTE = "---\ncode: [src/retry.py#delay]\n---\n# Retries\n"
_CODE = "def delay(attempt):\n    return 2**attempt\n"

RULE = Rule(
    code="KB109",
    name="moved-target",
    severity=Severity.WARNING,
    explanation=__doc__,
    check=check,
    is_fixable=True,
    needs_history=True,
    bad=Example(
        {"kb/retries.md": _NOTE, "src/retry.py": "", "src/backoff.py": f"CAP = 60\n\n\n{_CODE}"},
        then={"kb/retries.md": _NOTE, "src/retry.py": _CODE},
    ),
    good=Example(
        {"kb/retries.md": _NOTE, "src/retry.py": f"CAP = 60\n\n\n{_CODE}"},
        then={"kb/retries.md": _NOTE, "src/retry.py": _CODE},
    ),
)
