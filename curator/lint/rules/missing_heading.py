"""Finds a link to a heading that the page does not have.

**Why it is bad.** The browser stays at the top of the page, and the reader searches for what was promised.
Headings lose their fragment when somebody rewords them.

**How to mend it.** Use the fragment that the message suggests. In notes, fragments are those of MkDocs. In
other documents, and in notes where there is no `mkdocs.yml`, it is enough that letters and digits agree, since each site
builder and each forge has its own way with the rest. A heading keeps its fragment when it is given one of its own:
`## Back off { #back-off }`.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from curator.knowledge.base import KnowledgeBase
from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.notes import Note, NoteLink
from curator.model.text import RepoPath
from curator.parsers.similar import closest

_MKDOCS = ("mkdocs.yml", "mkdocs.yaml")
_NOT_A_HEADING = re.compile(r"top$|L\d+|C\d+|:~:|fn(?:ref)?[:-]|__|\+|\^|/|!")


def check(evidence: Evidence) -> Iterator[Finding]:
    notes = _judged_strictly(evidence.base)
    pages = {page.path: page for page in evidence.pages}
    for page in evidence.pages:
        for link in page.links:
            target = _target(link, page, pages)
            if target is None or not link.fragment or _NOT_A_HEADING.match(link.fragment):
                continue
            if not _has(target, unquote(link.fragment), is_strict=target.path in notes):
                yield _finding(page, link, target)


def _judged_strictly(base: KnowledgeBase) -> frozenset[RepoPath]:
    """The notes, where MkDocs publishes them."""
    has_site = not base.paths.isdisjoint(_MKDOCS)
    return frozenset(note.path for note in base.notes) if has_site else frozenset()


def _target(link: NoteLink, page: Note, pages: dict[RepoPath, Note]) -> Note | None:
    """The page whose heading is meant; None where its headings are not known."""
    if link.is_outside:
        return None
    target = page if link.path is None else pages.get(link.path)
    return target if target and not target.is_composed else None


def _has(page: Note, fragment: str, *, is_strict: bool) -> bool:
    if is_strict:
        return fragment in page.anchors
    return _core(fragment) in {_core(known) for known in (*page.anchors, *page.forge_anchors)}


def _core(fragment: str) -> str:
    """What every builder's fragment of a heading has in common."""
    return "".join(character for character in fragment.lower() if character.isalnum())


def _finding(page: Note, link: NoteLink, target: Note) -> Finding:
    close = closest(str(link.fragment), target.anchors, cutoff=0.5)
    remedy = f"did you mean `#{close[0]}`?" if close else "link the page without a fragment"
    message = f"{target.path} has no heading `#{link.fragment}`"
    return Finding(page.path, link.place, message, remedy, subject=link.destination)


_QUEUE = "# Queue\n\n## Dead letters\n"

RULE = Rule(
    code="KB106",
    name="missing-heading",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/a.md": "# A\n\n[b](queue.md#dead-letter-box)\n", "kb/queue.md": _QUEUE}),
    good=Example({"kb/a.md": "# A\n\n[b](queue.md#dead-letters)\n", "kb/queue.md": _QUEUE}),
    needs_pages=True,
)
