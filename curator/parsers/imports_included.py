"""C, C++ and Ruby source -> the files that it includes."""

import re
from collections.abc import Iterator

from curator.model.imports import Import, Imports
from curator.parsers.import_text import each_once, scanned, written

_INCLUDE = re.compile(rb"\n[ \t]*\#[ \t]*(?:include|import)\b")
_C = re.compile(
    rb"""
    //[^\n]* | /\*(?:[^*]|\*(?!/))*(?:\*/|\Z)
    | \n[ \t]*\#[ \t]*(?:include|import)[ \t]*(?P<file>"[^"\n]+"|<[^>\n]+>)
    | R"\(.*?(?:\)"|\Z) | "(?:[^"\\\n]|\\.)*"? | '(?:[^'\\\n]|\\.)+'?
    """,
    re.VERBOSE | re.DOTALL,
)
_REQUIRE = re.compile(rb"\b(?:require|require_relative|autoload|load)\b")
_RUBY = re.compile(
    rb"""
    \#[^\n]* | \n=begin\b.*?(?:\n=end\b|\Z)
    | r(?<![\w.:$@]r)equire(?P<relative>_relative)?[ \t]*+\(?[ \t]*+(?P<required>"[^"\#\n]+"|'[^'\n]+')
    | a(?<![\w.:$@]a)utoload[ \t]*+\(?[ \t]*+[:"']\w+["']?[ \t]*,[ \t]*(?P<later>"[^"\#\n]+"|'[^'\n]+')
    | <<[~-][\"'`]?(?P<end>[A-Z_]+)[\"'`]?[^\n]*(?:\n.*?(?:\n[ \t]*(?P=end)\b|\Z)|\Z)
    | "(?:[^"\\\n]|\\.)*"? | '(?:[^'\\\n]|\\.)*'?
    """,
    re.VERBOSE | re.DOTALL,
)


def c_imports(text: bytes) -> Imports:
    """`#include <a.h>` keeps its brackets."""
    files = [written(found["file"]) for found in scanned(text, _C, _INCLUDE)]
    return Imports(each_once(Import(file.strip('"')) for file in files))


def ruby_imports(text: bytes) -> Imports:
    """`require_relative "a"` is `./a`; what `autoload` names is required too."""
    return Imports(each_once(_required(text)))


def _required(text: bytes) -> Iterator[Import]:
    for found in scanned(text, _RUBY, _REQUIRE):
        if quoted := found["required"] or found["later"]:
            file = written(quoted[1:-1])
            yield Import(f"./{file}" if found["relative"] else file)
