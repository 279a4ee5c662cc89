"""What the system refused us -> what a person is told: what, where, and the remedy."""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, EFBIG, ENOSPC, EPERM, EROFS

from curator.errors import StorageError

_REMEDIES = {
    ENOSPC: "make room on the disk",
    EDQUOT: "make room within your quota",
    EFBIG: "allow larger files (`ulimit -f`)",
    EROFS: "use a file system that can be written",
    EACCES: "see to the rights on it",
    EPERM: "see to the rights on it",
}


def refusal(error: OSError, otherwise: str = "see what stands there") -> str:
    """The system's words, and what can be done; `otherwise`: where no number of its tells."""
    return f"{error.strerror}; {_REMEDIES.get(error.errno or 0, otherwise)}, and run it again"


@contextmanager
def storage_errors(what: str, otherwise: str) -> Iterator[None]:
    """Any refusal as a `StorageError` that begins with `what`."""
    try:
        yield
    except OSError as error:
        raise StorageError(f"{what}: {refusal(error, otherwise)}") from error
