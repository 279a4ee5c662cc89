"""Imports that name definitions of packages (Java, Kotlin, C#, PHP) -> the files that define them.

What a file may use without naming it, the types of its own package and of packages that it takes whole, is an import where the file
has the type's name as a word.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname, normpath

from curator.knowledge.import_sources import Resolver, Sources, joined, nearest
from curator.model.imports import Imports
from curator.model.text import RepoPath

_WHOLE = ".*"
_SHARED = 8
"""Files of one name in one package, equally near, above which it tells nothing."""

Definitions = Mapping[str, list[RepoPath]]


def jvm_resolver(sources: Sources) -> Resolver:
    return _Packages(sources, (".java", ".kt", ".kts")).files


def csharp_resolver(sources: Sources) -> Resolver:
    """A namespace sees those that it is in."""
    return _Packages(sources, (".cs",), sees_outer=True).files


def php_resolver(sources: Sources) -> Resolver:
    return _Packages(sources, (".php",)).files


@dataclass(frozen=True)
class _Packages:
    sources: Sources
    suffixes: tuple[str, ...]
    sees_outer: bool = False

    def files(self, path: RepoPath, imports: Imports) -> Iterator[RepoPath]:
        named = {*imports.package.split("."), *imports.defines}
        wholes = dict.fromkeys([imports.package])
        if self.sees_outer:
            parts = imports.package.split(".")
            wholes.update(dict.fromkeys(".".join(parts[:count]) for count in range(1, len(parts))))
        for one in imports.modules:
            named.update(one.module.split("."))
            if one.module.startswith("./"):
                file = normpath(joined(dirname(path), one.module))
                yield from [RepoPath(file)] if file in self.sources.files else []
            elif one.module.endswith(_WHOLE) and one.module[:-2] in self._defined:
                wholes[one.module[:-2]] = None
            else:
                yield from self._defining(path, one.module.removesuffix(_WHOLE))
        yield from self._used(path, wholes, named)

    def _defining(self, path: RepoPath, name: str) -> list[RepoPath]:
        """Of `a.b.C.d` the files that define it, or `C` in `a.b`."""
        package, dot, last = name.rpartition(".")
        while dot:
            if package in self._defined:
                return self._near(path, self._defined[package].get(last, ()))
            package, dot, last = package.rpartition(".")
        return []

    def _used(self, path: RepoPath, packages: Iterable[str], named: set[str]) -> Iterator[RepoPath]:
        """The types that a file has as words, but for those that its imports name: they may be others of the same name."""
        words = self._words.get(path, frozenset())
        for package in packages:
            types = self._defined.get(package, {})
            for name in sorted(words & types.keys()):
                if name[:1].isupper() and name not in named:
                    yield from self._near(path, types[name])

    def _near(self, path: RepoPath, files: Iterable[RepoPath]) -> list[RepoPath]:
        found = nearest(path, files)
        return found if len(found) <= _SHARED else []

    @cached_property
    def _own(self) -> list[RepoPath]:
        return [path for path in self.sources.imports if path.endswith(self.suffixes)]

    @cached_property
    def _defined(self) -> Mapping[str, Definitions]:
        """Package -> what is defined in it -> where."""
        found: dict[str, dict[str, list[RepoPath]]] = {}
        for path in self._own:
            imports = self.sources.imports[path]
            for name in imports.defines:
                found.setdefault(imports.package, {}).setdefault(name, []).append(path)
        return found

    @cached_property
    def _words(self) -> Mapping[RepoPath, frozenset[str]]:
        return self.sources.derived.words(self.sources.tree, self._own)
