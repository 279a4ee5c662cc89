"""Which commit last changed a line, as `git blame` tells it."""

from collections.abc import Collection

from curator.adapters.process import Git
from curator.model.text import RepoPath

_RANGES = 100
"""Lines asked for one by one; of more the whole file is asked for at once."""


def blamed(git: Git, head: str, path: RepoPath, lines: Collection[int]) -> dict[int, str]:
    """Line of the file as `head` has it -> full hash; white space changes nothing."""
    wanted = sorted(set(lines))
    ranges = [f"-L{line},{line}" for line in wanted] if len(wanted) <= _RANGES else []
    output = git.run(
        ["-c", "blame.markUnblamableLines=false", "-c", "blame.markIgnoredLines=false",
         "blame", "-s", "-w", "--porcelain", "--no-textconv", "--no-ignore-revs-file", "--no-progress", *ranges, head, "--", path]
    )  # fmt: skip
    found = _lines(output)
    return {line: found[line] for line in wanted if line in found}


def _lines(output: bytes) -> dict[int, str]:
    """`<hash> <line then> <line now> [<count>]` opens each line's record, whose text begins with a tab."""
    found: dict[int, str] = {}
    for line in output.split(b"\n"):
        fields = line.split(b" ")
        if (
            line[:1] != b"\t"
            and len(fields) in (3, 4)
            and len(fields[0]) in (40, 64)
            and fields[2].isdigit()
        ):
            found[int(fields[2])] = fields[0].decode("ascii")
    return found
