"""`package.json` files -> where the sources of a repository's own packages stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import basename, normpath

from curator.knowledge.import_sources import Sources, above, joined
from curator.parsers.manifests import Value, json_table, table, text, texts

_BUILT = re.compile(
    r"^(?:dist|build|lib|out|output|esm|cjs|es|types|bin)(?:/(?:esm|cjs|es|types|src|dist))*/"
)
_SUFFIX = re.compile(r"(?:\.d)?\.[cm]?[jt]sx?$")
_ENTRIES = ("source", "module", "main", "types", "typings", "browser")


@dataclass(frozen=True)
class ScriptPackages:
    sources: Sources

    def files(self, folder: str, module: str) -> Iterator[str]:
        """Paths that a bare module can mean to a file in a folder, with or without suffix, the likeliest first."""
        if module.startswith("#"):
            yield from self._internal(folder, module)
            return
        parts = module.split("/")
        count = 2 if module.startswith("@") else 1
        name, below = "/".join(parts[:count]), "/".join(parts[count:])
        for home in self._homes.get(name, ()):
            yield from _exported(home, self.tables[home], below)

    def entries(self, folder: str) -> Iterator[Iterator[str]]:
        """What a package starts and offers: for each target, the paths that its source can have."""
        values = self.tables[folder]
        for key in ("bin", *_ENTRIES, "exports"):
            yield from (sources_of(folder, one) for one in texts(values.get(key)) if "*" not in one)

    def _internal(self, folder: str, module: str) -> Iterator[str]:
        for home in above(folder):
            if home in self.tables:
                for target in _matched(table(self.tables[home], "imports"), module):
                    yield from sources_of(home, target)
                return

    @cached_property
    def tables(self) -> Mapping[str, dict[str, Value]]:
        """Folder -> its `package.json`."""
        return {folder: json_table(data) for folder, data in self.sources.named("package.json")}

    @cached_property
    def _homes(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for folder, values in self.tables.items():
            if name := text(values, "name"):
                found.setdefault(name, []).append(folder)
        return found


def _exported(folder: str, values: Mapping[str, Value], below: str) -> Iterator[str]:
    exports = values.get("exports")
    if isinstance(exports, dict) and any(key.startswith(".") for key in exports):
        for target in _matched(exports, f"./{below}" if below else "."):
            yield from sources_of(folder, target)
    elif not below:
        for target in texts(exports):
            yield from sources_of(folder, target)
    if below:
        yield from (joined(folder, start, below) for start in ("src", "", "lib"))
        return
    for key in _ENTRIES:
        for target in texts(values.get(key)):
            yield from sources_of(folder, target)
    for name in ("src/index", "index", "src/main", f"src/{basename(folder)}", "lib/index"):
        yield joined(folder, name)


def _matched(exports: Mapping[str, Value], wanted: str) -> Iterator[str]:
    """The targets of an entry, `*` filled in; the exact one first."""
    yield from texts(exports.get(wanted))
    for pattern, target in exports.items():
        start, star, end = pattern.partition("*")
        if star and wanted.startswith(start) and wanted.endswith(end):
            middle = wanted[len(start) : len(wanted) - len(end)]
            yield from (one.replace("*", middle) for one in texts(target))


def sources_of(folder: str, target: str) -> Iterator[str]:
    """A file that a manifest names, and the source that it may be built from."""
    target = normpath(target)
    if target.startswith(("..", "/")):
        return
    yield joined(folder, target)
    stem = _SUFFIX.sub("", target)
    bare = _BUILT.sub("", stem)
    if bare != stem:
        yield from (joined(folder, start, bare) for start in ("src", "", "lib"))
    yield joined(folder, stem)
