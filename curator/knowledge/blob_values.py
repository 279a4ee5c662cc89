"""Values by kind and key, kept from run to run, and computed by several processes where many are not known yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TypeVar

import msgspec

from curator.errors import UnreadableFile
from curator.model.text import RepoPath
from curator.ports import BlobCache

T = TypeVar("T")
Share = Callable[[Callable[[int, int], bytes]], list[bytes]]
"""Does a task in as many parts as are worth having: the task is given k and n, and does part k of n."""
_WORTH_SHARING = 64
"""Values; below, to start processes takes longer than they save."""


def alone(task: Callable[[int, int], bytes]) -> list[bytes]:
    return [task(0, 1)]


class BlobValues:
    """New values are kept in memory until `save`, which writes them in one step."""

    def __init__(self, cache: BlobCache, share: Share) -> None:
        self._cache = cache
        self._share = share
        self._known: dict[tuple[str, str], object] = {}
        self._prepared: dict[tuple[str, str], bytes] = {}
        """Not decoded yet."""
        self._unsaved: dict[str, dict[str, bytes]] = {}

    def get(self, kind: str, key: str, shape: type[T], compute: Callable[[], T]) -> T:
        known = self.known(kind, key, shape)
        if known is None:
            known = compute()
            self.keep(kind, key, known)
            self._known[kind, key] = known
        return known

    def known(self, kind: str, key: str, shape: type[T]) -> T | None:
        """A value that need not be computed."""
        known = self._known.get((kind, key))
        if isinstance(known, shape):
            return known
        value = self.stored(kind, key, shape)
        if value is not None:
            self._known[kind, key] = value
        return value

    def prepare(
        self, kind: str, keys: Mapping[str, RepoPath], compute: Callable[[RepoPath], object]
    ) -> None:
        """All of these will be asked for: what is not known of them is computed now where that can be shared out."""
        stored = self._cache.get(kind, sorted(keys))
        self._prepared.update({(kind, key): value for key, value in stored.items()})
        wanted = [(key, path) for key, path in sorted(keys.items()) if key not in stored]
        if len(wanted) < _WORTH_SHARING:
            return

        def task(part: int, of: int) -> bytes:
            return msgspec.msgpack.encode(dict(_computed(wanted[part::of], compute)))

        for answer in self._share(task):
            values = msgspec.msgpack.decode(answer, type=dict[str, bytes])
            self.keep_encoded(kind, values)
            self._prepared.update({(kind, key): value for key, value in values.items()})

    def encoded(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Of these keys the values that are in the cache."""
        return self._cache.get(kind, sorted(set(keys)))

    def keep(self, kind: str, key: str, value: object) -> None:
        encoded = _encoded(value)
        if encoded is not None:
            self.keep_encoded(kind, {key: encoded})

    def keep_encoded(self, kind: str, values: Mapping[str, bytes]) -> None:
        self._unsaved.setdefault(kind, {}).update(values)

    def save(self) -> None:
        """Keep what is new for the next run."""
        for kind, values in sorted(self._unsaved.items()):
            self._cache.put(kind, values)
        self._unsaved.clear()

    def stored(self, kind: str, key: str, shape: type[T]) -> T | None:
        """What an earlier run kept, if it can be read."""
        stored = self._prepared.pop((kind, key), None)
        if stored is None:
            stored = self._cache.get(kind, [key]).get(key)
        if stored is None:
            return None
        try:
            return msgspec.msgpack.decode(stored, type=shape)
        except msgspec.DecodeError:  # written by another build of the same version: compute it anew
            return None


def _computed(
    wanted: Iterable[tuple[str, RepoPath]], compute: Callable[[RepoPath], object]
) -> Iterator[tuple[str, bytes]]:
    """What cannot be read is left to whoever asks for it, and is told why."""
    for key, path in wanted:
        with suppress(UnreadableFile):
            encoded = _encoded(compute(path))
            if encoded is not None:
                yield key, encoded


def _encoded(value: object) -> bytes | None:
    try:
        return msgspec.msgpack.encode(value)
    except UnicodeEncodeError:  # a file name that is not UTF-8 cannot be written as text
        return None
