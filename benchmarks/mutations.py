"""Folders of real code -> how many changes of one token the fingerprints see, by language and kind of change.

    python benchmarks/mutations.py FOLDER... [--language python] [--count 200] [--seed 7]

A change must be seen by each symbol around it and by the whole file: a digest of signature or body differs, or the name
is gone. Changes that break the syntax are not counted. The kinds have equal shares as far as there are places.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, zip_longest
from pathlib import Path

from fingerprints.mutants import Mutant, applied, errors, mutants
from fingerprints.sources import Source, chosen, languages

from curator.model.code import Fingerprint, Fingerprints
from curator.model.text import RepoPath
from curator.parsers.definitions import Definition, definitions
from curator.parsers.fingerprint import fingerprints
from curator.parsers.languages import Language
from curator.parsers.tree import syntax_tree

FILES = 60
BAR = 0.99


@dataclass(frozen=True)
class Subject:
    """A file before it is changed."""

    source: Source
    language: Language

    @cached_property
    def marks(self) -> Fingerprints:
        return _marks(self.source.text, self.source.path)

    @cached_property
    def items(self) -> Sequence[Definition]:
        tree = syntax_tree(self.source.text, RepoPath(self.source.path.name))
        return definitions(tree).items if tree else ()

    @cached_property
    def errors(self) -> int:
        return errors(self.source.text, self.language)

    def around(self, mutant: Mutant) -> list[str]:
        """Names of the definitions in which a change lies."""
        return [
            item.name
            for item in self.items
            if item.extent.first.start_byte <= mutant.start
            and mutant.end <= item.extent.outer.end_byte
        ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--language", action="append", default=[])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    shares = [
        measured(language, options.folders, options.count, options.seed)
        for language in languages(options.language)
    ]
    sys.exit(any(share < BAR for share in shares))


def measured(language: Language, folders: Sequence[Path], count: int, seed: int) -> float:
    """The share of changes that are seen by every target around them."""
    subjects = [Subject(source, language) for source in chosen(folders, language, FILES, seed)]
    done: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for subject, mutant in _drawn(subjects, random.Random(seed)):
        text = applied(mutant, subject.source.text)
        if errors(text, language) > subject.errors:
            continue
        done[mutant.kind] += 1
        blind = _blind(subject, mutant, text)
        seen[mutant.kind] += not blind
        if blind:
            _complain(subject, mutant, blind)
        if done.total() == count:
            break
    kinds = ", ".join(f"{kind} {seen[kind]}/{done[kind]}" for kind in sorted(done))
    share = seen.total() / max(1, done.total())
    print(f"{language.name}: {seen.total()}/{done.total()} {share:.1%} ({kinds})", flush=True)
    return share


def _drawn(subjects: Sequence[Subject], chance: random.Random) -> Iterator[tuple[Subject, Mutant]]:
    """One of each kind in turn, as long as there are any."""
    kinds: dict[str, list[tuple[Subject, Mutant]]] = {}
    for subject in subjects:
        for mutant in mutants(subject.source.text, subject.language):
            kinds.setdefault(mutant.kind, []).append((subject, mutant))
    for kind in sorted(kinds):
        chance.shuffle(kinds[kind])
    turns = zip_longest(*(kinds[kind] for kind in sorted(kinds)))
    return (pair for pair in chain.from_iterable(turns) if pair is not None)


def _blind(subject: Subject, mutant: Mutant, text: bytes) -> list[str]:
    """The targets that do not see a change."""
    after = _marks(text, subject.source.path)
    before = subject.marks
    names = subject.around(mutant)
    blind = [name for name in names if _is_same(before.symbols[name], after.symbols.get(name))]
    return blind + ["the whole file"] * _is_same(before.whole, after.whole)


def _is_same(one: Fingerprint, other: Fingerprint | None) -> bool:
    return other is not None and (one.signature, one.body) == (other.signature, other.body)


def _marks(text: bytes, path: Path) -> Fingerprints:
    return fingerprints(text, RepoPath(path.name))


def _complain(subject: Subject, mutant: Mutant, blind: Sequence[str]) -> None:
    text = subject.source.text
    line = text.count(b"\n", 0, mutant.start) + 1
    shown = " ".join(text[mutant.start : mutant.end].decode("utf-8", "replace").split())[:60]
    new = " ".join(mutant.new.decode("utf-8", "replace").split())[:60]
    print(
        f"  unseen by {', '.join(blind)}: {subject.source.path}:{line} {mutant.kind} {shown} -> {new}"
    )


if __name__ == "__main__":
    main()
