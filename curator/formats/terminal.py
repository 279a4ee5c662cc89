"""Text from a repository -> text that a terminal shows and does not obey."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""On one line: control characters, bidi overrides and bytes that are not UTF-8 appear as `\x1b`, `\n`, `\u202e`, `\udcff`."""
    return _CONTROLS.sub(
        lambda found: found[0].encode("unicode_escape", "surrogatepass").decode(), text
    )


def line_start(path: str) -> str:
    """A path at the start of a line, white space aside: in a job's log `::` there would be a workflow command.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    shown = printable(path)
    return f"./{shown}" if shown.lstrip().startswith(":") else shown  # the next may be ours


def without_commands(text: str) -> str:
    """A whole output, in which a job's log finds none of its older commands: `##[` counts anywhere in a line."""
    return text.replace("##[", "##\\[")


STYLES = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "info": "\x1b[1;34m",
    "bold": "\x1b[1m",
    "dim": "\x1b[2m",
    "added": "\x1b[32m",
    "removed": "\x1b[31m",
    "added word": "\x1b[7;32m",
    "removed word": "\x1b[7;31m",
}


def styled(text: str, style: str, *, is_coloured: bool) -> str:
    return f"{STYLES[style]}{text}\x1b[0m" if is_coloured else text
