"""A tree -> which of its files import which, as files, not names."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from curator.knowledge.derived import Derived
from curator.knowledge.import_sources import Resolver, Sources
from curator.knowledge.imported_go import go_resolver
from curator.knowledge.imported_packages import csharp_resolver, jvm_resolver, php_resolver
from curator.knowledge.imported_paths import c_resolver, ruby_resolver
from curator.knowledge.imported_python import python_resolver
from curator.knowledge.imported_rust import rust_resolver
from curator.knowledge.imported_scripts import script_resolver
from curator.model.text import RepoPath
from curator.parsers.languages import language_for
from curator.ports import Tree

_RESOLVERS: Mapping[str, Callable[[Sources], Resolver]] = {
    "python": python_resolver,
    "javascript": script_resolver,
    "typescript": script_resolver,
    "tsx": script_resolver,
    "go": go_resolver,
    "rust": rust_resolver,
    "java": jvm_resolver,
    "kotlin": jvm_resolver,
    "csharp": csharp_resolver,
    "php": php_resolver,
    "ruby": ruby_resolver,
    "c": c_resolver,
    "cpp": c_resolver,
}


@dataclass(frozen=True, slots=True)
class ImportGraph:
    """Both ways, by path, each file's others sorted; a file without any is in neither."""

    imports: Mapping[RepoPath, tuple[RepoPath, ...]]
    imported_by: Mapping[RepoPath, tuple[RepoPath, ...]]


def import_graph(tree: Tree, derived: Derived, paths: Collection[RepoPath]) -> ImportGraph:
    """What these files import of the tree. Imports of what is not in it are dropped."""
    sources = import_sources(tree, derived, paths)
    made = {make: make(sources) for make in dict.fromkeys(_RESOLVERS.values())}
    imports: dict[RepoPath, tuple[RepoPath, ...]] = {}
    for path, written in sources.imports.items():
        language = language_for(path)
        resolve = made[_RESOLVERS[language.name if language else ""]]
        if found := {*resolve(path, written)} - {path}:
            imports[path] = tuple(sorted(found))
    return ImportGraph(imports, _reversed(imports))


def import_sources(tree: Tree, derived: Derived, paths: Collection[RepoPath]) -> Sources:
    """The files whose imports can be read, sorted, with those imports."""
    read = [path for path in sorted(paths) if is_read(path)]
    return Sources(tree, derived, derived.imports(tree, read))


def is_read(path: RepoPath) -> bool:
    language = language_for(path)
    return language is not None and language.name in _RESOLVERS


def _reversed(
    imports: Mapping[RepoPath, tuple[RepoPath, ...]],
) -> Mapping[RepoPath, tuple[RepoPath, ...]]:
    found: dict[RepoPath, list[RepoPath]] = {}
    for path, others in imports.items():
        for other in others:
            found.setdefault(other, []).append(path)
    return {path: tuple(found[path]) for path in sorted(found)}
