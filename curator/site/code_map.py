"""Folders of source -> one page: how many of their files notes speak of, which notes, and what is left out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from curator.model.text import RepoPath
from curator.site.address import CODE_MAP
from curator.site.coverage import busiest_unspoken, commits, speaking
from curator.site.table import code_link, count, listed, note_link, table
from curator.site.view import SiteView

_MOST_FOLDERS = 60
_FEW_FOLDERS = 4
"""Fewer tell too little: then small folders are shown too, if there are not many."""
_MANY_FOLDERS = 15
_SMALL = 3
"""Files of a folder that is shown with the one above it."""
_MOST_NOTES = 5
_MOST_BUSY = 3
_MOST_BUSY_FOLDERS = 20
_BAR = 5
_HOW = "A note speaks of a file when it links to it, to something in it, or to a small folder that it is in."
_NONE = "No note links to code yet: name what a note describes under `code` in its front matter."

Folders = Mapping[str, Sequence[RepoPath]]
"""Folder, without a slash at its end -> its files, and those of the folders below it that are not shown themselves."""


def code_map_page(view: SiteView) -> str:
    """Markdown of `curator/code-map.md`."""
    if not view.code:
        text = "There is no source here that the configuration counts as code."
        return f"# Code map\n\n{text}\n"
    folders = folded(view.code)
    lines = ["# Code map", "", *_whole(view), *_table(view, folders), *_busiest(view, folders)]
    return "\n".join(lines).rstrip("\n") + "\n"


def folded(paths: Iterable[RepoPath]) -> Folders:
    """Small folders stand with the one above them; where there are many, the smallest do, whatever their size."""
    folders: dict[str, list[RepoPath]] = defaultdict(list)
    for path in paths:
        folders[path.rpartition("/")[0]].append(path)
    found = _without_smallest(folders)
    if len(found) < _FEW_FOLDERS and len(folders) <= _MANY_FOLDERS:
        found = folders
    return {folder: sorted(found[folder]) for folder in sorted(found, key=_place)}


def _without_smallest(folders: Folders) -> dict[str, list[RepoPath]]:
    """The smallest first, of equal ones the deepest; what is at the top has nowhere to go."""
    found = {folder: list(files) for folder, files in folders.items()}
    left = [(len(files), -folder.count("/"), folder) for folder, files in found.items() if folder]
    heapify(left)
    while left and (left[0][0] < _SMALL or len(found) > _MOST_FOLDERS):
        size, _, folder = heappop(left)
        if len(found.get(folder, ())) != size:  # it has grown since, and stands in the heap again
            continue
        above = folder.rpartition("/")[0]
        found.setdefault(above, []).extend(found.pop(folder))
        if above:
            heappush(left, (len(found[above]), -above.count("/"), above))
    return found


def _whole(view: SiteView) -> list[str]:
    spoken = sum(bool(speaking(view, path)) for path in view.code)
    files = count(len(view.code), "file")
    how = _HOW if spoken else _NONE
    return [
        f"Notes speak of **{spoken:,} of {files}** of source: {_percent(spoken, len(view.code))}.",
        "",
        f"{how} Tests, examples and generated files are not counted.",
        "",
    ]


def _table(view: SiteView, folders: Folders) -> list[str]:
    rows = [
        [_name(view, folder, files), _coverage(view, files), _notes(view, files)]
        for folder, files in folders.items()
    ]
    heads = ["folder", "files with a note", "notes"]
    if not any(notes for _, _, notes in rows):
        rows, heads = [row[:2] for row in rows], heads[:2]
    return ["## Folders", "", *table(heads, rows)]


def _name(view: SiteView, folder: str, files: Iterable[RepoPath]) -> str:
    is_alone = all(path.rpartition("/")[0] == folder for path in files)
    if not folder:
        return code_link(view, RepoPath(""), "./") if is_alone else "elsewhere"
    return f"{code_link(view, RepoPath(folder), f'{folder}/')}{'' if is_alone else ' and smaller below'}"


def _coverage(view: SiteView, files: Sequence[RepoPath]) -> str:
    spoken = sum(bool(speaking(view, path)) for path in files)
    full = _share(spoken, len(files), _BAR)
    return f"{'▰' * full}{'▱' * (_BAR - full)} {spoken:,} of {len(files):,}"


def _notes(view: SiteView, files: Iterable[RepoPath]) -> str:
    """Those that speak of most of its files first."""
    found = Counter(note for path in files for note in speaking(view, path))
    ranked = sorted(found, key=lambda note: (-found[note], note))
    return listed([note_link(view, CODE_MAP, view.notes[note]) for note in ranked], _MOST_NOTES)


def _busiest(view: SiteView, folders: Folders) -> list[str]:
    title = ["## Busiest without a note", ""]
    if not view.activity:
        return [*title, "This clone lacks the history that tells which code changes often."]
    found = {folder: busiest_unspoken(view, folders[folder], _MOST_BUSY) for folder in folders}
    ranked = sorted(
        (folder for folder in folders if found[folder]),
        key=lambda folder: (-commits(view, found[folder][0]), folder),
    )
    if not ranked:
        return []
    rows = [
        [
            _name(view, folder, folders[folder]),
            "<br>".join(_busy(view, one, folder) for one in found[folder]),
        ]
        for folder in ranked
    ]
    intro = "Of each folder the files that change most often and that no note speaks of."
    return [*title, intro, "", *table(["folder", "files"], rows, _MOST_BUSY_FOLDERS)]


def _busy(view: SiteView, path: RepoPath, folder: str) -> str:
    name = path.removeprefix(f"{folder}/")
    return f"{code_link(view, path, name)}, {count(commits(view, path), 'commit')}"


def _place(folder: str) -> tuple[bool, str]:
    """By path, and the top, where the rest is, at the end."""
    return not folder, folder


def _percent(part: int, whole: int) -> str:
    return f"{_share(part, whole, 100)}%"


def _share(part: int, whole: int, of: int) -> int:
    """Rounded, but nothing and everything are said of nothing and everything alone."""
    if part in (0, whole):
        return of if part else 0
    return min(max(round(part * of / whole), 1), of - 1)
