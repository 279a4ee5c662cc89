"""The name of a lost definition -> the definitions of that name elsewhere that are the same code, or nearly."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from posixpath import commonpath, dirname

from curator.errors import UnreadableFile
from curator.knowledge.derived import Derived
from curator.knowledge.lost import Lost
from curator.knowledge.relocated import relocated
from curator.knowledge.resolve import resolve
from curator.knowledge.review import target_lines
from curator.model.code import Fingerprint
from curator.model.links import Target
from curator.model.notes import PathReference, SymbolReference
from curator.model.text import RepoPath
from curator.parsers.languages import language_for
from curator.ports import EntryKind, Tree

_ALIKE = 0.8
_MOST = 25
"""Definitions above which only those of the same full name are compared, and then none."""
LONG = 4
"""Lines that are not blank; two definitions with fewer may well be equal by chance."""
_FEW = 100
"""Lines up to which definitions are compared word by word: that takes the square of their number."""
_WORD = re.compile(r"\w+|[^\w\s]")
_FAMILIES = (("javascript", "typescript", "tsx"), ("c", "cpp"))

Definitions = Mapping[str, Sequence[tuple[SymbolReference, Fingerprint]]]
"""Last part of a name -> the definitions that it is the last part of, by path."""


@dataclass(frozen=True, slots=True)
class Namesake:
    """A definition with the last name of a lost one."""

    reference: SymbolReference
    prints: Fingerprint
    is_equal: bool
    """It has the same body."""
    is_untouched: bool
    """Its file is as it was then: nothing went there."""


def last_part(symbol: str) -> str:
    return symbol.rpartition(".")[2]


def definitions(names: Collection[str], tree: Tree, derived: Derived) -> Definitions:
    """Those of all names that are looked for. Each source file is read once, and parsed if it has one of the words."""
    found: dict[str, list[tuple[SymbolReference, Fingerprint]]] = {
        last_part(name): [] for name in names
    }
    words = [(name, name.encode("utf-8", "surrogatepass")) for name in sorted(found)]
    for path in _source_files(tree) if words else ():
        try:
            data = tree.read(path)
            here = {name for name, word in words if word in data}
            symbols = derived.fingerprints(tree, path).symbols if here else {}
        except UnreadableFile:
            continue
        for symbol, mark in symbols.items():
            if last_part(symbol) in here:
                found[last_part(symbol)].append((SymbolReference(path, symbol), mark))
    return found


def _source_files(tree: Tree) -> Iterator[RepoPath]:
    for path, entry in tree.entries().items():
        if entry.kind is EntryKind.FILE and language_for(path) is not None:
            yield path


def is_same_family(one: RepoPath, other: RepoPath) -> bool:
    """Whether code can go from one of the files to the other as it is."""
    names = [language.name if language else "" for language in map(language_for, (one, other))]
    return names[0] == names[1] or any(set(names) <= set(family) for family in _FAMILIES)


def prints_as(path: RepoPath, lost: Lost, derived: Derived) -> Fingerprint:
    """The target's fingerprint then, as the grammar of another file would have given it."""
    old, symbol = lost.then.paths[0], lost.then.symbol
    if lost.text is None or language_for(path) is language_for(old):
        return lost.then.fingerprint
    was = SymbolReference(old, symbol) if symbol else PathReference(old)
    found = relocated(was, PathReference(path), lost.text, derived)
    return found.fingerprint if isinstance(found, Target) else lost.then.fingerprint


def namesakes(lost: Lost, found: Definitions, tree: Tree, derived: Derived) -> list[Namesake]:
    """Definitions of its last name, in the order of their paths."""
    old = lost.then.paths[0]
    return [
        Namesake(
            reference,
            mark,
            is_equal=mark.body == prints_as(reference.path, lost, derived).body,
            is_untouched=_is_untouched(reference.path, lost.whole, tree),
        )
        for reference, mark in found.get(last_part(lost.then.symbol or ""), ())
        if is_same_family(reference.path, old)
    ]


def _is_untouched(path: RepoPath, then: Tree | None, tree: Tree) -> bool:
    entry = then.entry(path) if then else None
    return entry is not None and entry == tree.entry(path)


def the_same(
    lost: Lost, found: Sequence[Namesake], tree: Tree, derived: Derived
) -> SymbolReference | None:
    """The one with the same body; of several the one of the same full name, or the nearest to where it was."""
    equal = [one for one in found if one.is_equal and is_new(one, lost, derived)]
    certain = [one for one in equal if _is_telling(one, lost, found, tree, derived)]
    qualified = [one for one in certain if one.reference.symbol == lost.then.symbol]
    near = _nearest(qualified or certain, lost.then.paths[0])
    for group in (certain, qualified, near):
        if len(group) == 1:
            return group[0].reference
    return None


def _nearest(found: Sequence[Namesake], path: RepoPath) -> list[Namesake]:
    """Those that have the most folders in common with a path, if any at all."""
    common = [len(commonpath([dirname(one.reference.path), dirname(path)])) for one in found]
    most = max(common, default=0)
    return [one for one, length in zip(found, common, strict=True) if length == most > 0]


def is_new(one: Namesake, lost: Lost, derived: Derived) -> bool:
    """Whether it was not there then, as far as is known: what stood beside the target is not where it went."""
    path, then = one.reference.path, lost.whole
    if then is None or then.entry(path) is None:
        return True
    if one.is_untouched:
        return False
    try:
        return one.reference.symbol not in derived.fingerprints(then, path).symbols
    except UnreadableFile:
        return True


def _is_telling(
    one: Namesake, lost: Lost, found: Sequence[Namesake], tree: Tree, derived: Derived
) -> bool:
    """Of a short definition an equal body says little, unless all else is equal or there is no other."""
    is_whole = one.prints.signature == lost.then.fingerprint.signature
    is_only = sum(not other.is_untouched for other in found) == 1
    return is_only or is_whole or is_long(one.reference, tree, derived)


def is_long(reference: SymbolReference, tree: Tree, derived: Derived) -> bool:
    """Whether another definition with that body is the same by more than chance."""
    return len(_stripped(_lines(reference, tree, derived))) >= LONG


def nearly_the_same(
    lost: Lost, found: Sequence[Namesake], tree: Tree, derived: Derived
) -> SymbolReference | None:
    """The only one that is at least four fifths alike; else the only one, if it has the same full name and signature."""
    touched = [one for one in found if not one.is_untouched]
    if len(touched) > _MOST:
        touched = [one for one in touched if one.reference.symbol == lost.then.symbol]
    if len(touched) > _MOST:
        return None
    new = [one for one in touched if is_new(one, lost, derived)]
    old = target_lines(lost.then, lost.text) if lost.text else []
    alike = [one for one in new if _is_alike(old, one.reference, lost, tree, derived)]
    if len(alike) == 1:
        return alike[0].reference
    is_only = bool(old) and len(found) == len(new) == 1
    return new[0].reference if is_only and has_same_head(new[0], lost, tree, derived) else None


def has_same_head(one: Namesake, lost: Lost, tree: Tree, derived: Derived) -> bool:
    """Whether a definition that was rewritten still offers the same, under the same full name."""
    is_same = one.prints.signature == prints_as(one.reference.path, lost, derived).signature
    is_named_so = one.reference.symbol == lost.then.symbol
    return is_same and is_named_so and is_long(one.reference, tree, derived)


def _is_alike(
    old: Sequence[str], reference: SymbolReference, lost: Lost, tree: Tree, derived: Derived
) -> bool:
    """Never, where the text of then is not known. By words, which a short definition has enough of; under another full name, or where it is long, by lines."""
    if not old:
        return False
    new = _lines(reference, tree, derived)
    if reference.symbol == lost.then.symbol and max(len(old), len(new)) <= _FEW:
        return _is_near(_words(old), _words(new))
    lines = _stripped(old), _stripped(new)
    return lines[0] == lines[1] or (len(lines[0]) >= LONG and _is_near(*lines))


def _is_near(old: Sequence[str], new: Sequence[str]) -> bool:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _stripped(lines: Sequence[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip()]


def _words(lines: Sequence[str]) -> list[str]:
    return [word for line in lines for word in _WORD.findall(line)]


def _lines(reference: SymbolReference, tree: Tree, derived: Derived) -> list[str]:
    return target_lines(resolve(reference, tree, derived), tree)
