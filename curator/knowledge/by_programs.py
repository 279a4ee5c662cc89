"""Notes and their history -> those that no person wrote."""

import re
from collections.abc import Collection, Iterable

from curator.errors import MissingObject
from curator.model.notes import Note
from curator.model.text import RepoPath
from curator.ports import Completeness, History

_BOT = re.compile(r"\[bot\](?:@| <)")
"""In `Name <email>`, as GitHub and GitLab sign what their applications commit."""


def written_by_programs(notes: Iterable[Note], history: History) -> frozenset[RepoPath]:
    """Those whose front matter says so, and those that only bots ever committed. In a clone without the whole history
    nobody knows of the latter.
    """
    declared = {note.path for note in notes if note.is_generated}
    others = sorted({note.path for note in notes} - declared)
    return frozenset(declared | _committed_by_bots(others, history))


def _committed_by_bots(paths: Collection[RepoPath], history: History) -> set[RepoPath]:
    if not paths or history.completeness is not Completeness.FULL:
        return set()
    try:
        changes = history.changes(paths).changes
    except MissingObject:
        return set()
    signatures = history.signatures({change.commit for change in changes})
    bots = {commit for commit, one in signatures.items() if _BOT.search(one.author)}
    today = {path: path for path in paths}
    by_bot: set[RepoPath] = set()
    by_person: set[RepoPath] = set()
    for (
        change
    ) in changes:  # the newest first: a former name becomes known before what was done under it
        path = today.get(change.path)
        if path is not None:
            today.setdefault(change.old_path, path)
            (by_bot if change.commit in bots else by_person).add(path)
    return by_bot - by_person
