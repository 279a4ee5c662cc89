"""A workspace -> how its code hangs together, kept from one run to the next where nothing is uncommitted."""

import hashlib

from curator import __version__
from curator.model.text import RepoPath
from curator.retrieval.request import Surroundings
from curator.retrieval.sources import code_paths
from curator.workspace import Workspace

_KIND = f"surroundings:1 {__version__}"


def surroundings(workspace: Workspace, *, is_dirty: bool) -> Surroundings:
    """The imports of all code, and the entry points."""
    paths = code_paths(workspace.tree, workspace.project)
    if is_dirty:
        return _read(workspace, paths)
    key = _key(workspace, paths)
    known = workspace.derived.kept(_KIND, key, Surroundings)
    if known is None:
        known = _read(workspace, paths)
        workspace.derived.keep(_KIND, key, known)
    return known


def _read(workspace: Workspace, paths: list[RepoPath]) -> Surroundings:
    from curator.knowledge.entry_points import entry_points  # their patterns take 50 ms
    from curator.knowledge.import_graph import import_graph, import_sources

    tree, derived = workspace.tree, workspace.derived
    graph = import_graph(tree, derived, paths)
    sources = import_sources(tree, derived, paths)
    return Surroundings(graph.imports, graph.imported_by, entry_points(sources))


def _key(workspace: Workspace, paths: list[RepoPath]) -> str:
    """Of the whole tree: manifests say what an import means."""
    digest = hashlib.sha256()
    for path, entry in workspace.tree.entries().items():
        digest.update(f"{path}\0{entry.blob}\0".encode("utf-8", "surrogateescape"))
    digest.update("\0".join(paths).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
