"""Rust's `use` paths and `mod` declarations -> the files that they mean.

A path is followed as far as there are files, and on by `pub use` where a file hands its next part on. The rest of it, a type or
a function, stands in the last file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from posixpath import basename, dirname, join, normpath, splitext

from curator.knowledge.import_sources import Resolver, Sources, above, joined
from curator.model.imports import EVERYTHING, Imports
from curator.model.text import RepoPath
from curator.parsers.manifests import table, tables, text, toml_table

_ROOTS = ("lib.rs", "main.rs", "build.rs")
_TARGETS = ("tests", "examples", "benches", "bin")
"""Folders in which each file is a crate of its own."""
_HANDS = 8
"""Files that hand a name on to each other, above which nobody looks."""

Parts = Sequence[str]


def rust_resolver(sources: Sources) -> Resolver:
    return _Rust(sources).files


@dataclass(frozen=True)
class _Rust:
    sources: Sources

    def files(self, path: RepoPath, imports: Imports) -> Iterator[RepoPath]:
        for one in imports.modules:
            for there in one.names.values() or [""]:
                found = self._meant(path, _parts(one.module, there), _HANDS)
                if found:
                    yield found

    def _meant(self, path: RepoPath, parts: Parts, hands: int) -> RepoPath | None:
        start = self._start(path, parts)
        if start:
            return self._walked(*start, hands)
        first, *rest = parts
        handed = self.sources.handed_on(path, first) if rest and hands else None
        if handed is None:
            return None
        return self._meant(path, [*_parts(handed[0].module, handed[1]), *rest], hands - 1)

    def _start(self, path: RepoPath, parts: Parts) -> tuple[str, Parts] | None:
        """The folder that a path of modules begins in, and what is left of it; None: the name of something else."""
        own = self._folder(path)
        first, *rest = parts
        match first:
            case "crate":
                return self._crate(path), rest
            case "self":
                return own, rest
            case "super":
                above = next((i for i, part in enumerate(parts) if part != "super"), len(parts))
                return "/".join(own.split("/")[:-above]), parts[above:]
        if self.sources.first((f"{own}/{first}.rs", f"{own}/{first}/mod.rs")):
            return own, parts
        return (self._crates[first], rest) if first in self._crates else None

    def _walked(self, folder: str, parts: Parts, hands: int) -> RepoPath | None:
        """From a module's folder as far down as there are files."""
        for count in range(len(parts), -1, -1):
            base = joined(folder, *parts[:count])
            found = self.sources.first(
                (f"{base}.rs", f"{base}/mod.rs")
                if count
                else (*(joined(base, root) for root in (*_ROOTS, "mod.rs")), f"{base}.rs")
            )
            if found:
                return self._followed(found, parts[count:], hands)
        return None

    def _followed(self, path: RepoPath, rest: Parts, hands: int) -> RepoPath:
        handed = self.sources.handed_on(path, rest[0]) if rest and hands else None
        if handed is None:
            return path
        parts = [*_parts(handed[0].module, handed[1]), *rest[1:]]
        return self._meant(path, parts, hands - 1) or path

    def _folder(self, path: RepoPath) -> str:
        """Where the modules of a file's module stand."""
        is_root = basename(path) in (*_ROOTS, "mod.rs") or path in self._targets
        return dirname(path) if is_root or self._is_target(path) else splitext(path)[0]

    def _is_target(self, path: RepoPath) -> bool:
        folder = dirname(path)
        return basename(folder) in _TARGETS and (
            basename(dirname(folder)) == "src" or dirname(folder) in self._manifests
        )

    def _crate(self, path: RepoPath) -> str:
        """The folder of the crate that a file belongs to."""
        for folder in above(dirname(path)):
            if self.sources.first(joined(folder, root) for root in _ROOTS[:2]):
                return folder
            if basename(folder) in _TARGETS and dirname(folder) in self._manifests:
                return folder
            if folder in self._manifests:
                break
        return dirname(path)

    @cached_property
    def _manifests(self) -> dict[str, dict[str, object]]:
        return {folder: toml_table(data) for folder, data in self.sources.named("Cargo.toml")}

    @cached_property
    def _crates(self) -> dict[str, str]:
        """What code calls the crates of this repository -> their folders."""
        found: dict[str, str] = {}
        for folder, manifest in self._manifests.items():
            library = table(manifest, "lib")
            name = text(library, "name") or text(table(manifest, "package"), "name")
            file = joined(folder, text(library, "path") or "src/lib.rs")
            if name and normpath(file) in self.sources.files:
                found.setdefault(name.replace("-", "_"), dirname(normpath(file)))
        return found

    @cached_property
    def _targets(self) -> frozenset[str]:
        """Files that a manifest names as crates."""
        return frozenset(
            normpath(join(folder, text(one, "path")))
            for folder, manifest in self._manifests.items()
            for one in (table(manifest, "lib"), *(t for k in _KINDS for t in tables(manifest, k)))
            if text(one, "path")
        )


_KINDS = ("bin", "test", "example", "bench")


def _parts(module: str, name: str) -> list[str]:
    whole = [*module.split("::"), *([name] if name != EVERYTHING else [])]
    return [part for part in whole if part] or [""]
