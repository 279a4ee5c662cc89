"""What a source file says of other files: imports as written, and what it calls itself."""

from dataclasses import dataclass, field

EVERYTHING = "*"


@dataclass(frozen=True, slots=True)
class Import:
    """One module that a file names."""

    module: str
    """As written: `a.b`, `..a`, `./a.js`, `crate::a`, `github.com/x/y`, `a.b.*`. In C `<a.h>` keeps its brackets. What a language
    looks for beside the file is written from there in all of them: Ruby's `require_relative "a"` is `./a`, Rust's `mod a;`
    is `self::a`."""
    names: dict[str, str] = field(default_factory=dict)
    """What is taken from it: the name here -> the name there; `*` is all of it."""


@dataclass(frozen=True, slots=True)
class Imports:
    """The imports of one file, each module once, in the order in which they stand."""

    modules: tuple[Import, ...] = ()
    package: str = ""
    """What the file says that it belongs to: Go, Java, Kotlin, C#, PHP; empty elsewhere."""
    defines: tuple[str, ...] = ()
    """Its outermost definitions, where imports name those and not files: Java, Kotlin, C#, PHP."""
    is_program: bool = False
    """It has the `main` that its language starts: Go, Java, Kotlin."""
