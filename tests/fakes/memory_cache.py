"""A cache that lives as long as the test."""

from collections.abc import Collection, Mapping


class MemoryCache:
    def __init__(self) -> None:
        self._values: dict[tuple[str, str], bytes] = {}

    def get(self, kind: str, keys: Collection[str]) -> dict[str, bytes]:
        return {key: self._values[kind, key] for key in keys if (kind, key) in self._values}

    def put(self, kind: str, values: Mapping[str, bytes]) -> None:
        self._values.update({(kind, key): value for key, value in values.items()})
