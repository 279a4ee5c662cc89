"""A line of source -> the names it seems to define: a rough reader by regular expression, apart from curator's own."""

import re
from pathlib import PurePosixPath

_C_LIKE = r"(?:class|interface|enum|record|struct|trait|object|@interface|union)\s+(\w+)"
_METHOD = (
    r"^\s+(?:(?:public|protected|private|internal|static|final|abstract|virtual|override|async|sealed|synchronized|"
    r"default|extern|unsafe|readonly)\s+)+[\w<>\[\],.?\s]+?\s(\w+)\s*[({=;]"
)
_SCRIPT = (
    r"\bfunction\s*\*?\s*(\w+)|\b(?:class|interface|type|enum|namespace)\s+(\w+)|"
    r"^\s*(?:export\s+)?(?:declare\s+)?(?:const|let|var)\s+(\w+)|"
    r"^\s+(?:(?:static|async|public|private|protected|readonly|get|set)\s+)*(\w+)\s*(?:<[^>]*>)?\([^;]*\{\s*$|"
    r"^\s*(?:[\w.]+\.)?(?:exports|prototype|app|res|req|proto)\.(\w+)\s*=[^=]"
)
_PATTERNS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "python",
        ("py", "pyi"),
        r"^\s*(?:async\s+)?def\s+(\w+)|^\s*class\s+(\w+)|^([A-Za-z_]\w+)\s*(?::[^=]+)?=[^=]",
    ),
    (
        "go",
        ("go",),
        (
            r"^func\s+(?:\([^)]*\)\s*)?(\w+)|^type\s+(\w+)|^(?:var|const)\s+(\w+)|^\t([A-Z]\w+)\s+=\s|"
            r"^\t(\w+)\s+(?:struct|interface|func)\b"
        ),
    ),
    (
        "rust",
        ("rs",),
        r"\b(?:fn|struct|enum|trait|mod|type|const|static|union|macro_rules!)\s+(\w+)",
    ),
    ("javascript", ("js", "jsx", "mjs", "cjs"), _SCRIPT),
    ("typescript", ("ts", "tsx", "mts", "cts"), _SCRIPT),
    ("java", ("java",), rf"\b{_C_LIKE}|{_METHOD}"),
    (
        "kotlin",
        ("kt", "kts"),
        rf"\b{_C_LIKE}|\bfun\s+(?:<[^>]*>\s*)?(?:[\w.<>?*]+\.)?(\w+)\s*\(|^\s*(?:[a-z]+\s+)*va[lr]\s+(\w+)",
    ),
    ("csharp", ("cs",), rf"\b{_C_LIKE}|{_METHOD}"),
    (
        "php",
        ("php",),
        rf"\bfunction\s+&?(\w+)|^\s*(?:abstract\s+|final\s+)*{_C_LIKE}|\bconst\s+(\w+)",
    ),
    (
        "ruby",
        ("rb", "rake"),
        (
            r"^\s*def\s+(?:self\.)?(\w+[?!]?)|^\s*(?:class|module)\s+(?:\w+::)*(\w+)|^\s*([A-Z]\w+)\s*=[^=]|"
            r"\b(?:attr_\w+|def_node_\w+|alias_method)\s*\(?:(\w+)"
        ),
    ),
    (
        "c",
        ("c", "h", "cc", "cpp", "hpp", "hh"),
        (
            r"^[A-Za-z_][\w\s*&:<>,]*?\b(\w+)\s*\([^;]*$|^\s*#\s*define\s+(\w+)|\b(?:struct|class|enum)\s+(\w+)\s*(?:[{:].*)?$|"
            r"^\s+(?:virtual|static|explicit|inline|auto|void|bool|int)\s+[\w\s*&:<>]*?(\w+)\s*\("
        ),
    ),
    (
        "bash",
        ("sh", "bash", "zsh"),
        r"^\s*(?:function\s+)?([A-Za-z_][\w-]*)\s*\(\)|^\s*function\s+([\w-]+)",
    ),
)
_BY_SUFFIX = {
    f".{suffix}": (language, re.compile(pattern))
    for language, suffixes, pattern in _PATTERNS
    for suffix in suffixes
}
_NOT_OURS = re.compile(
    r"(^|/)(tests?|testing|__tests__|spec|specs|test-utils|testdata|fixtures?|examples?|samples?|demos?|playground|bench\w*|"
    r"vendor|third_party|node_modules|dist|docs?|docs_src|website|deps|_vendor)(/|$)|(^|/)(test_|conftest)|[_.](test|spec)\.\w+$|"
    r"Tests?\.\w+$|\.min\.js$"
)


def source_suffixes() -> tuple[str, ...]:
    """The suffixes of files whose definitions are read, in order."""
    return tuple(_BY_SUFFIX)


def language(path: str) -> str | None:
    """The language of a repository's own, non-test source file; None for every other file."""
    known = _BY_SUFFIX.get(PurePosixPath(path).suffix)
    return known[0] if known and not _NOT_OURS.search(path) else None


def defined(line: str, path: str) -> frozenset[str]:
    """The names that a line of this file seems to define."""
    known = _BY_SUFFIX.get(PurePosixPath(path).suffix)
    if known is None or len(line) > 400:
        return frozenset()
    return frozenset(name for match in known[1].finditer(line) for name in match.groups() if name)
