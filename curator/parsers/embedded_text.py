"""Text of another language in a template -> the same text in one layout.

A hole is a NUL: part of a word to each of them.
"""

import re

_CSS = re.compile(
    rb"(?P<comment>/\*[^\0]{0,1000}?\*/)"
    rb"|(?P<string>(?<!\\)(?:\"(?:\\.|[^\"\\\n])*+\"|'(?:\\.|[^'\\\n])*+'))"
    rb"|(?P<line>//[^\n]*)"
    rb"|(?P<space>\s+)"
    rb"|url\([^()'\"\s]*+\)|[^\s{};,>~()!:'\"/]+|.",
    re.DOTALL,
)
_SPACE = b" "
_NO_SPACE_AFTER = frozenset((b"{", b"}", b";", b",", b">", b"~", b"(", b"!", b":"))
_NO_SPACE_BEFORE = frozenset((b"{", b"}", b";", b",", b">", b"~", b")", b"!"))
_GRAPHQL = re.compile(
    rb"#[^\n]*|\"\"\".*?\"\"\"|(?<!\\)\"(?:\\.|[^\"\\\n])*+\"|[\w\0]+|\.{3}|[^\s,]", re.DOTALL
)
_TABLE_LAYOUT = re.compile(rb"\s++(?:\|\s*+)?|\|\s*+")
_HTML_LAYOUT = re.compile(rb"(\s+)(/?>)?")
_HTML_BLOCK = re.compile(
    rb"\s{0,64}(</?(?:address|article|aside|blockquote|body|dd|details|dialog|div|dl|dt|fieldset|figcaption"
    rb"|figure|footer|form|h[1-6]|head|header|hr|html|legend|li|main|nav|ol|p|section|summary|table"
    rb"|tbody|td|tfoot|th|thead|tr|ul)(?:\s[^<>]*)?/?>)\s{0,64}",
    re.IGNORECASE,
)
_HTML_AS_WRITTEN = re.compile(rb"<(?:pre|textarea|script|style)\b", re.IGNORECASE)


def css(text: bytes) -> bytes:
    """No white space but where it parts words, `"` around strings, no semicolon before an end."""
    tokens: list[bytes] = []
    for found in _CSS.finditer(text):
        token = _css_token(found)
        if token == _SPACE and (not tokens or tokens[-1] in (*_NO_SPACE_AFTER, _SPACE)):
            if tokens[-2:-1] == [_SPACE] and tokens[-1] == b":":
                del tokens[-2]
            continue
        if token in _NO_SPACE_BEFORE and tokens and tokens[-1] == _SPACE:
            tokens.pop()
        if token in (b"}", b";") and tokens and tokens[-1] == b";":
            tokens.pop()
        tokens.append(token)
    while tokens and tokens[-1] in (_SPACE, b";"):
        tokens.pop()
    return b"".join(tokens)


def html(text: bytes) -> bytes:
    """A line break with white space around it is one space, but nothing where a tag closes or a block begins or ends."""
    if _HTML_AS_WRITTEN.search(text):
        return text
    lines = _HTML_LAYOUT.sub(_html_space, text)
    return _HTML_BLOCK.sub(rb"\1", lines)


def graphql(text: bytes) -> bytes:
    """White space, commas and comments part words, and are nothing else."""
    tokens = _GRAPHQL.findall(text)
    return _SPACE.join(token for token in tokens if token[:1] != b"#" or b"\0" in token)


def table(text: bytes) -> bytes:
    """Rows of `a | b`: how their cells are aligned says nothing."""
    return _TABLE_LAYOUT.sub(_table_space, text.strip())


def _table_space(found: re.Match[bytes]) -> bytes:
    return b"|" if b"|" in found[0] else b"\n" if b"\n" in found[0] else _SPACE


def _html_space(found: re.Match[bytes]) -> bytes:
    return (found[2] or _SPACE) if b"\n" in found[1] else found[0]


def _css_token(found: re.Match[bytes]) -> bytes:
    token = found[0]
    if found["comment"] or found["space"]:
        return _SPACE
    if found["line"]:
        return token.rstrip() + b"\n"
    if found["string"] and b'"' not in token[1:-1]:
        return b'"' + token[1:-1] + b'"'
    return token
