"""Postings <-> the files of a Whoosh segment.

Whoosh's own writer keeps a table of contents that is unpickled when an index is opened, counts the dead, and stores
lengths roughly. Its codec, used directly, has none of that. Each posting list stands in its term's entry ("inlined" in
Whoosh's words, which Whoosh can read and, for a slip in a name, not write): to write and to read it is one step.
"""

import warnings
from collections.abc import Iterable, Iterator, Mapping

with warnings.catch_warnings():
    # Whoosh is older than today's rules for escape sequences; its readers can do nothing about it.
    warnings.simplefilter("ignore")
    from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3Segment, W3TermInfo
    from whoosh.fields import FieldType
    from whoosh.filedb.filestore import RamStorage
    from whoosh.formats import Existence
    from whoosh.reading import TermNotFound
    from whoosh.system import pack_ushort

Postings = dict[str, dict[str, list[int]]]
"""Field -> term -> number of a chunk, count, number, count, ...; numbers ascend."""


class Segment:
    """Terms and postings of one segment, read from bytes that have been verified."""

    __slots__ = ("_terms",)

    def __init__(self, name: str, contents: Mapping[str, bytes]) -> None:
        storage = RamStorage()
        storage.files.update({file: contents[file] for file in file_names((name,))})
        self._terms = W3Codec().terms_reader(storage, _whoosh_segment(name))

    def posting(self, name: str, term: str) -> Iterator[tuple[int, int]]:
        """Numbers and counts of one term."""
        try:
            info = self._terms.term_info(name, term.encode())
        except TermNotFound:
            return iter(())
        return _pairs(info)

    def everything(self) -> Iterator[tuple[str, str, Iterator[tuple[int, int]]]]:
        """Field, term and posting, in order."""
        for (name, key), info in self._terms.items():
            yield name, key.decode(), _pairs(info)


def open_segments(names: Iterable[str], contents: Mapping[str, bytes]) -> dict[str, Segment]:
    return {name: Segment(name, contents) for name in names}


def segment_contents(name: str, postings: Postings) -> dict[str, bytes]:
    """The files of a segment, by name. Whoosh writes into memory: on a full disk it would leave its own files open."""
    storage = RamStorage()
    writer = _Writer(W3Codec(), storage, _whoosh_segment(name))
    kind = FieldType(Existence(), None)
    for field in sorted(postings):
        writer.start_field(field, kind)
        for term, flat in sorted(postings[field].items()):
            writer.add_term(term.encode(), flat[::2], flat[1::2])
        writer.finish_field()
    writer.close()
    return {file: bytes(data) for file, data in sorted(storage.files.items())}


def file_names(segments: Iterable[str]) -> tuple[str, ...]:
    endings = (W3Codec.TERMS_EXT, W3Codec.POSTS_EXT)
    return tuple(f"{name}{ending}" for name in segments for ending in endings)


class _Writer(W3FieldWriter):  # type: ignore[misc]  # Whoosh has no types
    def add_term(self, term: bytes, numbers: list[int], counts: list[int]) -> None:
        """A term of the field that was started, with its whole posting list."""
        info = W3TermInfo(
            sum(counts), len(numbers), maxweight=max(counts), minid=numbers[0], maxid=numbers[-1]
        )
        info.set_inlined(numbers, counts, ())
        self._tindex.add(pack_ushort(self._fieldid) + term, info.to_bytes())


def _pairs(info: W3TermInfo) -> Iterator[tuple[int, int]]:
    numbers, counts, _ = info.inlined_postings()
    return zip(numbers, counts, strict=True)


def _whoosh_segment(name: str) -> W3Segment:
    index, _, number = name.partition("_")
    return W3Segment(None, index, segid=number)
