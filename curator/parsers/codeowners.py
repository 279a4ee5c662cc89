"""CODEOWNERS -> rules, and the owners of a path, as GitHub reads them.

https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
"""

import re
from collections.abc import Iterable, Iterator

from curator.model.owners import CodeOwners, OwnerRule
from curator.model.text import RepoPath
from curator.parsers.globs import glob_regex, is_glob
from curator.parsers.prose import text_lines

PLACES = tuple(map(RepoPath, (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")))
"""The first that exists counts."""

_LARGEST = 3 * 1024 * 1024
_NAME = r"[A-Za-z0-9][\w.-]*+"
_OWNER = re.compile(
    rf"@{_NAME}(?:/{_NAME})*+(?:\[bot\])?|[^\s@<>\"'`]++@[^\s@.<>\"'`]++(?:\.[^\s@.<>\"'`]++)++",
    re.ASCII,
)
_LINE = re.compile(r"((?:\\.|[^\s\\])++)(.*)")
_ESCAPED = re.compile(r"\\(.)")
_WILDCARDS = re.compile(r"[*?]+")
_MOST_STARS = 20


def parse_codeowners(data: bytes, path: RepoPath) -> CodeOwners | None:
    """None for a file that is too large for GitHub to load. A line that it cannot read is skipped, as it does."""
    if len(data) > _LARGEST:
        return None
    lines = text_lines(data.decode("utf-8", "surrogateescape"))
    return CodeOwners(path, tuple(_rules(lines)))


def is_owner(text: str) -> bool:
    """Whether it is written as one: `@user`, `@organisation/team` or an address."""
    return _OWNER.fullmatch(text) is not None


def code_owners(file: CodeOwners, path: RepoPath) -> tuple[str, ...]:
    """The owners of a path; empty where no rule matches it, or the last that does names nobody."""
    for rule in reversed(file.rules):
        if owner_pattern_matches(rule.pattern, path):
            return rule.owners
    return ()


def owner_pattern_matches(pattern: str, path: RepoPath) -> bool:
    """As in .gitignore, a pattern covers what lies below the folders that it matches; `docs/*` goes no deeper, though."""
    if "\\" not in pattern:
        if not is_glob(pattern):
            return _is_below(pattern, path)
        if not all(piece in f"/{path}/" for piece in _WILDCARDS.split(pattern)):
            return False  # most patterns end here, before they become an expression
    return any(glob_regex(glob).match(path) for glob in _globs(pattern))


def _rules(lines: Iterable[str]) -> Iterator[OwnerRule]:
    for number, line in enumerate(lines, 1):
        found = _LINE.match(line.strip())
        if found is None or found[1].startswith("#"):
            continue
        owners = tuple(_before_comment(found[2].split()))
        if _is_pattern(found[1]) and all(map(is_owner, owners)):
            yield OwnerRule(found[1], owners, number)


def _before_comment(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if word.startswith("#"):
            return
        yield word


def _is_pattern(text: str) -> bool:
    """Negation, character ranges and an escaped `#` do not work in this file."""
    bare = _ESCAPED.sub("", text)
    is_sane = bool(text.strip("/")) and "***" not in bare and bare.count("*") <= _MOST_STARS
    return is_sane and not text.startswith(("!", "\\#")) and not set("[]") & set(bare)


def _is_below(pattern: str, path: RepoPath) -> bool:
    """The same for a pattern without wildcards, some hundred times as fast."""
    name, whole = pattern.strip("/"), f"/{path}"
    is_file = not pattern.endswith("/")
    if "/" in pattern.rstrip("/"):
        return whole.startswith(f"/{name}/") or (is_file and path == name)
    return f"/{name}/" in whole or (is_file and whole.endswith(f"/{name}"))


def _globs(pattern: str) -> tuple[str, ...]:
    """The patterns of `curator.parsers.globs` that together mean the same."""
    body = _ESCAPED.sub(_literal, pattern.rstrip("/")).lstrip("/")
    if "/" not in pattern.rstrip("/"):
        body = f"**/{body}"
    if pattern.endswith("/"):
        return (f"{body}/**",)
    is_flat = body.rpartition("/")[2] in ("*", "**")
    return (body,) if is_flat else (body, f"{body}/**")


def _literal(found: re.Match[str]) -> str:
    return f"[{found[1]}]" if found[1] in "*?[" else found[1]
