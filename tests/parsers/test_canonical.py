import sysconfig
from pathlib import Path

import pytest

from tests.parsers.gaps import gaps

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted(path for path in GOLDEN.glob("*/*") if path.suffix != ".txt")
MODULES = sorted(Path(sysconfig.get_path("stdlib")).glob("[a-h]*.py"))[::2]


@pytest.mark.parametrize("path", [*SOURCES, *MODULES], ids=lambda path: path.name)
def test_no_text_is_lost_between_the_nodes_that_are_read(path: Path) -> None:
    """But for the backslash before a line end, which some nodes of Python hold without a child."""
    assert set(gaps(path.read_bytes(), path.name)) <= {b"\\"}
