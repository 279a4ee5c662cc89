"""A repository's manifests and main programs -> the files in which reading it begins."""

from collections.abc import Iterator
from posixpath import normpath

from curator.knowledge.import_packages import ScriptPackages
from curator.knowledge.import_sources import Sources, joined
from curator.knowledge.imported_python import python_resolver
from curator.knowledge.imported_scripts import candidates
from curator.knowledge.source_files import is_own_source
from curator.model.imports import Import, Imports
from curator.model.text import RepoPath
from curator.parsers.manifests import Value, table, tables, text, toml_table

_SCRIPTS = (("project", "scripts"), ("project", "gui-scripts"), ("tool", "poetry", "scripts"))


def entry_points(sources: Sources) -> tuple[RepoPath, ...]:
    """What is started or offered to others, sorted; tests, examples and what is built are left out.

    Scripts of `pyproject.toml` and each `__main__.py`; what `package.json` exports and starts; Rust's crates; files with the
    `main` of Go, Java or Kotlin.
    """
    readers = (_python, _javascript, _rust, _programs)
    found = {path for read in readers for path in read(sources)}
    return tuple(sorted(path for path in found if is_own_source(path)))


def _python(sources: Sources) -> Iterator[RepoPath]:
    resolve = python_resolver(sources)
    yield from (path for path in sources.imports if path.endswith("/__main__.py"))
    for folder, data in sources.named("pyproject.toml"):
        importer = RepoPath(joined(folder, "pyproject.toml"))
        yield from resolve(importer, Imports(tuple(_scripts(toml_table(data)))))


def _scripts(manifest: dict[str, Value]) -> Iterator[Import]:
    for first, *others in _SCRIPTS:
        scripts = table(manifest, first)
        for key in others:
            scripts = table(scripts, key)
        for name in scripts:
            module, _, function = text(scripts, name).partition(":")
            if module:
                yield Import(
                    module.strip(), {function: function} if function.isidentifier() else {}
                )


def _javascript(sources: Sources) -> Iterator[RepoPath]:
    packages = ScriptPackages(sources)
    for folder in packages.tables:
        for bases in packages.entries(folder):
            found = sources.first(path for base in bases for path in candidates(normpath(base)))
            if found:
                yield found


def _rust(sources: Sources) -> Iterator[RepoPath]:
    for folder, data in sources.named("Cargo.toml"):
        manifest = toml_table(data)
        named = [text(one, "path") for one in (table(manifest, "lib"), *tables(manifest, "bin"))]
        for name in ("src/main.rs", "src/lib.rs", *filter(None, named)):
            if found := sources.first([normpath(joined(folder, name))]):
                yield found
        programs = joined(folder, "src/bin/")
        yield from (
            path
            for path in sources.imports
            if path.startswith(programs)
            and (path.count("/") == programs.count("/") or path.endswith("/main.rs"))
        )


def _programs(sources: Sources) -> Iterator[RepoPath]:
    yield from (path for path, imports in sources.imports.items() if imports.is_program)
