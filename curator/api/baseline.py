"""The baseline: the defects that an old repository lives with for now."""

from collections import Counter
from collections.abc import Mapping
from posixpath import normpath

from curator.adapters.writing import write_file
from curator.api.evidence import whole_evidence
from curator.api.read import read
from curator.errors import UsageError
from curator.formats.known_defects import known_defects_text
from curator.knowledge.pages import below, kb_folder
from curator.lint.gravity import at_least
from curator.lint.known import still_there
from curator.lint.run import outcome
from curator.model.config import LintConfig
from curator.model.diagnostics import Key
from curator.model.text import RepoPath
from curator.parsers.known_defects import parse_known_defects
from curator.workspace import Workspace


def known_defects(workspace: Workspace, name: str) -> Counter[Key]:
    """What the baseline with this name, or at its usual place, knows. Raises `ConfigError` where it cannot be read."""
    place = _place(workspace, name)
    if workspace.tree.entry(place) is None:
        return Counter()
    return parse_known_defects(workspace.tree.read(place), place)


def update_baseline(workspace: Workspace, config: LintConfig) -> str:
    """Write it: the first time with all that fails, later without what has been mended. Says what was done.

    Raises `StorageError`, and `UsageError` where git ignores the file: then nobody else would have it.
    """
    place = _place(workspace, config.baseline)
    if workspace.tree.entry(place) is None and (workspace.repository.root / place).exists():
        raise UsageError(f"git ignores {place}: name another file, or change .gitignore")
    everything = outcome(whole_evidence(read(workspace), workspace, config), config).diagnostics
    found = at_least(everything, config.fail_on)
    is_new = workspace.tree.entry(place) is None
    known = Counter[Key]() if is_new else known_defects(workspace, config.baseline)
    kept = Counter(item.key for item in found) if is_new else still_there(everything, known)
    if is_new or kept != known:
        write_file(workspace.repository.root, place, known_defects_text(kept))
    return f"{place}: {_told(kept, known, is_new=is_new)}"


def _told(kept: Mapping[Key, int], known: Mapping[Key, int], *, is_new: bool) -> str:
    count, before = sum(kept.values()), sum(known.values())
    return f"{count} known" if is_new else f"{count} known, {before - count} mended"


def _place(workspace: Workspace, name: str) -> RepoPath:
    if name:
        return RepoPath(normpath(below(workspace.project, name)))
    return RepoPath(f"{kb_folder(workspace.project)}/curator-baseline.json")
