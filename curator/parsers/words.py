"""Source text -> the words in it that are code: names and strings, not comments and docstrings."""

import re

_WORD = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_HASH = re.compile(
    r"(?P<doc>^[ \t]*(?:[rRbBuUfF]{0,2})(?:\"\"\"(?:[^\\]|\\(?:.|\Z))*?(?:\"\"\"|\Z)|'''(?:[^\\]|\\(?:.|\Z))*?(?:'''|\Z)))"
    r"|(?P<string>\"\"\"(?:[^\\]|\\(?:.|\Z))*?(?:\"\"\"|\Z)|'''(?:[^\\]|\\(?:.|\Z))*?(?:'''|\Z)|(?<!\\)(?:\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'))"
    r"|(?P<comment>\#[^\n]*)",
    re.MULTILINE | re.DOTALL,
)
_SLASH = re.compile(
    r"(?P<string>(?<!\\)(?:\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+')|`(?:[^`\\]|\\(?:.|\Z))*(?:`|\Z))"
    r"|(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))",
    re.DOTALL,
)
_RUST = re.compile(
    r"(?P<string>(?<!\\)\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\\n]|\\[^\n][^'\n]*+)')|(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))",
    re.DOTALL,
)
_LEXERS = {"python": _HASH, "ruby": _HASH, "bash": _HASH, "rust": _RUST}
_SENTENCE = re.compile(r"[\"'`](?:[^\s{}<>$=()%]+[ ]+){3,}[^\s{}<>$=()%]+[\"'`]")
_LONGEST_WORD = 80


def words(source: bytes, language: str | None) -> frozenset[str]:
    """The words of a source file in a language, of text where it is None; strings count, since names hide in them."""
    text = source.decode("utf-8", "replace")
    if language is not None:
        lexer = _LEXERS.get(language, _SLASH)
        text = lexer.sub(_code_in, text)
    return frozenset(word for word in _WORD.findall(text) if len(word) <= _LONGEST_WORD)


def _code_in(found: re.Match[str]) -> str:
    """Of a comment nothing, of a string all but a sentence for people."""
    text = found["string"] or " "
    return " " if _SENTENCE.fullmatch(text) else text


def blank_comments(text: str, family: str) -> str:
    """The text with comments and strings blanked, at its old length."""
    return _LEXERS.get(family, _SLASH).sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
