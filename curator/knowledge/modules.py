"""A module as an import writes it -> the files of the tree that it can mean."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from posixpath import basename, dirname, join, normpath, splitext

from curator.model.text import RepoPath
from curator.parsers.languages import language_for
from curator.ports import Tree

_SCRIPTS = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")
_ROOTS = ("lib.rs", "main.rs", "mod.rs")
"""Rust files whose modules lie beside them, not in a folder of their name."""
_OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    ".py": ("/__init__.py",),
    ".rs": ("/mod.rs",),
    **{suffix: (*_SCRIPTS, *(f"/index{other}" for other in _SCRIPTS)) for suffix in _SCRIPTS},
}


def module_files(module: str, importer: RepoPath, tree: Tree) -> list[RepoPath]:
    """The nearest first; empty for what is not in the repository, and for a language whose imports are not read."""
    language = language_for(importer)
    if not module:
        return [importer]
    reader = _READERS.get(language.name if language else "")
    candidates = (normpath(path) for path in reader(module, importer)) if reader else ()
    known = dict.fromkeys(RepoPath(path) for path in candidates if not path.startswith(".."))
    return [path for path in known if tree.entry(path) is not None]


def same_module(path: RepoPath, tree: Tree) -> list[RepoPath]:
    """Where importers find a module that has become a folder, or a folder that has become one file."""
    stem, suffix = splitext(path)
    is_index = basename(path) in ("__init__.py", "mod.rs") or basename(stem) == "index"
    names = [f"{stem}{other}" for other in _OTHER_NAMES.get(suffix, ())]
    if is_index and dirname(path):
        names += [f"{dirname(path)}{other}" for other in (suffix, *_OTHER_NAMES.get(suffix, ()))]
    found = dict.fromkeys(RepoPath(name) for name in names if name != path)
    return [other for other in found if tree.entry(other) is not None]


def _python(module: str, importer: RepoPath) -> Iterator[str]:
    name = module.lstrip(".")
    dots = len(module) - len(name)
    parts = name.replace(".", "/")
    folders = _above(importer)[dots - 1 : dots] if dots else _above(importer)
    for folder in folders:
        for root in (folder,) if dots else (folder, join(folder, "src")):
            base = join(root, parts) if parts else root
            yield from (f"{base}.py", f"{base}.pyi", f"{base}/__init__.py")


def _script(module: str, importer: RepoPath) -> Iterator[str]:
    if not module.startswith("."):
        return
    base = join(dirname(importer), module)
    stem, suffix = splitext(base)
    yield base
    for start in (base, stem) if suffix in _SCRIPTS else (base,):
        yield from (f"{start}{other}" for other in _SCRIPTS)
        yield from (f"{start}/index{other}" for other in _SCRIPTS)


def _rust(module: str, importer: RepoPath) -> Iterator[str]:
    first, *rest = module.split("::")
    own = dirname(importer) if basename(importer) in _ROOTS else splitext(importer)[0]
    match first:
        case "crate":
            head, source, _ = f"/{importer}".rpartition("/src/")
            base = f"{head}{source}".strip("/")
        case "super":
            base = dirname(own)
            while rest[:1] == ["super"]:
                base, rest = dirname(base), rest[1:]
        case "self":
            base = own
        case _:
            base, rest = own, [first, *rest]
    path = join(base, *rest)
    if rest:
        return iter((f"{path}.rs", f"{path}/mod.rs"))
    return chain((join(path, root) for root in _ROOTS), (f"{path}.rs",))


def _above(path: RepoPath) -> list[str]:
    """The folders that a file is in, the nearest first, down to the root."""
    parts = dirname(path).split("/")
    return ["/".join(parts[:count]) for count in range(len(parts), 0, -1)] + [""] * bool(parts[0])


_READERS: Mapping[str, Callable[[str, RepoPath], Iterator[str]]] = {
    "python": _python,
    "javascript": _script,
    "typescript": _script,
    "tsx": _script,
    "rust": _rust,
}
