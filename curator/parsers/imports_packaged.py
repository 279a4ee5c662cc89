"""Source of a language that imports names of packages (Java, Kotlin, C#, PHP) -> package, imports, outermost definitions."""

import re
from collections.abc import Iterable, Iterator

from curator.model.imports import EVERYTHING, Import, Imports
from curator.parsers.import_text import each_once, scanned, written

_COMMENT = rb"//[^\n]* | /\*(?:[^*]|\*(?!/))*(?:\*/|\Z)"
_STRING = rb"\"(?:[^\"\\\n]|\\.)*\"?"
_LETTER = rb"'(?:[^'\\\n]|\\[^\n]{1,9}?)'"
_BLOCK = rb"\"\"\"(?:[^\\]|\\(?:.|\Z))*?(?:\"\"\"|\Z)"
_RAW_BLOCK = rb"\"\"\".*?(?:\"\"\"|\Z)"
_MARKS = rb"(?:[@\[][\w.:]+(?:\([^()\n]*\))?\]?[ \t]+)*"


def _pattern(*parts: bytes) -> re.Pattern[bytes]:
    return re.compile(b" | ".join((_COMMENT, *parts)), re.VERBOSE | re.DOTALL)


_OUTERMOST = re.compile(rb"\n[a-z@\[]")
_ALMOST_OUTERMOST = re.compile(rb"\n(?:[ ]{4}|\t)?[a-z\[]")
_OUTERMOST_OR_REQUIRED = re.compile(
    rb"\n(?:use|namespace|final|abstract|readonly|class|interface|trait|enum|function)\b"
    rb"|\n[ \t]*(?:return[ \t]+|[$]\w+[ \t]*=[ \t]*)?(?:require|include)(?:_once)?\b"
)
_JAVA = _pattern(
    _BLOCK, _STRING, _LETTER,
    rb"\n[ \t]*package[ \t]+(?P<package>[\w.]+)[ \t]*;",
    rb"\n[ \t]*import[ \t]+(?:static[ \t]+)?(?P<module>[\w.]+(?:\.\*)?)[ \t]*;",
    rb"\n" + _MARKS + rb"(?:(?:public|final|abstract|sealed|non-sealed|strictfp)[ \t\n]+){0,6}"
    rb"(?:class|interface|enum|record|@interface)[ \t\n]+(?P<defines>\w+)",
)  # fmt: skip
_KOTLIN = _pattern(
    _RAW_BLOCK, _STRING, _LETTER,
    rb"\n[ \t]*package[ \t]+(?P<package>[\w.`]+)",
    rb"\n[ \t]*import[ \t]+(?P<module>[\w`]+(?:\.[\w`]+)*(?:\.\*)?)",
    rb"\n" + _MARKS + rb"(?:[a-z]+[ \t]+){0,8}?(?:(?:fun[ \t]+interface|class|interface|object|typealias)[ \t]+|(?:fun|val|var)[ \t]+(?:<[^\n=(]{0,300}>[ \t]+)?"
    rb"(?:[\w.<>?,*` ]{1,200}\.)?)`?(?P<defines>\w+)",
)  # fmt: skip
_CSHARP = _pattern(
    _RAW_BLOCK, rb"@(?:[$])?\"(?:[^\"]|\"\")*+\"?", _STRING, _LETTER,
    rb"\n[ \t]*namespace[ \t]+(?P<package>[\w.]+)",
    rb"\n[ \t]*(?:global[ \t]+)?using[ \t]+(?P<kind>static[ \t]+|\w+[ \t]*=[ \t]*)?(?P<module>[\w.]+)(?:<[^;\n]*+|[ \t]*+);",
    rb"\n(?P<indent>[ ]{4}|\t)?(?:(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|unsafe|new)[ \t]+)*"
    rb"(?:class|interface|enum|struct|record(?:[ \t]+(?:class|struct))?)[ \t]+(?P<defines>\w+)",
)  # fmt: skip
_PHP = _pattern(
    rb"\#(?!\[)[^\n]*", rb"<<<[ \t]*[\"']?(?P<end>\w+)[\"']?\n.*?(?:\n[ \t]*(?P=end)\b|\Z)", rb"\"(?:[^\"\\]|\\.)*\"?", rb"'(?:[^'\\]|\\.)*'?",
    rb"\n[ \t]*(?:return[ \t]+|[$]\w+[ \t]*=[ \t]*)?(?:require|include)(?:_once)?\b[ \t]*+\(?[ \t]*+(?:__DIR__[ \t]*+\.[ \t]*+)?"
    rb"(?P<file>'[^'\n]+'|\"[^\"$\n]+\")",
    rb"\nnamespace[ \t]+(?P<package>[\w\\]+)",
    rb"\nuse[ \t]++(?:function[ \t]+|const[ \t]+)?(?P<uses>[\w\\{},\s]{1,2000}+);",
    rb"\n(?:(?:final|abstract|readonly)[ \t]+)*(?:class|interface|trait|enum|function)[ \t]+&?(?P<defines>\w+)",
)  # fmt: skip
_JAVA_MAIN = re.compile(rb"\bpublic\s+static\s+(?:final\s+)?void\s+main\s*\(")
_KOTLIN_MAIN = re.compile(rb"^(?:suspend[ \t]+)?fun[ \t]+main[ \t]*\(", re.MULTILINE)
_FILE_SCOPED = re.compile(rb"^namespace[ \t]+[\w.]+[ \t]*;", re.MULTILINE)


def java_imports(text: bytes) -> Imports:
    """`import static a.B.c` is `a.B.c`."""
    found = scanned(text, _JAVA, _OUTERMOST)
    return _imports(found, is_program=_JAVA_MAIN.search(text) is not None)


def kotlin_imports(text: bytes) -> Imports:
    found = scanned(text, _KOTLIN, _OUTERMOST)
    return _imports(found, is_program=_KOTLIN_MAIN.search(text) is not None)


def csharp_imports(text: bytes) -> Imports:
    """`using A.B` is `A.B.*`, `using static A.B` and `using C = A.B` are `A.B`."""
    if _FILE_SCOPED.search(text):
        return _imports(one for one in scanned(text, _CSHARP, _OUTERMOST) if not one["indent"])
    return _imports(scanned(text, _CSHARP, _ALMOST_OUTERMOST))


def php_imports(text: bytes) -> Imports:
    r"""`use A\{B, C as D}` is `A.B` and `A.C`; a file that is required is `./file.php`."""
    return _imports(scanned(text, _PHP, _OUTERMOST_OR_REQUIRED))


def _imports(places: Iterable[re.Match[bytes]], *, is_program: bool = False) -> Imports:
    package, modules, defines = "", list[Import](), dict[str, None]()
    for found in places:
        groups = found.groupdict()
        package = package or _dotted(groups["package"])
        modules += _modules(groups)
        if groups["defines"]:
            defines[written(groups["defines"])] = None
    return Imports(each_once(modules), package, tuple(defines), is_program)


def _modules(groups: dict[str, bytes | None]) -> Iterator[Import]:
    if module := groups.get("module"):
        is_whole = "kind" in groups and not groups["kind"]
        yield Import(_dotted(module) + f".{EVERYTHING}" * is_whole)
    if uses := groups.get("uses"):
        yield from (Import(name) for name in _used(_dotted(uses)))
    if file := groups.get("file"):
        yield Import("./" + written(file[1:-1]).removeprefix("./").removeprefix("/"))


def _used(uses: str) -> Iterator[str]:
    r"""The full names of PHP's `A\{B, C as D}, E`, with dots for its backslashes."""
    for group in re.finditer(r"([\w.]+)(?:\{([^{}]*)\})?(?:\s+as\s+\w+)?", uses):
        for name in (group[2] or "").split(","):
            yield group[1].lstrip(".") + (name.split() or [""])[0]


def _dotted(name: bytes | None) -> str:
    return written(name).replace("\\", ".").replace("`", "")
