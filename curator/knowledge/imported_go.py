"""Go's imports -> the files of the packages that they mean, without tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname

from curator.knowledge.import_sources import Resolver, Sources, joined
from curator.model.imports import Imports
from curator.model.text import RepoPath
from curator.parsers.manifests import go_module


def go_resolver(sources: Sources) -> Resolver:
    return _Go(sources).files


@dataclass(frozen=True)
class _Go:
    sources: Sources

    def files(self, path: RepoPath, imports: Imports) -> Iterator[RepoPath]:
        own = dirname(path)
        for one in imports.modules:
            folder = self._folder(one.module)
            if folder is not None and folder != own:
                yield from self._packages.get(folder, ())
            elif folder == own:  # a test of the package that stands outside it
                yield from (file for file in self._packages.get(own, ()) if file != path)

    def _folder(self, module: str) -> str | None:
        """The folder of a package, by the module of this repository whose path begins it, the longest first."""
        for name, folder in self._modules:
            if module == name or module.startswith(f"{name}/"):
                return joined(folder, module[len(name) + 1 :])
        return None

    @cached_property
    def _modules(self) -> list[tuple[str, str]]:
        found = [(go_module(data), folder) for folder, data in self.sources.named("go.mod")]
        return sorted((one for one in found if one[0]), key=lambda one: (-len(one[0]), one))

    @cached_property
    def _packages(self) -> dict[str, list[RepoPath]]:
        found: dict[str, list[RepoPath]] = {}
        for path in self.sources.imports:
            if path.endswith(".go") and not path.endswith("_test.go"):
                found.setdefault(dirname(path), []).append(path)
        return found
