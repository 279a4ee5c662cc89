"""Code in a document -> what it imports: Python, JavaScript, Go, Rust, Java and Kotlin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PYTHON_FROM = re.compile(
    r"^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]*(\([^)]{0,2000}\)|[^\n;]*)", re.MULTILINE
)
_PYTHON_IMPORT = re.compile(r"^[ \t]*import[ \t]+([\w. \t,]+)", re.MULTILINE)
_SCRIPT_FROM = re.compile(
    r"\b(?:import|export)\s+(?:type\s+)?([\w$*{}\s,]{0,600}?)\bfrom\s*['\"]([^'\"\n]+)['\"]"
)
_SCRIPT_REQUIRE = re.compile(
    r"\b(?:const|let|var)\s+(\{[^}]{0,600}\}|[\w$]+)\s?=\s?(?:await\s+)?(?:require|import)\(\s*['\"]([^'\"\n]+)['\"]\s*\)"
)
_GO = re.compile(
    r"^[^\S\n]*+(?:import\s++)?(?:([\w.]+)\s++)?\"([\w./-]+)\"[^\S\n]*+$", re.MULTILINE
)
_RUST = re.compile(r"\buse\s+(?:::)?([\w:]+?)(?:::(\{[^;]{0,1000}\}|\*))?(?:\s+as\s+(\w+))?\s*;")
_JVM = re.compile(r"^[^\S\n]*+import\s+(?:static\s+)?([\w.]+)(\.\*)?", re.MULTILINE)
_ALIAS = re.compile(r"(?:type\s+)?([\w$]+)(?:\s+(?:as\s+)|\s*:\s*)?([\w$]+)?")


@dataclass(frozen=True, slots=True)
class Imported:
    name: str
    """What the code calls it."""
    module: str
    """As written: `hono/jsx`, `a.b`, `github.com/gin-gonic/gin`, `tokio::sync`."""
    target: str
    """What it is called in the module; empty where the module itself is imported."""
    offset: int


def imports(text: str, code: str, family: str) -> Iterator[Imported]:
    """`code` is `text` without comments and strings, of the same length."""
    match family:
        case "python":
            yield from _python(code)
        case "javascript":
            yield from _script(text)
        case "go":
            yield from _go(text)
        case "rust":
            yield from _rust(code)
        case "jvm":
            yield from _jvm(code)


def _python(code: str) -> Iterator[Imported]:
    for found in _PYTHON_FROM.finditer(code):
        module = found[1]
        for item in re.finditer(r"(\w+)(?:[ \t]+as[ \t]+(\w+))?", found[2]):
            yield Imported(item[2] or item[1], module, item[1], found.start(2) + item.start())
    for found in _PYTHON_IMPORT.finditer(code):
        for item in re.finditer(r"([\w.]+)(?:[ \t]+as[ \t]+(\w+))?", found[1]):
            top = item[1].partition(".")[0]
            module = item[1] if item[2] else top
            yield Imported(item[2] or top, module, "", found.start(1) + item.start())


def _script(text: str) -> Iterator[Imported]:
    for pattern in (_SCRIPT_FROM, _SCRIPT_REQUIRE):
        for found in pattern.finditer(text):
            clause, module = found[1], found[2]
            inside = re.search(r"\{([^}]*)\}?", clause)
            start = found.start(1) + (inside.start(1) if inside else 0)
            for item in _ALIAS.finditer(inside[1]) if inside else ():
                yield Imported(item[2] or item[1], module, item[1], start + item.start(1))
            for word in re.findall(r"[\w$]+", re.sub(r"\{[^}]*\}?|\*|\bas\b", " ", clause)):
                yield Imported(word, module, "", found.start(2))


def _go(text: str) -> Iterator[Imported]:
    if "import" not in text:
        return
    for found in _GO.finditer(text):
        last = re.sub(r"^v\d+$", "", found[2].rpartition("/")[2]) or found[2].split("/")[-2]
        yield Imported(found[1] or last, found[2], "", found.start(2))


def _rust(code: str) -> Iterator[Imported]:
    for found in _RUST.finditer(code):
        module = found[1].replace("::", ".")
        if found[2] is None:
            above, _, last = module.rpartition(".")
            yield Imported(found[3] or last, above, last, found.start(1))
            continue
        for item in re.finditer(r"([\w:]+)(?:\s+as\s+(\w+))?", found[2]):
            parts = item[1].replace("::", ".").strip(".")
            last = parts.rpartition(".")[2]
            if last and last != "self":
                yield Imported(item[2] or last, module, parts, found.start(2) + item.start())


def _jvm(code: str) -> Iterator[Imported]:
    for found in _JVM.finditer(code):
        if not found[2]:
            above, _, last = found[1].rpartition(".")
            yield Imported(last, above, last, found.start(1))
