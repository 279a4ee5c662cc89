"""Text -> terms: identifiers are split, words lowered and stemmed, so that prose and code meet."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

import Stemmer

VERSION = "a2"
"""Part of an index's version: another analyzer, another index."""

_WORD = re.compile(r"\w+")
_SPACES = "".join(char if _WORD.match(char) else " " for char in map(chr, range(128)))
"""For each character of ASCII, itself where it is one of a word's."""
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_LONGEST_WORD = 64
_LONGEST_NUMBER = 6
_LONGEST_HASH = 15
_HASH = re.compile(r"(?:0[xX])?(?=[a-fA-F]*\d)(?=\d*[a-fA-F])[0-9a-fA-F]+")
"""A long one is a digest or a key, which nobody asks for."""
_LONG = 23
"""Above it a word of pieces shorter than three and a half characters is encoded data."""
_REMEMBERED = 200_000
# fmt: off
_STOP_WORDS = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do",
    "does", "for", "from", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its",
    "me", "my", "no", "not", "of", "on", "or", "our", "should", "so", "such", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "to", "was", "we", "were",
    "what", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
))
# fmt: on


class Analyzer:
    """Splits text into terms. It remembers the words it has seen, which changes its speed and nothing else."""

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        self._seen = _Seen()

    def terms(self, text: str) -> list[str]:
        """Every term of a text in order, repetitions included."""
        return list(self._terms(text))

    def parts(self, text: str) -> list[str]:
        """The terms of a text's words without the wholes of those that have several parts."""
        words = map(self.word_terms, _words(text))
        return [part for terms in words for part in (terms[:-1] if len(terms) > 1 else terms)]

    def counts(self, text: str) -> Counter[str]:
        """How often each term stands in a text."""
        return Counter(self._terms(text))

    def word_terms(self, word: str) -> tuple[str, ...]:
        """The parts of one identifier or word, and the whole of it where it has several."""
        return self._seen[word]

    def _terms(self, text: str) -> Iterator[str]:
        return chain.from_iterable(map(self._seen.__getitem__, _words(text)))


class _Seen(dict[str, tuple[str, ...]]):
    """A word -> its terms, split when it is first asked for."""

    __slots__ = ("_stem",)

    def __init__(self) -> None:
        self._stem = Stemmer.Stemmer("english").stemWord

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        terms = self[word] = tuple(self._split(word))
        return terms

    def _split(self, word: str) -> Iterable[str]:
        if len(word) > _LONGEST_WORD or _is_noise(word):
            return
        parts = _parts(word)
        for part in parts:
            if len(part) > 3:
                if part not in _STOP_WORDS:
                    yield self._stem(part)
            elif part not in _STOP_WORDS and not _is_letter(part):
                yield part
        if len(parts) > 1:
            yield "".join(parts)


def _words(text: str) -> list[str]:
    """As `_WORD` finds them, which takes twice as long."""
    return text.translate(_SPACES).split() if text.isascii() else _WORD.findall(text)


def _is_noise(word: str) -> bool:
    """Long numbers, and words that no one has chosen: digests, keys, encoded data."""
    if word.isdecimal():
        return len(word) > _LONGEST_NUMBER
    if len(word) > _LONGEST_HASH and _HASH.fullmatch(word):
        return True
    return len(word) > _LONG and 7 * len(_parts(word)) > 2 * len(word)


def _is_letter(part: str) -> bool:
    """One letter alone says nothing, and stands everywhere in code."""
    return len(part) == 1 and part.isascii() and part.isalpha()


def _parts(word: str) -> list[str]:
    if word.isascii():
        return [part.lower() for part in _PART.findall(word)]
    return [part for part in word.lower().split("_") if part]
