"""Lines that a source file lost -> the names that they may have defined."""

import re

_NAME = r"([A-Za-z_$][A-Za-z0-9_$]*)"
_KEYWORD = re.compile(
    r"\b(?:def|class|function\*?|func|fn|struct|enum|trait|type|interface|const|let|var|val|fun|static|mod|macro_rules!|module|namespace"
    rf"|define|object|record|union|alias|impl|get|set|async)\s+(?:\([^()]*\)\s*)?[*&]?{_NAME}"
)
_ASSIGNED = re.compile(
    rf"^[^\S\n]*+(?:(?:export|public|static|readonly)[^\S\n]++|self\.|this\.)*{_NAME}\s*(?:[?!]?:|=)",
    re.MULTILINE,
)
_CALLABLE = re.compile(rf"(?<![A-Za-z0-9_$]){_NAME}\s*(?:<[^<>\n]*>)?\(")
_MEMBER = re.compile(rf"^[^\S\n]*+{_NAME}\s*(?:[,;]|[A-Za-z_*\[]|$)", re.MULTILINE)
_TYPED = re.compile(rf"[\w>\])?] {_NAME}\s*(?:=(?!=)|;|\{{|=>)")
"""As C#, Java and Kotlin write fields and properties."""
_ATTACHED = re.compile(rf"\.{_NAME}\s*=(?!=)")
_WITH_TYPES = (".cs", ".java", ".kt")
_ONLY_KEYWORDS = (".py", ".pyi")


def removed_names(lines: bytes, suffix: str) -> frozenset[str]:
    """More than were defined: what they were is looked up where it matters."""
    text = lines.decode("utf-8", "replace")
    return frozenset(name for pattern in _patterns(suffix) for name in pattern.findall(text))


def _patterns(suffix: str) -> tuple[re.Pattern[str], ...]:
    if suffix in _ONLY_KEYWORDS:
        return (_KEYWORD, _ASSIGNED)
    special = _TYPED if suffix in _WITH_TYPES else _ATTACHED
    return (_KEYWORD, _ASSIGNED, _CALLABLE, _MEMBER, special)
