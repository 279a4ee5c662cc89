"""A document's mentions and the names of a tree -> the code links that it might declare."""

import re
from collections import Counter
from collections.abc import Iterator
from posixpath import dirname, normpath

from curator.knowledge.names import Names
from curator.knowledge.source_files import is_own_source
from curator.model.mentions import Mention, MentionForm, Mentions
from curator.model.text import RepoPath

_MOST = 8
"""Links of a page: one that links to everything goes stale with everything."""
_MOST_FILES = 40
"""Files with a word, above which it is too common to mean one definition."""
_TELLING = re.compile(r"[a-z0-9][A-Z]|[A-Za-z0-9]_[A-Za-z0-9]")


def proposed_targets(path: RepoPath, mentioned: Mentions, names: Names) -> tuple[str, ...]:
    """Files that a page names, and definitions that it can mean only one of; the most mentioned first.

    Of a class and its members the class is enough, of a file and its definitions the definitions are.
    """
    counts = Counter(
        target for mention in mentioned.items for target in _meant(mention, path, mentioned, names)
    )
    kept = [target for target in counts if not _is_covered(target, counts)]
    return tuple(sorted(kept, key=lambda target: (-counts[target], target))[:_MOST])


def _meant(mention: Mention, path: RepoPath, mentioned: Mentions, names: Names) -> Iterator[str]:
    if mention.form is MentionForm.PATH:
        starts = ("", dirname(path))
        meant = (RepoPath(normpath(f"{start}/{mention.name}".lstrip("/"))) for start in starts)
        yield from (file for file in meant if file in names.files and is_own_source(file))
        return
    parts = tuple(part for part in mention.name.split(".") if part)
    outside = {name for name, module in mentioned.imported if not names.is_own_module(module)}
    if parts and parts[0] not in outside | mentioned.defined and _is_telling(mention, parts):
        found = _definitions(parts, names)
        yield from found if len(found) == 1 else ()


def _is_telling(mention: Mention, parts: tuple[str, ...]) -> bool:
    """Whether it can be told from a plain word."""
    is_name = mention.form in (MentionForm.ROLE, MentionForm.IMPORT) or _has_owner(parts)
    return is_name or _TELLING.search(parts[-1]) is not None


def _has_owner(parts: tuple[str, ...]) -> bool:
    """`Class.method`; of `process.exit` it is not known what `process` is."""
    return len(parts) > 1 and parts[-2][:1].isupper()


def _definitions(parts: tuple[str, ...], names: Names) -> list[str]:
    """`path#Symbol` of what ends in these names."""
    files = names.files_with(parts[-1])
    if len(files) > _MOST_FILES:
        return []
    wanted = parts[-2:] if _has_owner(parts) else parts[-1:]
    return [
        f"{file}#{symbol}"
        for file in files
        for symbol in names.symbols(file)
        if tuple(symbol.split(".")[-len(wanted) :]) == wanted
    ]


def _is_covered(target: str, others: Counter[str]) -> bool:
    file, _, symbol = target.partition("#")
    if not symbol:
        return any(other.startswith(f"{file}#") for other in others)
    owners = symbol.split(".")
    return any(f"{file}#{'.'.join(owners[:count])}" in others for count in range(1, len(owners)))
