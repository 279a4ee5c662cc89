"""What was derived from blobs, kept in one SQLite file in the git directory; a file that cannot be trusted is thrown away."""

import hashlib
import sqlite3
import threading
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from curator.ports import BlobCache

SIZE_LIMIT = 200 * 1024 * 1024
"""Bytes above which the older half of the values goes."""

_APPLICATION = 0x63757261  # "cura": tells our file from any other SQLite file
_VERSION = 1
_KEYS_A_QUERY = 500
_WAIT = 0.2
"""Seconds to wait for another writer before doing without."""
_DIGEST_SIZE = 8
_SCHEMA = f"""
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS value (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, data BLOB NOT NULL, UNIQUE (kind, key)
);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
COMMIT;
"""


def open_cache(path: Path) -> BlobCache:
    """The cache in this file. Nothing is opened or made before the first question."""
    return SqliteCache(path)


class SqliteCache:
    """A `BlobCache` that several processes and threads may use at a time.

    Nothing here raises: a file that is locked, read-only or on a full disk is a cache that is empty and keeps
    nothing. Each value carries a digest of itself and its key, so a damaged file can lose values but not change them.
    """

    def __init__(self, path: Path, *, size_limit: int = SIZE_LIMIT) -> None:
        self._path = path
        self._size_limit = size_limit
        self._connection: sqlite3.Connection | None = None
        self._is_usable = True
        self._lock = threading.Lock()

    def get(self, kind: str, keys: Collection[str]) -> dict[str, bytes]:
        """The values that are there, in the order of `keys`."""
        with self._lock:
            try:
                rows = self._rows(kind, list(keys)) if keys else {}
            except sqlite3.Error as error:
                self._give_up(error)
                return {}
        checked = ((key, _value(kind, key, rows[key])) for key in keys if key in rows)
        return {key: value for key, value in checked if value is not None}

    def put(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Keep values, all in one transaction or none."""
        if not values:
            return
        rows = [(kind, key, _digest(kind, key, value) + value) for key, value in values.items()]
        with self._lock:
            try:
                connection = self._opened()
                if connection is not None:
                    with connection:
                        connection.executemany(_PUT, rows)
                    self._trim(connection)
            except sqlite3.Error as error:
                self._give_up(error)

    def close(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def __del__(self) -> None:
        self.close()

    def _rows(self, kind: str, keys: list[str]) -> dict[str, bytes]:
        connection = self._opened()
        found: dict[str, bytes] = {}
        if connection is not None:
            for start in range(0, len(keys), _KEYS_A_QUERY):
                batch = keys[start : start + _KEYS_A_QUERY]
                marks = ",".join("?" * len(batch))
                query = f"SELECT key, data FROM value WHERE kind = ? AND key IN ({marks})"  # noqa: S608 - marks only
                found.update(connection.execute(query, (kind, *batch)))
        return found

    def _opened(self) -> sqlite3.Connection | None:
        if self._connection is None and self._is_usable:
            self._connection = _opened(self._path)
            if self._connection is None:
                _discard(self._path)
                self._connection = _opened(self._path)
            self._is_usable = self._connection is not None
        return self._connection

    def _trim(self, connection: sqlite3.Connection) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        page_size = connection.execute("PRAGMA page_size").fetchone()[0]
        if pages * page_size > self._size_limit:
            with connection:
                connection.execute(_DROP_OLDER_HALF)
            # `execute` takes one step of a statement without columns, which frees one page.
            connection.executescript("PRAGMA incremental_vacuum")

    def _give_up(self, error: sqlite3.Error) -> None:
        """Do without from here on; a damaged file goes, so that the next run starts anew."""
        self.close()
        self._is_usable = False
        if _is_damage(error):
            _discard(self._path)


_PUT = "INSERT OR REPLACE INTO value (kind, key, data) VALUES (?, ?, ?)"
_DROP_OLDER_HALF = """
DELETE FROM value WHERE id <= (SELECT id FROM value ORDER BY id LIMIT 1 OFFSET (SELECT count(*) / 2 FROM value))
"""


def _opened(path: Path) -> sqlite3.Connection | None:
    """A connection to our file, made where there is none; None where the file is damaged, foreign or newer.

    Raises `sqlite3.Error` where there can be none at all.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise sqlite3.OperationalError(str(error)) from error
    connection = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("PRAGMA schema_version").fetchone()[0] == 0:
            connection.executescript(_SCHEMA)
        if _marks(connection) == (_APPLICATION, _VERSION):
            return connection
    except sqlite3.Error as error:
        connection.close()
        if not _is_damage(error):
            raise
        return None
    connection.close()
    return None


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return application, connection.execute("PRAGMA user_version").fetchone()[0]


def _discard(path: Path) -> None:
    # A journal that outlived its file would be played back into the next one.
    for suffix in ("-journal", "-wal", "-shm", ""):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is at fault, rather than the disk, the rights to it, or another writer."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}


def _digest(kind: str, key: str, value: bytes) -> bytes:
    digest = hashlib.blake2b(
        f"{kind}\0{key}\0".encode(errors="surrogateescape"), digest_size=_DIGEST_SIZE
    )
    digest.update(value)
    return digest.digest()


def _value(kind: str, key: str, data: object) -> bytes | None:
    """The value without its digest; None where the two do not fit."""
    if not isinstance(data, bytes):
        return None
    value = data[_DIGEST_SIZE:]
    return value if data[:_DIGEST_SIZE] == _digest(kind, key, value) else None
