"""What a language's module of idioms gives the walk: nodes -> what is read in their place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from tree_sitter import Node

from curator.parsers.languages import Language

END = b")"
"""The token after the children of a node."""

Step = Callable[[list[bytes]], None]
"""Changes the end of the tokens written so far, when its turn comes."""

Item = Node | bytes | int | Step
"""A node to walk, a token, the id of a marked node that ends here, or a step."""

Rewriter = Callable[[Node], Sequence[Item] | None]
"""None: the node is no idiom, it is read as it stands. What is given never holds the node itself."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What a rewriter may ask about the file around a node."""

    source: bytes
    imports: tuple[Node, ...]
    expression: Callable[[bytes], Node | None]
    """Text in the file's language -> its expression, which the walk can read; None: it is none."""


@cache
def idioms(language: Language) -> Callable[[SourceFile], Mapping[str, Rewriter]] | None:
    """A capture `@idiom.*` -> how such nodes are read; the module is imported when first asked for."""
    if language.idioms is None:
        return None
    rewriters: Callable[[SourceFile], Mapping[str, Rewriter]]
    rewriters = import_module(language.idioms).rewriters
    return rewriters
