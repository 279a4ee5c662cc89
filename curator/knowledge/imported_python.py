"""Python's imports -> the files that they mean.

A name that a package only hands on (`from pkg import X`, where `pkg/__init__.py` has it from `._x`) means the file that has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from posixpath import basename, dirname

from curator.knowledge.import_sources import Resolver, Sources, above, joined
from curator.knowledge.source_files import is_aside
from curator.model.imports import EVERYTHING, Import, Imports
from curator.model.text import RepoPath

_FILES = ("/__init__.py", ".py", "/__init__.pyi", ".pyi")
_BELOW = ("", "src", "lib", "python")
"""Where the packages of a project stand in its folder."""
_MANIFESTS = ("pyproject.toml", "setup.py", "setup.cfg")
_HANDS = 8
"""Packages that hand a name on to each other, above which nobody looks."""


def python_resolver(sources: Sources) -> Resolver:
    return _Python(sources).files


@dataclass(frozen=True)
class _Python:
    sources: Sources

    def files(self, path: RepoPath, imports: Imports) -> Iterator[RepoPath]:
        for one in imports.modules:
            for there in one.names.values() or [""]:
                yield from self._meant(path, one, there, _HANDS)

    def _meant(self, path: RepoPath, one: Import, name: str, hands: int) -> Iterator[RepoPath]:
        for base in self._bases(path, one.module):
            taken = self._file(joined(base, name)) if name not in ("", EVERYTHING) else None
            found = taken or self._file(base)
            if found:
                yield from [found] if taken or not name else self._followed(found, name, hands)
                return

    def _followed(self, path: RepoPath, name: str, hands: int) -> Iterator[RepoPath]:
        """The file itself, unless it is a package's and has the name from a file that is found."""
        handed = self.sources.handed_on(path, name) if hands and _is_package(path) else None
        elsewhere = list(self._meant(path, *handed, hands - 1)) if handed else []
        yield from elsewhere or [path]

    def _file(self, base: str) -> RepoPath | None:
        return self.sources.first(base + end for end in _FILES)

    def _bases(self, path: RepoPath, module: str) -> Iterator[str]:
        """What a module's path can be, without suffix, the likeliest first."""
        name = module.lstrip(".")
        parts = name.replace(".", "/")
        if dots := len(module) - len(name):
            folders = list(above(dirname(path)))
            yield from [joined(folders[dots - 1], parts)] if dots <= len(folders) else []
            return
        top = parts.partition("/")[0]
        for root in self._roots(dirname(path), top):
            yield joined(root, parts)

    def _roots(self, folder: str, top: str) -> Sequence[str]:
        key = (folder, top)
        if key not in self._known:
            found = dict.fromkeys((*self._around(folder), *self._projects))
            self._known[key] = [root for root in found if self._is_there(joined(root, top))]
        return self._known[key]

    def _is_there(self, base: str) -> bool:
        return base in self._folders or self._file(base) is not None

    def _around(self, folder: str) -> Iterator[str]:
        """The folders above that are no packages: a package's own files are found by their full names only."""
        for one in above(folder):
            if self.sources.first([joined(one, "__init__.py")]) is None:
                yield from (joined(one, below) for below in _BELOW)

    @cached_property
    def _projects(self) -> Sequence[str]:
        """Roots of this repository's other projects, without those that tests and examples have."""
        manifests = [folder for name in _MANIFESTS for folder, _ in self.sources.named(name)]
        own = [folder for folder in sorted(manifests) if not is_aside(RepoPath(f"{folder}/x"))]
        return [joined(folder, below) for folder in own for below in _BELOW]

    @cached_property
    def _folders(self) -> frozenset[str]:
        """Folders with Python in them, at any depth."""
        holding = {dirname(path) for path in self.sources.files if path.endswith((".py", ".pyi"))}
        return frozenset(one for folder in holding for one in above(folder) if one)

    @cached_property
    def _known(self) -> dict[tuple[str, str], Sequence[str]]:
        return {}


def _is_package(path: RepoPath) -> bool:
    return basename(path) in ("__init__.py", "__init__.pyi")
