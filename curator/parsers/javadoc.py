"""The text of a Javadoc comment -> the text in which google-java-format leaves no trace."""

import re

_NO_MARK = re.compile(r"</?p\s*/?>|</li>|(?<!\S)\*+(?!\S)", re.IGNORECASE)
"""Paragraphs are told by blank lines or by tags, the end of an item need not be told; a star is a margin."""

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def javadoc_words(text: str) -> str:
    """Tags stand apart from the words around them; how a tag separates paragraphs leaves nothing."""
    return _TAG.sub(r" \g<0> ", _NO_MARK.sub(" ", text))
