"""A knowledge base and its notes' texts without secrets -> the same without them, for what is published."""

from collections.abc import Mapping
from dataclasses import replace

from curator.knowledge.base import KnowledgeBase
from curator.knowledge.pages import kb_folder
from curator.knowledge.snippets import Copy, Source
from curator.model.notes import Note
from curator.model.text import RepoPath
from curator.parsers.note import parse_note
from curator.parsers.secrets import without_secrets

Texts = Mapping[RepoPath, str]
"""By note."""


def masked_base(base: KnowledgeBase, texts: Texts, masked: Texts) -> KnowledgeBase:
    """`texts` are the notes as they stand, `masked` the same line for line. Links are judged as they were."""
    kb = kb_folder(base.project)
    notes = {
        note.path: _masked(note, texts[note.path], masked[note.path], kb)
        for note in base.notes
        if masked[note.path] != texts[note.path]
    }
    return replace(
        base,
        notes=tuple(notes.get(note.path, note) for note in base.notes),
        links=tuple(
            replace(link, note=notes.get(link.note.path, link.note)) for link in base.links
        ),
        copies=tuple(_copy(copy, notes) for copy in base.copies),
    )


def _masked(note: Note, text: str, masked: str, kb: RepoPath) -> Note:
    """The body is read anew, since places in it have moved; the front matter as it was, since with a mask it may be no YAML."""
    head, body = text.split("\n")[: note.body_line - 1], masked.split("\n")[note.body_line - 1 :]
    read = parse_note("\n".join([*head, *body]).encode("utf-8", "replace"), path=note.path, kb=kb)
    return replace(
        read,
        title=without_secrets(read.title),
        description=without_secrets(read.description),
        aliases=tuple(map(without_secrets, read.aliases)),
        tags=tuple(map(without_secrets, read.tags)),
        questions=tuple(replace(one, ask=without_secrets(one.ask)) for one in read.questions),
    )


def _copy(copy: Copy, notes: Mapping[RepoPath, Note]) -> Copy:
    page, source, snippet = copy.page, copy.source, copy.snippet
    if page.path in notes:
        place = page.snippets.index(snippet)
        page = notes[page.path]
        snippet = page.snippets[place]
    if isinstance(source, Source):
        source = replace(source, text=without_secrets(source.text))
    return replace(copy, page=page, source=source, snippet=snippet)
