"""Fenced code in a document -> the names that it uses, and those that it defines itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.model.mentions import Mention, MentionForm
from curator.model.text import Place
from curator.parsers.mention_defined import defined
from curator.parsers.mention_imports import Imported, imports
from curator.parsers.mention_lines import DocumentLine
from curator.parsers.past import is_past
from curator.parsers.words import blank_comments

FAMILIES = {
    "py": "python", "python": "python", "python3": "python", "pycon": "python", "pyi": "python", "ipython": "python",
    "js": "javascript", "javascript": "javascript", "mjs": "javascript", "cjs": "javascript", "jsx": "javascript",
    "ts": "javascript", "typescript": "javascript", "tsx": "javascript", "mts": "javascript", "vue": "javascript",
    "svelte": "javascript", "go": "go", "golang": "go", "rust": "rust", "rs": "rust", "java": "jvm", "kotlin": "jvm",
    "kt": "jvm", "kts": "jvm", "cs": "csharp", "csharp": "csharp", "c#": "csharp", "php": "php", "ruby": "ruby",
    "rb": "ruby", "c": "c", "cpp": "c", "c++": "c",
}  # fmt: skip
"""What a fence may be called -> family of languages that call one another's definitions."""

_PART = r"[A-Za-z_$][A-Za-z0-9_$]*"
_CHAIN = re.compile(
    rf"(?<![\w$.\"'/-])(?<!\w@){_PART}(?:(?:\??\.|::|->){_PART})*(?P<call>(?:!|\?\.)?\(|(?:::)?<[\w, ]*>\()?"
)
_MEMBER = re.compile(
    rf"(?<=[\])}}])\s*\??\.(?P<name>{_PART})\(|^[^\S\n]*+\??\.(?P<line>{_PART})\(", re.MULTILINE
)
_DECORATOR = re.compile(rf"^\s*@(?P<name>{_PART}(?:\.{_PART})*)")
_TYPE = re.compile(r"[A-Z][a-z0-9]+[A-Z]\w*")
_MIXED = re.compile(r"[a-z0-9][A-Z]|[A-Za-z0-9]_[A-Za-z0-9]")
_MOST_LINES = 1000
"""Of one example: nobody reads more."""
_KEYWORDS = {
    "if", "for", "while", "switch", "return", "catch", "function", "await", "new", "typeof", "super", "this", "self",
    "print", "require", "import", "def", "class", "with", "and", "or", "not", "in", "is", "elif", "else", "except",
    "assert", "yield", "lambda", "del", "raise", "match", "case", "fn", "func", "let", "const", "var", "sizeof",
    "use", "mut", "pub", "impl", "void",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CodeNames:
    mentions: tuple[Mention, ...]
    defined: frozenset[str]
    imported: tuple[Imported, ...]


def code_names(lines: Sequence[DocumentLine], intro: str) -> CodeNames:
    """Of one fence. `intro` is what the document says right before it: if that speaks of the past, so does the code."""
    family = FAMILIES.get(lines[0].language or "") if lines else None
    if lines and not lines[0].language:
        family = ""
    lines = lines[:_MOST_LINES]
    text = "\n".join(_without_prompt(line.text) for line in lines)
    if family is None:
        return CodeNames((), frozenset(), ())
    code = blank_comments(text, family)
    found = tuple(imports(text, code, family))
    if is_past(intro):
        return CodeNames((), frozenset(defined(code, family)), found)
    own = {one.name: one for one in found}
    told = {number for number, line in enumerate(text.split("\n")) if _is_told(line)}
    mentions = [
        mention
        for offset, name, module in (*_imported(found), *_used(code, own, family))
        if (mention := _mention(name, module, offset, text, lines, family)) is not None
        and text.count("\n", 0, offset) not in told
    ]
    return CodeNames(tuple(mentions), frozenset(defined(code, family)), found)


def _without_prompt(line: str) -> str:
    return re.sub(r"^(\s*)(?:>>>|\.\.\.)( |$)", r"\1   \2", line)


def _is_told(line: str) -> bool:
    comment = re.search(r"(?:#|//|/\*|--)\s*(.*)$", line)
    return comment is not None and (
        is_past(comment[1])
        or re.match(r"(?i)before\b|\W*(?:bad|wrong|don'?t|❌)", comment[1]) is not None
    )


def _imported(found: Sequence[Imported]) -> Iterator[tuple[int, str, str]]:
    for one in found:
        yield one.offset, one.target, one.module


def _used(code: str, own: dict[str, Imported], family: str) -> Iterator[tuple[int, str, str]]:
    """Offset, name, and the module that it is imported from, empty where the code does not show it."""
    for found in _CHAIN.finditer(code):
        chain = found[0][: -len(found["call"])] if found["call"] else found[0]
        parts = re.split(r"\??\.|::|->", chain)
        if parts[0] in own:
            if len(parts) > 1:
                whole = own[parts[0]]
                yield (
                    found.start(),
                    ".".join(filter(None, (whole.target, *parts[1:]))),
                    whole.module,
                )
        elif (found["call"] or _is_named(parts)) and _may_be_used(parts[0]):
            yield found.start(), ".".join(parts), ""
    for found in _MEMBER.finditer(code):
        group = "name" if found["name"] else "line"
        yield found.start(group), f"_.{found[group]}", ""
    for found in _DECORATOR.finditer(code) if family == "python" else ():
        if found["name"].split(".")[0] not in own:
            yield found.start("name"), found["name"], ""


def _is_named(parts: Sequence[str]) -> bool:
    """Whether a name that is not called is a type, or a member that is spelled like no word of prose."""
    if _TYPE.fullmatch(parts[-1]):
        return True
    return len(parts) > 1 and len(parts[-1]) > 5 and _MIXED.search(parts[-1]) is not None


def _may_be_used(word: str) -> bool:
    return word not in _KEYWORDS or word in ("self", "this", "new")


def _mention(
    name: str, module: str, offset: int, text: str, lines: Sequence[DocumentLine], family: str
) -> Mention | None:
    row = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    line = lines[row]
    last = re.escape(name.rpartition(".")[2] or module)
    found = re.compile(rf"[\w$.:>?-]*?(?<![\w$]){last}(?![\w$])").search(line.text, column)
    if found is None:
        return None
    start, written = found.start(), found[0]
    form = MentionForm.IMPORT if module else MentionForm.USE
    place = Place(line.number, start + 1, line.number, start + 1 + len(written))
    return Mention(name, form, place, written, family, module)
