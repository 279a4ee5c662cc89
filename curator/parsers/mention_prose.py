"""Lines of prose -> the names and paths of code that they mention: ticked, in roles and directives, or plainly."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from curator.model.mentions import Mention, MentionForm
from curator.model.text import Place
from curator.parsers.mention_lines import DocumentLine
from curator.parsers.past import is_all_past, is_past_beside

_PART = r"[A-Za-z_][A-Za-z0-9_]*"
_CHAIN = rf"{_PART}(?:(?:\.|::|\#|->|\\){_PART})*"
_NAME = re.compile(
    rf"^[@&*~!.#\\]?(?:new |class |def |function |func |fn |struct |await )?(?P<name>{_CHAIN})"
    r"(?:!?(?P<call>\(.*\))|<[^<>]*>|\[[^\[\]]*\])?;?$"
)
_ATTRIBUTE = re.compile(rf"^\[(?P<name>{_PART})(?:\(.*\))?\]$")
"""As C# writes it."""
_COMPONENT = re.compile(r"^</?(?P<name>[A-Za-z](?>\w*[A-Z])\w*+(?:\.\w+)?)(?:\s[^<>]*)?/?>$")
"""As JSX writes it."""
_NOUN = re.compile(
    r"[ ](?:function|method|class|decorator|macro|trait|struct|mixin|helper|interface|property|attribute|exception)s?\b"
)
"""After a ticked word: it says that a definition is meant."""
_PATH = re.compile(
    r"^(?:\./)?(?P<path>[A-Za-z0-9_.@-]+(?:/[A-Za-z0-9_.@\[\]-]+)+/?)(?:[:#]L?\d+(?:-L?\d+)?)?$"
)
_TICKED = re.compile(r"(?<!`)(?P<ticks>`{1,2})(?!`)(?P<text>[^`]+)(?P=ticks)(?!`)")
_ROLE = re.compile(
    r"(?::(?:[a-z]+:)?|\{(?:[a-z]+:)?)(?:func|meth|class|mod|attr|data|exc|obj|const|type|deco|member|any)(?::|\})"
    r"`(?P<text>[^`]+)`"
)
_DIRECTIVE = re.compile(
    r"^\s*(?:\.\.\s+(?:auto|(?:[a-z]+:)?)(?:function|class|module|method|classmethod|staticmethod|data|exception|attribute"
    rf"|property|decorator|currentmodule|member|enum|struct)::\s*|:::\s+)(?P<name>{_PART}(?:\.{_PART})*)\s*(?P<rest>\(.*)?$"
)
_MODULE = re.compile(r"\.\.\s+(?:auto|[a-z]+:)?(?:current)?module::")
_CROSS = re.compile(rf"\]\[(?P<name>{_PART}(?:\.{_PART})+)\]")
_PLAIN_CALL = re.compile(rf"(?<![\w.`/(#@\"'-])(?P<name>{_PART}(?:(?:\.|::){_PART})*)\(\)")
_PLAIN_QUALIFIED = re.compile(
    rf"(?<![\w.`/(#@\"'-])(?P<name>{_PART}(?:(?:\.|::){_PART})+)\((?=[^()\n]*\))"
)
_PLAIN_USE = re.compile(
    rf"(?<![\w.`/(#@\"'$:\\-])(?P<name>(?=\w*[a-z][A-Z]|\w*[A-Za-z]_[A-Za-z]){_PART})\((?=[^()\n]*\)|[^()\n]*\([^()\n]*\))"
)
"""A call with arguments of a name that is no word of prose."""
_PLAIN_PATH = re.compile(
    r"(?<![\w./`@~$<{*:-])(?P<path>[A-Za-z0-9_-]+(?:/[A-Za-z0-9_.-]+)+\.[a-z]{1,5})(?![\w/*{<`-])"
)
_MARKS = re.compile(r"`|\w\(|::|\]\[|\w/\w")
"""Without one of them a line mentions nothing."""
_CODE_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")
_BESIDE = 80
"""Letters before and after a name, in which words may speak of it."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z`:*\[(])")


def prose_mentions(lines: Sequence[DocumentLine]) -> Iterator[Mention]:
    """Of the lines of prose, by block: a sentence or clause that speaks of the past mentions nothing."""
    for _, group in groupby(lines, key=lambda line: line.block):
        block = list(group)
        found = [(line, mention) for line in block for mention in _line_mentions(line)]
        if not found:
            continue
        told = _Told(block)
        for line, mention in found:
            if not told.is_past(line, mention):
                yield mention


def described(lines: Sequence[DocumentLine]) -> Iterator[tuple[str, str]]:
    """Name that a directive describes -> the module that the directives before it say it is in."""
    module = ""
    for line in lines:
        found = _DIRECTIVE.match(line.text) if ".." in line.text else None
        if found and _MODULE.search(line.text):
            module = found["name"]
        elif found and module:
            yield found["name"].rpartition(".")[2], module


class _Told:
    """A block as one text, and which of its sentences and clauses tell of the past."""

    def __init__(self, block: Sequence[DocumentLine]) -> None:
        self._text = _without_ticks("\n".join(line.text for line in block))
        lengths = accumulate((len(line.text) + 1 for line in block), initial=0)
        self._offsets = {line.number: start for line, start in zip(block, lengths, strict=False)}
        self._starts = [0, *(found.end() for found in _SENTENCE_END.finditer(self._text))]
        self._known: dict[int, bool] = {}

    def is_past(self, line: DocumentLine, mention: Mention) -> bool:
        place = self._offsets[line.number] + mention.place.column - 1
        number = bisect_right(self._starts, place) - 1
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        if number not in self._known:
            self._known[number] = is_all_past(self._text[start:end])
        after = place + len(mention.written)
        return self._known[number] or is_past_beside(
            self._text[max(start, place - _BESIDE) : place],
            self._text[after : min(end, after + _BESIDE)],
        )


def _without_ticks(text: str) -> str:
    """What is ticked is a word of unknown meaning, as long as it was."""
    return _TICKED.sub(lambda found: f"`{'x' * (len(found[0]) - 2)}`", text)


def _line_mentions(line: DocumentLine) -> Iterator[Mention]:
    if not _MARKS.search(line.text):
        return
    directive = _DIRECTIVE.match(line.text) if "::" in line.text else None
    if directive:
        is_known = _MODULE.search(line.text) is not None and "automodule" not in line.text
        if not is_known and (
            "." in directive["name"] or ".." in line.text[: directive.start("name")]
        ):
            yield _mention(line, directive["name"], MentionForm.ROLE, directive.start("name"))
        return
    rest = line.text
    for role in _ROLE.finditer(line.text) if ":`" in line.text or "}`" in line.text else ():
        yield from _role(line, role)
        rest = rest[: role.start()] + " " * len(role[0]) + rest[role.end() :]
    for cross in _CROSS.finditer(rest) if "][" in rest else ():
        yield _mention(line, cross["name"], MentionForm.ROLE, cross.start("name"))
    for ticked in _TICKED.finditer(rest):
        yield from _ticked(line, ticked)
    yield from _plain(line, _TICKED.sub(lambda found: "`" * len(found[0]), rest))


def _role(line: DocumentLine, role: re.Match[str]) -> Iterator[Mention]:
    text, start = role["text"], role.start("text")
    target = re.search(r"<([^<>]+)>\s*$", text)
    if target:
        text, start = target[1], start + target.start(1)
    stripped = text.lstrip("~!. ")
    start += len(text) - len(stripped)
    name = re.match(_CHAIN, stripped)
    if name and not text.startswith("!"):
        yield _mention(line, name[0], MentionForm.ROLE, start)


def _ticked(line: DocumentLine, ticked: re.Match[str]) -> Iterator[Mention]:
    text = ticked["text"].strip()
    start = ticked.start("text") + ticked["text"].index(text[:1]) if text else 0
    after = line.text[ticked.end() : ticked.end() + 1]
    if after == "_" or ("<" in text and "://" in text):
        return
    path = _PATH.match(text)
    if path and _is_path(path["path"]):
        yield _mention(line, path["path"], MentionForm.PATH, start + path.start("path"))
        return
    name = _NAME.match(text) or _ATTRIBUTE.match(text) or _COMPONENT.match(text)
    if name:
        is_call = "(" in text or _NOUN.match(line.text, ticked.end()) is not None
        form = MentionForm.CALL if is_call else MentionForm.TICK
        yield _mention(line, name["name"], form, start + name.start("name"))


def _is_path(path: str) -> bool:
    return path.endswith("/") or _CODE_SUFFIX.search(path) is not None or path.count("/") > 1


def _plain(line: DocumentLine, text: str) -> Iterator[Mention]:
    for pattern, mark in ((_PLAIN_CALL, "()"), (_PLAIN_QUALIFIED, "("), (_PLAIN_USE, "(")):
        for call in pattern.finditer(text) if mark in text else ():
            yield _mention(line, call["name"], MentionForm.CALL, call.start("name"))
    for path in _PLAIN_PATH.finditer(text) if "/" in text else ():
        yield _mention(line, path["path"], MentionForm.PATH, path.start("path"))


def _mention(line: DocumentLine, written: str, form: MentionForm, start: int) -> Mention:
    place = Place(line.number, start + 1, line.number, start + 1 + len(written))
    name = written if form is MentionForm.PATH else re.sub(r"::|->|#|\\", ".", written)
    return Mention(name, form, place, written)
