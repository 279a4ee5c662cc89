"""What a clone may lack: the history behind a boundary, or objects that its server kept back."""

from functools import cached_property
from pathlib import Path

from curator.ports import Completeness

_BOTH = (
    "fetch the whole history, then what it left out (`git fetch --unshallow && git fetch --refetch --no-filter`), "
    "or clone without `--depth` and `--filter`"
)


class Clone:
    """`common_dir` is where git keeps the objects that all work trees share."""

    def __init__(self, common_dir: Path, *, is_shallow: bool) -> None:
        self._common_dir = common_dir
        self._is_shallow = is_shallow

    @property
    def completeness(self) -> Completeness:
        """A clone that is both is called shallow: `is_partial` tells."""
        if self._is_shallow:
            return Completeness.SHALLOW
        return Completeness.PARTIAL if self.is_partial else Completeness.FULL

    @cached_property
    def is_partial(self) -> bool:
        """Git marks a pack that a server may have sent without all of its objects."""
        return any((self._common_dir / "objects" / "pack").glob("*.promisor"))

    @property
    def remedy(self) -> str:
        """What brings an object that is missing; deepening alone leaves out what the server was asked to leave out."""
        if self._is_shallow and self.is_partial:
            return _BOTH
        return self.completeness.remedy

    def boundary(self) -> frozenset[str]:
        """The commits whose parents a shallow clone does not have."""
        try:
            return frozenset((self._common_dir / "shallow").read_text("ascii").split())
        except FileNotFoundError:
            return frozenset()
