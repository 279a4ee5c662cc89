"""Text in a page that a model reads and that its readers do not see."""

from dataclasses import dataclass
from enum import StrEnum

from curator.model.text import Place


class HiddenKind(StrEnum):
    CHARACTERS = "invisible characters"
    MARKS = "too many marks on a letter"
    ENTITY = "coded invisible characters"
    """`&#8203;`: seen in the text, not on the page."""
    COMMENT = "comment"
    ELEMENT = "hidden element"
    DEFINITION = "link definition that says something"
    LONG_TEXT = "long text that is not shown"
    """An alternative text, a title, what follows a fence's language."""
    FAR = "text far to the right"
    """In code, behind so many blanks that nobody scrolls there."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A hidden piece of a text, by offsets."""

    kind: HiddenKind
    start: int
    end: int
    what: str
    """What hides it, in the words of its language: `<template>`, `display: none`."""


@dataclass(frozen=True, slots=True)
class HiddenText:
    """The same as a rule reports it."""

    kind: HiddenKind
    what: str
    """Of characters: their code points and names."""
    words: int
    digest: str
    """Of what is hidden, since a report must not repeat it: 12 hex digits."""
    place: Place
