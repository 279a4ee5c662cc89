"""Texts that are made to be slow, for each parser: size, processor time and peak memory.

python -m benchmarks.hostile [BYTES]
"""

import os
import resource
import sys
from collections.abc import Callable

from curator.errors import CuratorError
from curator.parsers.code import outline
from curator.parsers.fingerprint import fingerprints
from curator.parsers.hidden_text import hidden_text
from curator.parsers.markdown import parse_markdown
from curator.parsers.mentions import mentions
from curator.parsers.secrets import secrets
from curator.parsers.words import words
from curator.site.safe_markdown import safe_markdown

_CODE = {
    "a.py": ("(", "a=b", "import a\\\n", '"""', "x<!--"),
    "a.java": ("a<", "/*", "{", '\\"'),
    "a.go": ("->", "import (", "/*/"),
    "a.js": ("fn  /*", "`${", "->", '\\"'),
    "a.rs": ("a::<", "use a::{", 'r#"'),
    "a.c": ("#define A /*/\n", '\\"', "(a)"),
    "a.cs": ("a<", '@"', "using "),
    "a.php": ("<?php ", "<<<A\n", "{"),
    "a.rb": ("<!--", "<<~A\n", "%w("),
}
_NOTES = (
    "&",
    "[",
    "![",
    "<",
    "<a ",
    "`a``",
    "*a _b",
    "> ",
    "- ",
    "# a\n",
    "|a",
    "[a]: b\n",
    "[a](b ",
    "a  ",
    "$a",
    "\\",
    "<!--",
)


def _parsers(name: str) -> dict[str, Callable[[str], object]]:
    if name.endswith(".md"):
        return {
            "markdown": lambda text: parse_markdown(text.split("\n"), 1),
            "hidden text": lambda text: hidden_text(text.encode(), name),  # type: ignore[arg-type]
            "mentions": lambda text: mentions(text.encode(), name),  # type: ignore[arg-type]
            "secrets": secrets,
            "safe markdown": safe_markdown,
        }
    return {
        "fingerprints": lambda text: fingerprints(text.encode(), name),  # type: ignore[arg-type]
        "outline": lambda text: outline(text.encode(), name),  # type: ignore[arg-type]
        "words": lambda text: words(
            text.encode(), {"py": "python", "rb": "ruby", "rs": "rust"}.get(name[2:], name[2:])
        ),
    }


def _measured(parse: Callable[[str], object], text: str, limit: int = 60) -> str:
    """In a process of its own, so that the peak is its own and that it can be ended."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        try:
            parse(text)
        except CuratorError as error:
            os.write(1, f"  [{type(error).__name__}]".encode())
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    ended = "" if status == 0 else f"  ended with {status}"
    return f"{used.ru_utime + used.ru_stime:7.2f} s {used.ru_maxrss / 1024:7.0f} MB{ended}"


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    for name, units in {**_CODE, "a.md": _NOTES}.items():
        for unit in units:
            text = (unit * (size // len(unit) + 1))[:size]
            for parser, parse in _parsers(name).items():
                print(f"{parser:14} {name:7} {unit!r:14} {size:9,} {_measured(parse, text)}")


if __name__ == "__main__":
    main()
