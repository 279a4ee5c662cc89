"""Includes of C and C++ and Ruby's `require` -> the files that they mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from posixpath import basename, dirname, normpath

from curator.knowledge.import_sources import Resolver, Sources, joined, nearest
from curator.model.imports import Imports
from curator.model.text import RepoPath

_INCLUDE_FOLDERS = ("include", "inc", "src", "")
_LOAD_FOLDERS = ("lib", "spec", "test", "app", "")


def c_resolver(sources: Sources) -> Resolver:
    return _Included(sources).files


def ruby_resolver(sources: Sources) -> Resolver:
    return _Required(sources).files


@dataclass(frozen=True)
class _Included:
    sources: Sources

    def files(self, path: RepoPath, imports: Imports) -> Iterator[RepoPath]:
        for one in imports.modules:
            file = one.module.strip("<>")
            beside = self.sources.first([normpath(joined(dirname(path), file))])
            if beside and not one.module.startswith("<"):
                yield beside
            else:
                yield from nearest(path, self._below(normpath(file), one.module))[:1]

    def _below(self, file: str, module: str) -> list[RepoPath]:
        """Files that an include path ends in; `<a.h>` without a folder is a library's unless a folder is made for it."""
        found = self.sources.ending(file)
        if "/" in file or not module.startswith("<"):
            return found
        return [one for one in found if basename(dirname(one)) in _INCLUDE_FOLDERS[:2]]


@dataclass(frozen=True)
class _Required:
    sources: Sources

    def files(self, path: RepoPath, imports: Imports) -> Iterator[RepoPath]:
        for one in imports.modules:
            name = one.module if one.module.endswith(".rb") else f"{one.module}.rb"
            if name.startswith("."):
                found = self.sources.first([normpath(joined(dirname(path), name))])
                yield from [found] if found else []
            else:
                yield from nearest(path, self._loaded(name))[:1]

    def _loaded(self, name: str) -> list[RepoPath]:
        """Files below a folder that Ruby loads from."""
        if name not in self._known:
            found = self.sources.ending(name)
            self._known[name] = [
                one for one in found if basename(one[: -len(name)].rstrip("/")) in _LOAD_FOLDERS
            ]
        return self._known[name]

    @cached_property
    def _known(self) -> dict[str, list[RepoPath]]:
        return {}
