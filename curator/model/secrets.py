"""What must not be shown: where a key, a token or a password stands, and never what it says."""

from dataclasses import dataclass

from curator.model.text import Place


@dataclass(frozen=True, slots=True)
class Secret:
    """A stretch of text that gives access to something. Lines end at line feeds only."""

    place: Place
    kind: str
    """In a reader's words: `GitHub token`."""
    mark: str
    """Four hex digits of a digest of it: they tell two secrets apart, and too little to guess either."""


Secrets = tuple[Secret, ...]
"""Of a text, in order, none in another."""
