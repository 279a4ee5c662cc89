"""Files and lines -> their pages on the forge, at the commit that a site is built from."""

from dataclasses import dataclass

from curator.formats.forge import Forge
from curator.model.links import Target, TargetKind
from curator.model.text import RepoPath, Span


@dataclass(frozen=True, slots=True)
class Permalinks:
    forge: Forge | None
    commit: str | None
    folders: frozenset[RepoPath]

    def to(self, path: RepoPath, lines: Span | None = None) -> str | None:
        """None where no forge is known, or nothing is committed yet."""
        if self.forge is None or self.commit is None:
            return None
        if path in self.folders:
            return self.forge.folder(path, self.commit)
        return self.forge.file(path, self.commit, lines)

    def to_target(self, target: Target) -> str | None:
        """Of several files, their common folder's; of several definitions, the first's."""
        if target.kind is TargetKind.MEMBERS or len(target.paths) != 1:
            return self.to(common_folder(target.paths))
        return self.to(target.paths[0], target.spans[0] if target.spans else None)


def common_folder(paths: tuple[RepoPath, ...]) -> RepoPath:
    """The deepest folder that has all of them; `""` is the root."""
    if not paths:
        return RepoPath("")
    first, last = (path.split("/")[:-1] for path in (min(paths), max(paths)))
    common = []
    for one, other in zip(first, last, strict=False):
        if one != other:
            break
        common.append(one)
    return RepoPath("/".join(common))


def folders_of(paths: frozenset[RepoPath]) -> frozenset[RepoPath]:
    """Those of a tree's paths that are folders."""
    return frozenset(RepoPath(path.rpartition("/")[0]) for path in paths)
