"""TOML text -> its tables. The library takes memory that grows with the square of a key's parts: 14 GB for 60,000."""

import re
import tomllib

_MOST_PARTS = 20
_TOKEN = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'{3}.*?\'{3,5}|"""|\'{3}|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|#[^\n]*+|[\w-]++|[ \t]++|.|\n''',
    re.DOTALL,
)
_OPEN = ('"', "'", '"""', "'''")
"""Quotes that nothing closes: the library says so, and looks at nothing behind them."""


def toml_tables(text: str) -> dict[str, object]:
    """Raises `ValueError`, with the line where it is known."""
    text = text.replace("\r\n", "\n")
    if any(line.count(".") >= _MOST_PARTS for line in text.split("\n")):
        _check_keys(text)
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _check_keys(text: str) -> None:
    parts, is_behind_dot = 0, False
    for token in _TOKEN.finditer(text):
        found = token[0]
        if found in _OPEN:
            return
        if found[0] in " \t":
            continue
        if found == ".":
            is_behind_dot = True
            continue
        is_part = found[0] in "\"'-_" or found[0].isalnum()
        parts = is_part * (parts * is_behind_dot + 1)
        is_behind_dot = False
        if parts > _MOST_PARTS:
            line = text.count("\n", 0, token.start()) + 1
            raise ValueError(f"a key has more than {_MOST_PARTS} parts (at line {line})")
