"""A tree -> the words that its code uses now, and which files define a name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from curator.errors import UnreadableFile
from curator.knowledge.derived import Derived
from curator.knowledge.source_files import is_aside, is_built, is_own_source, may_name
from curator.model.code import Fingerprints, Symbol
from curator.model.text import RepoPath
from curator.parsers.languages import language_for
from curator.ports import EntryKind, Tree

_PACKAGE = re.compile(r"(?m)^[^\S\n]*+\"?name\"?\s*+[:=]\s*+\"(@?[\w./-]+)\"|^module\s+(\S+)")
_MANIFESTS = ("package.json", "Cargo.toml", "pyproject.toml", "go.mod", "deno.json", "jsr.json")
MOST_FILES = 40
"""Files that may define a name, above which nobody looks."""


_JVM = re.compile(
    r"(?:^|/)src/(?:main|commonMain|jvmMain)/(?:java|kotlin)/([^/]+/[^/]+(?:/[^/]+)?)/"
)


@dataclass(frozen=True)
class Names:
    """Words count wherever code has them, in tests too only where they define; comments and prose count nowhere."""

    tree: Tree
    derived: Derived
    gone: Sequence[RepoPath] = ()
    """Files that were there once."""
    _prints: dict[RepoPath, Fingerprints | None] = field(default_factory=dict)

    @cached_property
    def files(self) -> Mapping[RepoPath, frozenset[str]]:
        """Every file that may keep a name alive -> its words."""
        paths = [
            path
            for path, entry in self.tree.entries().items()
            if entry.kind is EntryKind.FILE and may_name(path)
        ]
        return self.derived.words(self.tree, paths)

    @cached_property
    def own(self) -> frozenset[str]:
        """Words of all that is not tests, examples or documentation."""
        return frozenset().union(
            *(words for path, words in self.files.items() if not is_aside(path))
        )

    def files_with(self, word: str) -> list[RepoPath]:
        """Own source files that have the word."""
        return [path for path, words in self.files.items() if word in words and is_own_source(path)]

    @cached_property
    def aside(self) -> frozenset[str]:
        """Words of the code of tests, examples and documentation."""
        return frozenset().union(*(self.files[path] for path in self._aside))

    @cached_property
    def _aside(self) -> tuple[RepoPath, ...]:
        return tuple(
            path
            for path in self.files
            if is_aside(path) and language_for(path) and not is_built(path)
        )

    def aside_with(self, word: str) -> list[RepoPath]:
        """Code of tests, examples and documentation that has the word."""
        return [path for path in self._aside if word in self.files[path]]

    def is_defined_aside(self, name: str) -> bool:
        """Whether a test, an example or code of the documentation defines it."""
        aside = self.aside_with(name)
        return len(aside) > MOST_FILES or any(
            symbol.rpartition(".")[2] == name for path in aside for symbol in self.symbols(path)
        )

    def symbols(self, path: RepoPath) -> Mapping[str, object]:
        prints = self.prints(path)
        return prints.symbols if prints else {}

    def prints(self, path: RepoPath) -> Fingerprints | None:
        """None for a file that is not there, or cannot be read."""
        if path not in self._prints:
            try:
                known = self.tree.entry(path) is not None
                self._prints[path] = self.derived.fingerprints(self.tree, path) if known else None
            except UnreadableFile:
                self._prints[path] = None
        return self._prints[path]

    def outline(self, path: RepoPath) -> tuple[Symbol, ...]:
        """A file's definitions; none where it cannot be read."""
        try:
            return self.derived.outline(self.tree, path).symbols
        except UnreadableFile:
            return ()

    def source(self, path: RepoPath) -> bytes:
        """Empty where it cannot be read."""
        try:
            return self.tree.read(path)
        except UnreadableFile:
            return b""

    @cached_property
    def packages(self) -> frozenset[str]:
        """What imports call this repository: packages of manifests, and Python's top folders."""
        return frozenset(self._packages())

    def _packages(self) -> Iterator[str]:
        for path in self.tree.entries():
            folder, _, name = path.rpartition("/")
            if name in _MANIFESTS and not is_aside(path):
                yield from self._manifest(path)
            if name == "__init__.py" and not is_aside(path):
                top = folder.removeprefix("src/").removeprefix("lib/").split("/")[0]
                yield top
            if name.endswith(".py") and folder in ("", "src", "lib"):
                yield name.removesuffix(".py")
        for path in (*self.tree.entries(), *self.gone):
            yield from _jvm_package(path)

    def _manifest(self, path: RepoPath) -> Iterator[str]:
        text = self.source(path)[:20_000].decode("utf-8", "replace")
        for found in _PACKAGE.finditer(text):
            name = found[1] or found[2]
            yield name
            yield name.replace("-", "_")

    def is_own_module(self, module: str) -> bool:
        """Whether an import of it means this repository."""
        tops = re.split(r"[./]|::", module)
        if module.startswith(("crate", "self.", "super.", ".")):
            return True
        return any(
            module == name or module.startswith((f"{name}/", f"{name}.", f"{name}::"))
            for name in self.packages
        ) or (tops[0] in self.packages or "/".join(module.split("/")[3:]) in self._go_folders)

    @cached_property
    def _go_folders(self) -> frozenset[str]:
        """Folders of Go packages two deep or more: by them imports tell a repository that has no `go.mod` yet."""
        folders = {path.rpartition("/")[0] for path in self.tree.entries() if path.endswith(".go")}
        return frozenset(folder for folder in folders if "/" in folder)


def _jvm_package(path: str) -> Iterator[str]:
    """The first three parts of a Java or Kotlin package, today's or a former one."""
    found = _JVM.search(path) if "src/" in path else None
    if found:
        yield found[1].replace("/", ".")
