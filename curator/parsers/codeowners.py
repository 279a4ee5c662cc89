"""CODEOWNERS -> rules, and the owners of a path, as GitHub reads them.

https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
"""

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from curator.model.owners import CodeOwners, OwnerRule
from curator.model.text import RepoPath
from curator.parsers.globs import glob_regex, is_glob
from curator.parsers.prose import text_lines

PLACES = tuple(map(RepoPath, (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")))
"""The first that exists counts."""

_LARGEST = 3 * 1024 * 1024
_NAME = r"[A-Za-z0-9][\w.-]*+"
_NEVER = r"\s@<>\"'`\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
"""In an address: it is shown on terminals and on pages."""
_OWNER = re.compile(
    rf"@{_NAME}(?:/{_NAME})*+(?:\[bot\])?|[^{_NEVER}]++@[^.{_NEVER}]++(?:\.[^.{_NEVER}]++)++",
    re.ASCII,
)
_LINE = re.compile(r"((?:\\.|[^\s\\])++)(.*)")
_ESCAPED = re.compile(r"\\(.)")
_WILDCARDS = re.compile(r"[*?]+")
_MOST_STARS = 20
_MOST_WILD = 5000
"""Different patterns with wildcards. Each is held against each path; the others are looked up, however many they are."""

_Plain = tuple[str, bool, bool]
"""A pattern without wildcards: its names, whether it begins at the root, and whether it means folders only."""


def parse_codeowners(data: bytes, path: RepoPath) -> CodeOwners | None:
    """None for a file that is too large for GitHub to load, or that has more wildcards than can be compared in time.

    A line that GitHub cannot read is skipped, as it does.
    """
    if len(data) > _LARGEST:
        return None
    rules = tuple(_rules(text_lines(data.decode("utf-8", "surrogateescape"))))
    is_slow = len({rule.pattern for rule in rules if _is_wild(rule)}) > _MOST_WILD
    return None if is_slow else CodeOwners(path, rules)


def is_owner(text: str) -> bool:
    """Whether it is written as one: `@user`, `@organisation/team` or an address."""
    return _OWNER.fullmatch(text) is not None


def code_owners(file: CodeOwners, paths: Iterable[RepoPath]) -> dict[RepoPath, tuple[str, ...]]:
    """The owners of each path; empty where no rule matches it, or the last that does names nobody."""
    rules = file.rules
    plain = {_plain(rule.pattern): index for index, rule in enumerate(rules) if not _is_wild(rule)}
    last = {path: max(plain.get(one, -1) for one in _plain_patterns(path)) for path in paths}
    wild = {rule.pattern: index for index, rule in enumerate(rules) if _is_wild(rule)}
    for pattern, index in sorted(wild.items(), key=itemgetter(1), reverse=True):
        for path in _covered(pattern, [path for path in last if last[path] < index]):
            last[path] = index
    return {path: rules[index].owners if index >= 0 else () for path, index in last.items()}


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


def _is_wild(rule: OwnerRule) -> bool:
    return is_glob(rule.pattern) or "\\" in rule.pattern


def _plain(pattern: str) -> _Plain:
    return pattern.strip("/"), "/" in pattern.rstrip("/"), pattern.endswith("/")


def _plain_patterns(path: RepoPath) -> Iterator[_Plain]:
    """Every pattern without wildcards that covers a path: as in .gitignore it covers what lies below a folder."""
    parts = path.split("/")
    for count in range(1, len(parts)):
        for is_folder in (False, True):
            yield "/".join(parts[:count]), True, is_folder
            yield parts[count - 1], False, is_folder
    yield path, True, False
    yield parts[-1], False, False


def _covered(pattern: str, paths: Iterable[RepoPath]) -> Iterator[RepoPath]:
    """The same for a pattern with wildcards; `docs/*` goes no deeper, though."""
    pieces = () if "\\" in pattern else _WILDCARDS.split(pattern)
    likely = [path for path in paths if all(piece in f"/{path}/" for piece in pieces)]
    # Most patterns end here, before they become an expression.
    tests = [glob_regex(glob).match for glob in _globs(pattern)] if likely else []
    return (path for path in likely if any(test(path) for test in tests))


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
