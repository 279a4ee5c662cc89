"""The notes that a change touches -> JSON, version 1: fields may be added, never changed."""

import json
from collections import Counter

from curator import __version__
from curator.formats.view import AffectedView
from curator.model.affected import ORDER, AffectedNote, TouchedLink
from curator.model.links import LinkState


def affected_json(view: AffectedView) -> str:
    """ASCII only, so that names which are not UTF-8 survive as escaped surrogates."""
    affected = view.affected
    gravest = Counter(note.impact for note in affected.notes)
    value = {
        "version": 1,
        "tool": {"name": "curator", "version": __version__},
        "commit": affected.commit,
        "base": affected.base,
        "dirty": affected.is_dirty,
        "changed_files": affected.changed_count,
        "notes": [_note(note) for note in affected.notes],
        "summary": {
            "notes": len(affected.notes),
            **{impact.value: gravest[impact] for impact in ORDER},
            "edited": sum(note.is_edited is True for note in affected.notes),
        },
    }
    return json.dumps(value, indent=2) + "\n"


def _note(note: AffectedNote) -> dict[str, object]:
    return {
        "path": note.note.path,
        "title": note.note.title,
        "gravity": note.impact,
        "owners": list(note.owners),
        "edited": note.is_edited,
        "links": [_link(one) for one in note.links],
    }


def _link(one: TouchedLink) -> dict[str, object]:
    link = one.link
    return {
        "target": link.link.target,
        "line": link.link.place.line,
        "change": one.impact,
        "moved_to": link.moved_to if link.state is LinkState.MOVED else None,
    }
