"""Code in a document -> the names that it defines itself."""

import re
from collections.abc import Iterator

_PART = r"[A-Za-z_$][A-Za-z0-9_$]*"
_DEFINED = re.compile(
    r"(?<!declare )\b(?:def|class|function\*?|func|fn|struct|enum|trait|type|interface|const|let|var|val|fun|mod|record|object|module|static|mut|ref)"
    rf"[ \t]+(?:\([^()]*\)[ \t]*)?\*?&?({_PART})|(?<![\w$])({_PART})[ \t]*+(?:(?::(?!:)[^=\n;(){{}}]{{1,80}}|\??:)[ \t]*+)?(?:=(?![=>])|:=)|(?:\bas|\bfor|\bcatch\s*\()[ \t]+({_PART})"
    rf"|(?<![\w$])({_PART})[ \t]*\??:\s|\$({_PART})[ \t]*="
)
_SIGNATURE = re.compile(
    r"(?:\bdef|\bfunction|\bfunc|\bfn|\bfun|\bconstructor)\b[^(\n]{0,200}\(([^)]{0,2000})\)|\(([^()]{0,2000})\)[ \t]*(?::[ \t]*[\w<>\[\]|. ]{1,80})?\s?(?:=>|->|\{)|\b(\w+)[ \t]*=>"
)
_METHOD = re.compile(
    rf"(?:^|\s)({_PART})[ \t]*\([^()]{{0,2000}}\)[ \t]*(?::[ \t]*[\w<>\[\]|. ]{{1,80}})?\s?\{{",
    re.MULTILINE,
)
_JAVA = re.compile(rf"\b[A-Z][\w<>\[\], ]{{0,60}}[ \t]({_PART})[ \t]*[(=;,)]")
_DESTRUCTURED = re.compile(
    r"\b(?:const|let|var|val)\s*[\[{(]([^=;]{0,200}?)[\]})][ \t]*(?::[^=]{1,60})?=", re.DOTALL
)
_ANNOTATION = re.compile(r"(?<!:):(?!:)\s*[&*]*(?:(?:mut|dyn|impl)\s+)?[A-Z][\w.:<>\[\]| ]*")
"""The type of a parameter, where it stands after a colon."""
_WORD = re.compile(_PART)


def defined(code: str, family: str) -> Iterator[str]:
    """Of a type that stands in a signature nothing is defined; of one that is only declared neither."""
    for found in _DEFINED.finditer(code):
        yield from (word for word in found.groups() if word)
    for found in _SIGNATURE.finditer(code):
        for group in found.groups():
            yield from _parameters(group or "", family)
    for found in _DESTRUCTURED.finditer(code):
        yield from _WORD.findall(found[1])
    for pattern in (_METHOD, _JAVA) if family in ("jvm", "csharp", "c") else (_METHOD,):
        yield from (found[1] for found in pattern.finditer(code) if not found[1].isupper())


def _parameters(text: str, family: str) -> Iterator[str]:
    names = _WORD.findall(_ANNOTATION.sub(" ", text))
    is_typed = family not in ("javascript", "")
    yield from (name for name in names if not (is_typed and name[0].isupper()))
