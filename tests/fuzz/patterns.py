"""What holds of every code link, glob and CODEOWNERS: they never leave the repository, and match what git would match."""

import re
from collections.abc import Sequence

from curator.model.notes import (
    GlobReference,
    LineReference,
    PathReference,
    Reference,
    SymbolReference,
    link_key,
)
from curator.model.owners import CodeOwners, OwnerRule
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from curator.parsers.codeowners import code_owners, is_owner, parse_codeowners
from curator.parsers.globs import is_glob, matches
from tests.fuzz.pieces import Pieces

_ROOTS = (RepoPath(""), RepoPath("packages/web"))
_PATHS = tuple(
    map(RepoPath, ("a", "b/a", "a/b", "a/b/c.py", "src/a.py", "src/deep/b c.py", "src/é.py", "x*y"))
)


def code_link(data: bytes) -> None:
    """A reference lies below the root; printed and read again it is the same; so is every other spelling of it."""
    target = data.decode("utf-8", "surrogateescape")
    for root in _ROOTS:
        found = parse_reference(target, root)
        if isinstance(found, str):
            assert found
            continue
        path = _path(found)
        below = path.removeprefix(f"{root}/") if root else path
        parts = below.split("/")
        assert below
        assert below != path or not root
        assert not {"", ".", ".."} & set(parts)
        assert ".git" not in below.lower().split("/")
        assert not path.startswith("/")
        assert not set("\\\x00\n\r") & set(path)
        assert parse_reference(_printed(found, below), root) == found
        assert parse_reference(link_key(target), root) == found
        assert link_key(link_key(target)) == link_key(target)


def globs(data: bytes) -> None:
    """The same as an expression that is made letter by letter, as `man 7 gitglossary` and wildmatch tell it."""
    pieces = Pieces(data)
    pattern, path = pieces.text(), pieces.text()
    if not 0 < len(pattern) <= 100 or pattern.count("*") > 10 or len(path) > 100:
        return
    if pattern.startswith("/"):  # no path of a repository does
        return
    if not is_glob(pattern.rstrip("/")):
        plain = pattern.rstrip("/")
        assert matches(pattern, path) == (not plain or f"{path}/".startswith(f"{plain}/"))
        return
    if path and not {"", ".", ".."} & set(path.split("/")):
        assert matches(pattern, path) == _fits(pattern.rstrip("/").split("/"), path.split("/"))


def codeowners(data: bytes) -> None:
    """Every rule is one that GitHub reads; the last one whose pattern covers a path decides."""
    file = parse_codeowners(data, RepoPath("CODEOWNERS"))
    if file is None:
        return
    assert all(is_owner(owner) for rule in file.rules for owner in rule.owners)
    assert all(one.line < two.line for one, two in zip(file.rules, file.rules[1:], strict=False))
    assert all(not re.search(r"[\s\x00]", owner) for rule in file.rules for owner in rule.owners)
    found = code_owners(file, _PATHS)
    assert list(found) == list(_PATHS)
    covered = [_covered(rule) for rule in file.rules[-20:]]
    for path, owners in found.items():
        last = [
            rule for rule, paths in zip(file.rules[-20:], covered, strict=True) if path in paths
        ]
        assert owners == (last[-1].owners if last else ()) or len(file.rules) > 20


def _covered(rule: OwnerRule) -> set[RepoPath]:
    """By a file that has this rule alone."""
    file = CodeOwners(RepoPath("CODEOWNERS"), (OwnerRule(rule.pattern, ("@someone",), 1),))
    return {path for path, owners in code_owners(file, _PATHS).items() if owners}


def _path(found: Reference) -> RepoPath:
    match found:
        case GlobReference(pattern):
            return pattern
        case PathReference(path) | SymbolReference(path, _) | LineReference(path, _):
            return path


def _printed(found: Reference, path: str) -> str:
    match found:
        case SymbolReference(_, symbol):
            return f"{path}#{symbol}"
        case LineReference(_, lines):
            return f"{path}#L{lines.first}-L{lines.last}"
        case _:
            return path


def _fits(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Folder by folder: `**` stands for any number of them, at the end for one at least."""
    if not pattern:
        return not path
    if pattern[0] != "**":
        return bool(path) and _fits_part(pattern[0], path[0]) and _fits(pattern[1:], path[1:])
    rest = pattern[1:]
    if not rest:
        return bool(path)
    return any(_fits(rest, path[skipped:]) for skipped in range(len(path) + 1))


def _fits_part(pattern: str, text: str) -> bool:
    """All ways to fill the stars at once: the places of the text up to which the pattern so far may reach."""
    reached = {0}
    position = 0
    while position < len(pattern) and reached:
        if pattern[position] == "*":
            reached = set(range(min(reached), len(text) + 1))
            position += 1
            continue
        members, end = _members(pattern, position)
        reached = {one + 1 for one in reached if one < len(text) and members(text[one])}
        position = end
    is_star_alone = set(pattern) == {"*"}
    return len(text) in reached and not (is_star_alone and not text)


def _members(pattern: str, position: int):
    """Whether a letter is meant, and where the pattern goes on."""
    letter = pattern[position]
    if letter == "?":
        return (lambda char: char != "/"), position + 1
    end = _bracket_end(pattern, position) if letter == "[" else None
    if end is None:
        return (lambda char: char == letter), position + 1
    inside = pattern[position + 1 : end]
    is_negated = inside[:1] in ("!", "^")
    ranges = re.findall(r"(?s)(.)-(.)|(.)", inside[1:] if is_negated else inside)

    def is_member(char: str) -> bool:
        found = any(
            char == single if single else low <= char <= high for low, high, single in ranges
        )
        return found != is_negated

    return is_member, end + 1


def _bracket_end(pattern: str, position: int) -> int | None:
    """A `]` that stands first is one of the members, unless there is no other."""
    start = position + 1
    start += pattern[start : start + 1] in ("!", "^")
    end = pattern.find("]", start + 1)
    if end < 0 and pattern[start : start + 1] == "]":
        return start
    return end if end > 0 else None
