"""A document's mentions and the names of now -> the mentions that may be left dangling, and what to look for in the past."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, normpath

from curator.knowledge.aside import is_alive_aside
from curator.knowledge.existed import attribute, is_variable
from curator.knowledge.members import has_lost, has_lost_module
from curator.knowledge.names import Names
from curator.knowledge.removed import Removed
from curator.knowledge.source_files import is_aside, is_own_source
from curator.model.mentions import Mention, MentionForm, Mentions
from curator.model.text import RepoPath
from curator.parsers.languages import language_for

_DISTINCT = re.compile(r"[a-z0-9][A-Z]|[A-Za-z0-9]_+[A-Za-z0-9]|[A-Z]{2}[a-z]")
_PROSE_FORMS = (MentionForm.TICK, MentionForm.CALL, MentionForm.ROLE)


@dataclass(frozen=True, slots=True)
class Known:
    """What is defined now, and what no longer is."""

    names: Names
    removed: Removed
    paths: "Paths"


@dataclass(frozen=True, slots=True)
class Suspect:
    """A mention that nothing answers now."""

    mention: Mention
    parts: tuple[str, ...]
    """Of the name, up to the one that is gone; empty for a path."""
    homes: tuple[RepoPath, ...]
    """Where to look: files that once lost the name; of a path, the files that it may have meant."""


def foreign_names(documents: Iterable[Mentions], names: Names) -> frozenset[str]:
    """What any of the documents imports from elsewhere, or describes as a part of something else."""
    return frozenset(
        name
        for mentioned in documents
        for name, module in mentioned.imported
        if not names.is_own_module(module)
    )


def suspects(
    path: RepoPath, mentioned: Mentions, foreign: frozenset[str], search: "Known"
) -> Iterator[Suspect]:
    """At most one a mention; `foreign` are names that documents import from elsewhere."""
    for mention in mentioned.items:
        if mention.form is MentionForm.PATH:
            found = search.paths.suspect(mention, path)
        else:
            found = _name(mention, foreign, mentioned.defined, search)
        if found is not None:
            yield found


def unknown_names(mentioned: Mentions, names: Names, removed: Removed) -> frozenset[str]:
    """Ticked names that nothing defines now, and that no commit of this clone removed: its history may be too short."""
    return frozenset(
        mention.name
        for mention in mentioned.items
        if mention.form in _PROSE_FORMS and mention.name
        for part in [mention.name.rpartition(".")[2]]
        if part not in names.own and part not in removed.names and part not in mentioned.defined
        if _DISTINCT.search(part) and part not in names.aside
    )


def _name(
    mention: Mention, foreign: frozenset[str], defined: frozenset[str], known: "Known"
) -> Suspect | None:
    names, removed = known.names, known.removed
    parts = tuple(part for part in mention.name.split(".") if part)
    if mention.module and not names.is_own_module(mention.module):
        return None
    if not mention.module and (not parts or _is_from_outside(parts, foreign, defined, names)):
        return None
    outside = foreign | defined
    for count in range(1, len(parts) + 1):
        part = parts[count - 1]
        if not _is_gone(part, names, removed):
            continue
        if part in outside and not _is_owned(parts[:count], foreign, defined, names):
            continue
        if _is_telling(mention, parts, count) and not _is_aside(mention, part, names):
            return Suspect(mention, parts[:count], _homes(part, removed))
    return _lost(mention, parts, outside, names, removed)


def _is_gone(part: str, names: Names, removed: Removed) -> bool:
    """Whether a commit took it away, and no code but that of tests and examples has it."""
    spellings = (part, attribute(part))
    return any(one in removed.names for one in spellings) and not any(
        one in names.own for one in spellings
    )


def _homes(part: str, removed: Removed) -> tuple[RepoPath, ...]:
    return tuple(dict.fromkeys([*removed.homes(attribute(part)), *removed.homes(part)]))


def _is_aside(mention: Mention, part: str, names: Names) -> bool:
    """Only what must be a definition of this repository may be used in a test or an example and yet be gone."""
    if part not in names.aside:
        return False
    if mention.form in (MentionForm.ROLE, MentionForm.IMPORT):
        return names.is_defined_aside(part)
    return is_alive_aside(part, names)


def _is_owned(
    parts: tuple[str, ...], foreign: frozenset[str], defined: frozenset[str], names: Names
) -> bool:
    """Whether the name is said to be a class's of ours: then it is not the one that an example calls the same."""
    if len(parts) < 2 or not parts[-2][:1].isupper() or parts[-2] in foreign:
        return False
    return parts[-2] not in defined or parts[-2] in names.own


def _is_from_outside(
    parts: tuple[str, ...], foreign: frozenset[str], defined: frozenset[str], names: Names
) -> bool:
    """Of a variable that an example makes, the members may still be this repository's."""
    if parts[0] in foreign:
        return True
    is_own = is_variable(parts[0]) or _is_owned(parts[:2], foreign, defined, names)
    return parts[0] in defined and not (len(parts) > 1 and is_own)


def _is_telling(mention: Mention, parts: tuple[str, ...], count: int) -> bool:
    """Whether the way it is written, or the name itself, says that a definition is meant."""
    part = parts[count - 1]
    is_last = count == len(parts)
    if mention.form in (MentionForm.ROLE, MentionForm.IMPORT):
        return True
    if mention.form is MentionForm.USE:
        is_type = count == 1 and part[:1].isupper()
        is_method = is_last and count > 1 and len(part) > 4
        return is_method or (_DISTINCT.search(part) is not None and (is_last or is_type))
    if mention.form is MentionForm.CALL and is_last:
        return len(part) > 3
    return _DISTINCT.search(part) is not None or (len(parts) > 1 and is_last and len(part) > 3)


def _lost(
    mention: Mention,
    parts: tuple[str, ...],
    outside: frozenset[str],
    names: Names,
    removed: Removed,
) -> Suspect | None:
    """A name whose words live on, but which its owner has lost."""
    if mention.form is MentionForm.USE or (parts and parts[-1] in outside):
        return None
    whole = tuple(part for part in mention.module.split(".") if part) + parts
    if mention.language in ("", "python") and has_lost_module(whole, names):
        return Suspect(mention, whole, ())
    if len(parts) < 2 or not parts[-2][:1].isupper() or parts[-1] not in removed.names:
        return None
    homes = tuple(
        home for home in removed.homes(parts[-1]) if has_lost(parts[-2], parts[-1], home, names)
    )
    return Suspect(mention, parts[-2:], homes) if homes else None


class Paths:
    """The paths of now, and those that are gone."""

    def __init__(
        self,
        now: frozenset[RepoPath],
        opaque: frozenset[RepoPath],
        removed: Mapping[str, list[RepoPath]],
        root: str,
    ) -> None:
        self._now = now
        self._opaque = opaque
        self._removed = removed
        self._root = root
        self._tails = {path.partition("/")[2] for path in now} | {
            "/".join(path.split("/")[-count:]) for path in now for count in (2, 3, 4)
        }

    def suspect(self, mention: Mention, document: RepoPath) -> Suspect | None:
        """A path is read from the git root, the project's root, or the document's folder."""
        written = mention.name.rstrip("/")
        starts = ("", self._root, dirname(document))
        meant = {normpath(f"{start}/{written}".lstrip("/")) for start in starts}
        if meant & self._now or written in self._tails or meant & self._opaque:
            return None
        gone = self._removed.get(written.rpartition("/")[2], [])
        homes = tuple(
            path
            for path in gone
            if (path in meant and _is_code(path))
            or (is_own_source(path) and path.endswith(f"/{written}"))
        )
        return Suspect(mention, (), homes) if homes else None


def _is_code(path: RepoPath) -> bool:
    """A source file, or a folder of the project's own."""
    return language_for(path) is not None or (
        "." not in path.rpartition("/")[2] and not is_aside(RepoPath(f"{path}/x"))
    )


def gone_paths(files: list[str]) -> dict[str, list[RepoPath]]:
    """Last part of a path -> the files and folders of that name that were ever removed."""
    found: dict[str, dict[RepoPath, None]] = {}
    for file in files:
        path = file
        while path:
            found.setdefault(path.rpartition("/")[2], {})[RepoPath(path)] = None
            path = path.rpartition("/")[0]
    return {name: list(paths) for name, paths in found.items()}
