"""The baseline: the defects that an old repository lives with for now."""

from collections import Counter
from collections.abc import Mapping
from posixpath import normpath

from curator.adapters.files import is_inside
from curator.adapters.writing import write_file
from curator.api.evidence import whole_evidence
from curator.api.read import read
from curator.errors import UsageError
from curator.formats.known_defects import known_defects_text
from curator.knowledge.pages import below, kb_folder
from curator.lint.gravity import at_least
from curator.lint.known import sight, still_there
from curator.lint.run import chosen, outcome
from curator.model.config import LintConfig
from curator.model.diagnostics import Key
from curator.model.text import RepoPath
from curator.parsers.known_defects import parse_known_defects
from curator.workspace import Workspace

_IGNORED = "git ignores {place}: name another file, or change .gitignore"


def known_defects(workspace: Workspace, name: str) -> Counter[Key]:
    """What the baseline with this name, or at its usual place, knows.

    Raises `ConfigError` where it cannot be read, and `UsageError` where none can be.
    """
    place = _place(workspace, name)
    if workspace.tree.entry(place) is None:
        return Counter()
    return parse_known_defects(workspace.tree.read(place), place)


def update_baseline(workspace: Workspace, config: LintConfig) -> str:
    """Write it: the first time with all that fails, later without what has been mended. Says what was done.

    Raises `StorageError`, and `UsageError` where none can be, or git ignores the file: then nobody else would have it.
    """
    place = _place(workspace, config.baseline)
    is_new = workspace.tree.entry(place) is None
    if is_new and (workspace.repository.root / place).exists():
        raise UsageError(_IGNORED.format(place=place))
    base = read(workspace)
    everything = outcome(whole_evidence(base, workspace, config), config).diagnostics
    found = at_least(everything, config.fail_on)
    known = Counter[Key]() if is_new else known_defects(workspace, config.baseline)
    kept = (
        Counter(item.key for item in found)
        if is_new
        else still_there(everything, known, sight(base, chosen(config)))
    )
    if is_new or kept != known:
        _write(workspace, place, known_defects_text(kept))
    return f"{place}: {_told(kept, known, is_new=is_new)}"


def _write(workspace: Workspace, place: RepoPath, text: str) -> None:
    write_file(workspace.repository.root, place, text)
    if workspace.repository.work_tree().entry(place) is None:
        raise UsageError(_IGNORED.format(place=place))


def _told(kept: Mapping[Key, int], known: Mapping[Key, int], *, is_new: bool) -> str:
    count, before = sum(kept.values()), sum(known.values())
    return f"{count} known" if is_new else f"{count} known, {before - count} mended"


def _place(workspace: Workspace, name: str) -> RepoPath:
    """Raises `UsageError` for what is no JSON file of the repository: nothing else is ever overwritten."""
    if not name:
        return RepoPath(f"{kb_folder(workspace.project)}/curator-baseline.json")
    place = RepoPath(normpath(below(workspace.project, name)))
    if not is_inside(place) or not place.endswith(".json"):
        raise UsageError(f"the baseline is a .json file of the repository, not {place}")
    if (workspace.repository.root / place).is_dir():
        raise UsageError(f"the baseline is a file, and {place} is a folder")
    return place
