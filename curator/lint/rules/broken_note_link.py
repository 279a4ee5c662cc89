"""Finds a Markdown link or image whose destination is not a file of the repository, and an entry of `supersedes` that
names none.

**Why it is bad.** Readers, and models that follow citations, end at a page that is not there.

**How to mend it.** Correct the path; it is relative to the page. Links that begin with `/` belong to a web
server and are not looked at. In documents below a folder such as `docs/`, a destination without a suffix
may be a route of the site's builder, and raw HTML is relative to the page's address, so they are not reported there.
An entry of `supersedes` is a path from the note's folder, or from that of all notes.
"""

from collections.abc import Iterator
from posixpath import splitext

from curator.knowledge.base import KnowledgeBase
from curator.knowledge.succession import superseded
from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.notes import Note, NoteLink
from curator.model.text import RepoPath

_AS_PAGES = ("{}.md", "{}.mdx", "{}.markdown", "{}/index.md", "{}/README.md")


def check(evidence: Evidence) -> Iterator[Finding]:
    notes = frozenset(note.path for note in evidence.base.notes)
    for page in evidence.pages:
        for link in page.links:
            if _is_broken(link, page, evidence.base, is_note=page.path in notes):
                message = f"`{link.destination}` is not in the repository"
                remedy = "correct the path, or drop the link"
                yield Finding(page.path, link.place, message, remedy, subject=link.destination)
    for note in evidence.base.notes:
        for name, place in zip(note.supersedes, note.places.supersedes, strict=True):
            if superseded(evidence.base, note, name) is None:
                message = f"`supersedes` names `{name}`, which is no other note"
                remedy = "correct the path, or drop the entry"
                yield Finding(note.path, place, message, remedy, subject=name)


def _is_broken(link: NoteLink, page: Note, base: KnowledgeBase, *, is_note: bool) -> bool:
    if link.is_outside:
        return is_note  # a forge resolves a README's `../../issues`; a site never does
    if link.path is None or link.path in base.paths or _is_opaque(link.path, base.opaque):
        return False
    if link.is_html and "/" in page.path:
        return False  # on a site it is relative to the page's address, which only its builder knows
    stem, suffix = splitext(link.path)
    bare = stem if suffix == ".html" else link.path
    if any(RepoPath(shape.format(bare)) in base.paths for shape in _AS_PAGES):
        return False
    is_route = suffix in ("", ".html") and "/" in page.path
    return is_note or not is_route


def _is_opaque(path: RepoPath, opaque: frozenset[RepoPath]) -> bool:
    """Whether it is, or lies below, a symbolic link or a submodule: what is there is not for us to see."""
    parts = path.split("/")
    return any(RepoPath("/".join(parts[:count])) in opaque for count in range(1, len(parts) + 1))


RULE = Rule(
    code="KB105",
    name="broken-note-link",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    bad=Example(
        {"kb/retries.md": "# Retries\n\nSee [the queue](que.md).\n", "kb/queue.md": "# Queue\n"}
    ),
    good=Example(
        {"kb/retries.md": "# Retries\n\nSee [the queue](queue.md).\n", "kb/queue.md": "# Queue\n"}
    ),
)
