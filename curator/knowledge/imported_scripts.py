"""JavaScript's and TypeScript's imports -> the files that they mean, as node, bundlers and `tsc` look for them.

A package of this repository is taken as its source, though its manifest names what is built from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import basename, dirname, normpath, splitext

from curator.knowledge.import_packages import ScriptPackages
from curator.knowledge.import_sources import Resolver, Sources, above, joined
from curator.model.imports import EVERYTHING, Imports
from curator.model.text import RepoPath
from curator.parsers.manifests import Value, json_table, table, text, texts

SUFFIXES = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".d.ts", ".d.mts", ".vue", ".svelte", ".json")  # fmt: skip
_WRITTEN = (".js", ".jsx", ".mjs", ".cjs")
"""Suffixes under which an import may name what TypeScript is compiled to."""
_HANDS = 8
"""Files that hand a name on to each other, above which nobody looks."""
_CONFIGURATIONS = ("tsconfig.json", "tsconfig.base.json", "tsconfig.app.json", "jsconfig.json")


def script_resolver(sources: Sources) -> Resolver:
    return _Scripts(sources).files


@dataclass(frozen=True)
class _Scripts:
    sources: Sources

    def files(self, path: RepoPath, imports: Imports) -> Iterator[RepoPath]:
        for one in imports.modules:
            found = self._file_of(path, one.module)
            if found:
                for there in one.names.values() or [EVERYTHING]:
                    yield self._followed(found, there, _HANDS)

    def _followed(self, path: RepoPath, name: str, hands: int) -> RepoPath:
        """The file itself, unless it is an index and has the name from a file that is found."""
        is_index = splitext(basename(path))[0] == "index"
        handed = self.sources.handed_on(path, name) if hands and is_index else None
        found = self._file_of(path, handed[0].module) if handed else None
        return self._followed(found, handed[1], hands - 1) if found and handed else path

    def _file_of(self, path: RepoPath, module: str) -> RepoPath | None:
        module = module.partition("?")[0]
        key = (dirname(path), module)
        if key not in self._known:
            bases = self._bases(dirname(path), module)
            found = (self._file(normpath(base)) for base in bases)
            self._known[key] = next((one for one in found if one), None)
        return self._known[key]

    def _bases(self, folder: str, module: str) -> Iterator[str]:
        if module.startswith("."):
            base = normpath(joined(folder, module))
            yield base
            yield from [base.replace("/dist/", "/src/", 1)] if "/dist/" in base else []
            return
        yield from self._aliased(folder, module)
        yield from self._packages.files(folder, module)

    def _aliased(self, folder: str, module: str) -> Iterator[str]:
        for one in above(folder):
            for pattern, bases in self._aliases.get(one, ()):
                start, star, end = pattern.partition("*")
                if module == pattern or (
                    star and module.startswith(start) and module.endswith(end)
                ):
                    middle = module[len(start) : len(module) - len(end)]
                    yield from (base.replace("*", middle, 1) for base in bases)

    def _file(self, base: str) -> RepoPath | None:
        return self.sources.first(candidates(base))

    @cached_property
    def _packages(self) -> ScriptPackages:
        return ScriptPackages(self.sources)

    @cached_property
    def _aliases(self) -> Mapping[str, list[tuple[str, list[str]]]]:
        """Folder of a `tsconfig.json` -> the patterns that it sets, and what they stand for."""
        found: dict[str, list[tuple[str, list[str]]]] = {}
        for name in _CONFIGURATIONS:
            for folder, data in self.sources.named(name):
                options = table(json_table(data), "compilerOptions")
                found.setdefault(folder, []).extend(_patterns(folder, options))
        return found

    @cached_property
    def _known(self) -> dict[tuple[str, str], RepoPath | None]:
        return {}


def candidates(base: str) -> Iterator[str]:
    """The files that a path without or with a suffix can mean."""
    if base.startswith(".."):
        return
    stem, suffix = splitext(base)
    yield base
    if suffix in _WRITTEN:
        yield from (stem + other for other in SUFFIXES[:4])
    yield from (base + other for other in SUFFIXES)
    yield from (joined("" if base == "." else base, f"index{other}") for other in SUFFIXES)


def _patterns(folder: str, options: Mapping[str, Value]) -> Iterator[tuple[str, list[str]]]:
    start = normpath(joined(folder, text(options, "baseUrl")) or ".")
    for pattern, bases in table(options, "paths").items():
        yield pattern, [normpath(joined(start, base)) for base in texts(bases)]
    if "baseUrl" in options:
        yield "*", [joined(start, "*")]
