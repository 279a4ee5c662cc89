"""What keeps `curator` from running; what a person wrote wrongly in a note is a diagnostic instead."""


class CuratorError(Exception):
    """Stops a command with one line on standard error. `exit_code` is the process's answer."""

    exit_code = 2


class UsageError(CuratorError):
    """The command line asks for something that cannot be done; the message says what to ask instead."""


class ConfigError(CuratorError):
    """The configuration cannot be used; the message names file, key and remedy."""


class RepositoryError(CuratorError):
    """Git cannot answer: no repository, damaged objects, or a git that is missing."""


class UnknownRevision(CuratorError):
    """A revision that git does not know."""


class UnreadableFile(CuratorError):
    """A file of the tree that cannot be read as a regular file (too large, gone, or not a file)."""


class OutOfReach(UnreadableFile):
    """A file that cannot be read now and may be another time: nothing is kept of it."""


class TooSlow(UnreadableFile):
    """A file that was given up after a time: another machine may have got to its end, so nothing is kept of it."""


class MissingObject(UnreadableFile):
    """Git's objects for this are not in this clone (partial or shallow)."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}: {remedy}")
        self.what = what
        self.remedy = remedy


class StorageError(CuratorError):
    """The index or the cache cannot be written: disk full, read-only, or locked by another writer."""
