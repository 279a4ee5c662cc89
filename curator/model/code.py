"""What a source file defines, and the digests by which two versions of it are compared."""

from dataclasses import dataclass
from enum import StrEnum

from curator.model.text import Span


class SymbolKind(StrEnum):
    FUNCTION = "function"
    METHOD = "method"
    CLASS = "class"
    INTERFACE = "interface"
    STRUCT = "struct"
    ENUM = "enum"
    TYPE = "type"
    NAMESPACE = "namespace"
    CONSTANT = "constant"
    VARIABLE = "variable"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A named definition."""

    name: str
    """Qualified: containers joined by dots from the file's top level, `Class.method`."""
    kind: SymbolKind
    span: Span
    """With decorators and `export`, without the comment above it."""
    signature: str
    """Its head as written, white space collapsed, without body; at most 300 characters."""
    doc: str
    """Docstring or the comment right above it, as text without markers; empty where there is none."""
    is_public: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """A file's definitions in order of their first line."""

    language: str | None
    """Name of the language, None where no grammar knows the file: it is text."""
    symbols: tuple[Symbol, ...]
    line_count: int


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Three digests of a target, each `c1:` and 16 hex digits; equal digests mean "the same" for that aspect."""

    signature: str
    body: str
    doc: str


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The fingerprints of one file: of the whole, and of each symbol by qualified name.

    Several definitions under one name share one fingerprint, taken over all of them in order.
    """

    language: str | None
    whole: Fingerprint
    symbols: dict[str, Fingerprint]
    spans: dict[str, tuple[Span, ...]]
    """Where the definitions of each name stand, in order."""
