"""Notes -> what a language model reads of the site: the list `llms.txt`, and each page's Markdown as people wrote it.

https://llmstxt.org
"""

import os
import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from curator.formats.visible import one_line, visible
from curator.knowledge.pages import kb_folder
from curator.model.links import LinkFreshness
from curator.model.notes import Note, NoteKind
from curator.model.text import RepoPath
from curator.parsers.hidden_text import without_hidden
from curator.site.address import CODE_MAP, DECISIONS, HEALTH
from curator.site.states import NoteMark, is_presence, state_in
from curator.site.view import SiteView

_SECTIONS = (
    ("Guides", NoteKind.GUIDE),
    ("Concepts", NoteKind.CONCEPT),
    ("Components", NoteKind.COMPONENT),
    ("Runbooks", NoteKind.RUNBOOK),
    ("Decisions", NoteKind.DECISION),
    ("Notes", None),
)
_RETIRED = (NoteMark.SUPERSEDED, NoteMark.DEPRECATED)
_OPTIONAL = "Optional"
"""The convention's name for what a reader with little room leaves out."""
_OWN = (
    f"- [Health]({HEALTH}): Which notes the code has left behind, and which busy code has no note.",
    f"- [Code map]({CODE_MAP}): Which notes speak of which folder.",
    f"- [Decisions]({DECISIONS}): What was decided, the newest first.",
)
_LONGEST = 200
_FIRST = 60
"""Lines of a text in which its first sentence is looked for."""
_MARKS = re.compile(r"([\\\[\]<>`])")
_FENCED = re.compile(r"(?ms)^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)")
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_NO_PROSE = re.compile(
    r"[#>|<~=:!{]|///|\?\?\?|\[[^\]]*\]:|[-*+]\s|\d+[.)]\s|-{3}|_{3}|\*{3}| {4}|\t|([*_])(?!\1).*\1\s*\Z",
    re.DOTALL,
)
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*\)|\[[^\[\]]*\])")
_TAG = re.compile(
    r"</?(?:a|abbr|b|br|code|dfn|em|i|kbd|small|span|strong|sub|sup)\b[^<>]*>", re.IGNORECASE
)
_SENTENCE = re.compile(r".{20,}?(?<!e\.g)(?<!i\.e)[.!?](?=\s|$)", re.DOTALL)


def llms_txt(view: SiteView) -> str:
    """Links lead to the Markdown beside each page, relative to the site's root."""
    lines = [f"# {_text(view.title)}", "", f"> {_summary(view)}", ""]
    lines += [_believe(view), ""]
    for title, notes in _grouped(view):
        lines += [f"## {title}", "", *(_entry(view, note) for note in notes), ""]
    lines = [*lines[:-1], *_OWN]
    return "\n".join(lines).rstrip("\n") + "\n"


def source_markdown(view: SiteView, note: Note) -> str:
    """A note's text without its front matter and without what its readers do not see, below what says whether it can be believed."""
    lines = view.texts[note.path].split("\n")
    seen, _ = without_hidden("\n".join(lines[note.body_line - 1 :]), note.path)
    body = visible(seen).strip("\n")
    has_title = any(section.level == 1 for section in note.sections)
    title = [] if has_title or not note.title else [f"# {_text(note.title)}", ""]
    return "\n".join([*_facts(view, note), "", *title, body]).rstrip("\n") + "\n"


def _facts(view: SiteView, note: Note) -> list[str]:
    commit = f"commit {view.commit}" if view.commit else "no commit"
    dirty = " with changes that are not committed" if view.is_dirty else ""
    state = state_in(view, note)
    also = "".join(f"; also {look.word.lower()}" for look in state.also)
    return [
        f"> Source: {one_line(note.path)}, {commit}{dirty}.  ",
        f"> State: {one_line(state.words)}{also} ({state.look.meaning}).  ",
        f"> Verified: {_verified(view.links[note.path])}.",
    ]


def _verified(links: Sequence[LinkFreshness]) -> str:
    """The oldest day on which a person said of a link that the note holds."""
    days = sorted(link.entry.verified_on for link in links if link.entry)
    if not days:
        return "by nobody" + (
            "; judged by the commit that wrote the text" if _is_implied(links) else ""
        )
    of = f" for {len(days)} of {len(links)} links to code" if len(days) < len(links) else ""
    return one_line(f"on {days[0]}{of}")


def _is_implied(links: Sequence[LinkFreshness]) -> bool:
    return any(link.since and not is_presence(link) for link in links)


def _summary(view: SiteView) -> str:
    """What the first page says of itself, else what all these pages are."""
    folder = kb_folder(view.base.project)
    for name in ("index.md", "README.md"):
        first = view.notes.get(RepoPath(f"{folder}/{name}"))
        if first and (said := _about(view, first)):
            return said
    return f"What people wrote down about the code of {_text(view.title)}."


def _believe(view: SiteView) -> str:
    at = f" at commit {view.commit[:10]}" if view.commit else ""
    return (
        f"Each note is followed by its state{at}: whether the code that it describes is still the code that it was "
        "written for. Believe a note that is not fresh less than the code."
    )


def _grouped(view: SiteView) -> Iterator[tuple[str, list[Note]]]:
    retired = {note.path for note in view.base.notes if state_in(view, note).state in _RETIRED}
    for title, kind in _SECTIONS:
        notes = [note for note in view.base.notes if note.kind is kind and note.path not in retired]
        if notes:
            yield title, notes
    yield _OPTIONAL, [view.notes[path] for path in sorted(retired)]


def _entry(view: SiteView, note: Note) -> str:
    about = _about(view, note)
    state = state_in(view, note)
    also = "".join(f", also {look.word.lower()}" for look in state.also)
    said = " ".join(filter(None, (about, f"{_text(state.words)}{also}.")))
    return (
        f"- [{_text(note.title or note.path)}]({quote(os.fsencode(view.page(note.path)))}): {said}"
    )


def _about(view: SiteView, note: Note) -> str:
    """The description, else the first sentence of the text."""
    said = note.description or _first_sentence(view, note)
    text = _text(said)
    return text if not text or text[-1] in ".!?…:" else f"{text}."


def _first_sentence(view: SiteView, note: Note) -> str:
    """Of the first paragraph; what is no prose is passed over."""
    body = "\n".join(view.texts[note.path].split("\n")[note.body_line - 1 :][:_FIRST])
    blocks = _BLANK.split(_FENCED.sub("\n\n", body).strip("\n"))
    paragraph = next((block for block in blocks if block and not _NO_PROSE.match(block)), "")
    text = _LINK.sub(r"\1", _TAG.sub("", " ".join(paragraph.split())))
    found = _SENTENCE.match(text)
    return found[0] if found else text


def _text(text: str) -> str:
    """On one line, in which nothing makes a link or ends one; cut before it is escaped."""
    plain = one_line(" ".join(text.split()))
    plain = plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
    pieces = plain.split("`")
    if (
        len(pieces) % 2 == 0 or "" in pieces[1:-1]
    ):  # no pairs: a backtick by itself would swallow what follows
        return _MARKS.sub(r"\\\1", plain)
    return "`".join(
        piece if number % 2 else _MARKS.sub(r"\\\1", piece) for number, piece in enumerate(pieces)
    )
