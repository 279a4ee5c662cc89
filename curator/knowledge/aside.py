"""A name that only tests and examples have -> whether they show that something of that name is there."""

import re
from posixpath import splitext

from curator.knowledge.names import MOST_FILES, Names
from curator.knowledge.source_files import is_example
from curator.model.text import RepoPath
from curator.parsers.mention_code import FAMILIES
from curator.parsers.mention_imports import imports
from curator.parsers.words import blank_comments

_RAW = re.compile(r"\"\"\".*?\"\"\"", re.DOTALL)
"""A string of many lines, in Java, Kotlin and C#."""


def is_alive_aside(name: str, names: Names) -> bool:
    """Whether a test or an example defines it, has it from elsewhere, or uses it so that it must be there.

    A test is run, so what it names outside of strings is there. An example may be left behind: a member that it calls
    proves nothing, nor does what it imports from this repository.
    """
    paths = names.aside_with(name)
    return (
        len(paths) > MOST_FILES
        or names.is_defined_aside(name)
        or any(_keeps(name, path, names) for path in paths)
    )


def _keeps(name: str, path: RepoPath, names: Names) -> bool:
    family = FAMILIES.get(splitext(path)[1][1:].lower(), "c")
    text = names.source(path).decode("utf-8", "replace")
    if family in ("jvm", "csharp"):
        text = _RAW.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    code = blank_comments(text, family)
    modules = [one.module for one in imports(text, code, family) if name in (one.name, one.target)]
    if modules:
        return not all(names.is_own_module(module) for module in modules)
    start = r"(?<![\w$.>])(?<!::)" if is_example(path) else r"(?<![\w$])"
    return re.search(rf"{start}{re.escape(name)}(?![\w$])", code) is not None
