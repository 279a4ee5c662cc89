"""JSON lines -> a set of questions with the files that should be found for them."""

import json

from curator.errors import UsageError
from curator.model.evaluation import SetQuestion
from curator.model.text import RepoPath

_FORM = '{"id", "query", "paths": [...]}'


def parse_question_set(data: bytes, name: str) -> tuple[SetQuestion, ...]:
    """Blank lines are passed over, a path named twice counts once. Raises `UsageError` with the line that is none."""
    return tuple(
        _question(line, f"{name}:{number}")
        for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1)
        if line.strip()
    )


def _question(line: bytes, place: str) -> SetQuestion:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{place}: not a line of {_FORM}") from error
    match row:
        case {"id": str() | int() as id_, "query": str(query), "paths": [_, *_] as paths} if all(
            isinstance(path, str) for path in paths
        ):
            return SetQuestion(
                str(id_), query, tuple(RepoPath(path) for path in dict.fromkeys(paths))
            )
        case _:
            raise UsageError(f"{place}: not a line of {_FORM}")
