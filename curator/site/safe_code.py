"""Code of a note -> HTML that shows it and is nothing else, however a builder reads what stands around it."""

import re

_MARK = re.compile(r"[^\w ]", re.ASCII)
BROKEN_NUMBER = re.compile(r"&#(?![0-9]++;|[xX][0-9a-fA-F]++;)")
"""`&#10a;`: Python-Markdown looks for tags in code too, and behind one of these it confuses what it has found where."""
_INCLUDE = "8<-"
_TEMPLATES = ("{{", "{%", "{!")


def code_as_html(code: str) -> str:
    """One line, without a mark that Markdown knows."""
    return f"<code>{_marks_as_numbers(code)}</code>"


def block_as_html(code: str, language: str) -> str:
    name = f' class="language-{language}"' if re.fullmatch(r"[A-Za-z0-9_-]+", language) else ""
    text = _marks_as_numbers(code).replace(" ", "&#32;")
    return f"<pre><code{name}>{text}</code></pre>"


def is_composed(code: str, *, has_macros: bool) -> bool:
    """A builder would put something else in its place: includes, templates and tags are looked for in code too."""
    return (
        _INCLUDE in code
        or BROKEN_NUMBER.search(code) is not None
        or (has_macros and any(mark in code for mark in _TEMPLATES))
    )


def _marks_as_numbers(code: str) -> str:
    return _MARK.sub(lambda mark: mark[0] if mark[0] > "\x7f" else f"&#{ord(mark[0])};", code)
