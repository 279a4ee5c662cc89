"""A note and its code: what the tests of `curator verify` begin with."""

from tests.repository import Repository

NOTE = (
    "---\ncode:\n  - src/retry.py#delay\n  - src/retry.py\n---\n# Retries\n\nThe delay doubles.\n"
)
THEN = "def delay(attempt):\n    return 2**attempt\n"
NOW = "def delay(attempt):\n    return 3**attempt\n"


def lock(repository: Repository) -> str:
    return (repository.root / "kb/curator.lock").read_text("utf-8")
