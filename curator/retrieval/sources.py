"""A tree -> the files that are worth an index: text that people wrote, by name first, by content once read."""

import re
from collections.abc import Iterable

from curator.knowledge.pages import below, document_paths, is_note
from curator.model.config import Project
from curator.model.text import RepoPath
from curator.parsers.globs import matching
from curator.ports import EntryKind, Tree

LARGEST = 2_000_000
# fmt: off
_OTHER_SUFFIXES = frozenset((
    "7z", "a", "avi", "avif", "bin", "bmp", "bz2", "class", "crt", "csv", "dat", "db", "der", "dll", "dylib", "eot", "exe",
    "geojson", "gif", "gz", "h5", "ico", "icns", "jar", "jpeg", "jpg", "jsonl", "lock", "lockb", "lockfile", "map", "mo",
    "mov", "mp3", "mp4", "ndjson", "npy", "npz", "o", "ogg", "onnx", "otf", "parquet", "pdf", "pem", "pickle", "pkl",
    "png", "psd", "pyc", "so", "snap", "sqlite", "sum", "svg", "tar", "tgz", "tiff", "tsv", "ttf", "wasm", "wav", "webm",
    "webp", "woff", "woff2", "xz", "zip", "zst",
))
_OTHER_NAMES = frozenset((
    "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "packages.lock.json", "Package.resolved", "go.work.sum",
    ".pnp.cjs", ".pnp.loader.mjs", ".gitignore", ".gitattributes",
))
_DATA_SUFFIXES = (".json", ".xml", ".yaml", ".yml", ".txt", ".po")
# fmt: on
_MINIFIED = re.compile(r"[.-]min\.(?:js|mjs|cjs|css)\Z")
_LARGEST_DATA = 100_000
"""Bytes; a file of a format that people write by hand too is data when it is larger."""
_LONG_LINE = 500


def code_paths(tree: Tree, project: Project) -> list[RepoPath]:
    """Whatever else the configuration takes for code and does not look like data, sorted."""
    config = project.config
    taken = matching([below(project, glob) for glob in config.code], _files(tree))
    left_out = {*matching([below(project, glob) for glob in config.exclude], taken)}
    left_out.update(document_paths(tree, project))
    return [
        path
        for path in taken
        if path not in left_out and not is_note(path, project) and _may_be_source(path)
    ]


def source_text(data: bytes, path: str = "") -> str | None:
    """The text of a file; None where it is binary, too large, minified or data."""
    if len(data) > LARGEST or b"\0" in data[:8_000]:
        return None
    if len(data) > _LONG_LINE * (data.count(b"\n") + 1):
        return None
    if len(data) > _LARGEST_DATA and path.lower().endswith(_DATA_SUFFIXES):
        return None
    return data.decode("utf-8-sig", "replace")


def _files(tree: Tree) -> Iterable[RepoPath]:
    return (path for path, entry in tree.entries().items() if entry.kind is EntryKind.FILE)


def _may_be_source(path: RepoPath) -> bool:
    name = path.rpartition("/")[2]
    suffix = name.rpartition(".")[2].lower()
    return not (name in _OTHER_NAMES or suffix in _OTHER_SUFFIXES or _MINIFIED.search(name.lower()))
