"""Writes to the page that GitHub shows for a step of a job."""

import os
from pathlib import Path

from curator.errors import StorageError

_VARIABLE = "GITHUB_STEP_SUMMARY"


def add_to_step_summary(markdown: str) -> None:
    """Append to the file that the runner names; outside of a runner, nothing. Raises `StorageError`."""
    name = os.environ.get(_VARIABLE)
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(markdown)
    except OSError as error:
        raise StorageError(f"cannot write the file of {_VARIABLE}: {error.strerror}") from error
