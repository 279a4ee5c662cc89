"""A commit -> rows that may become cases, with what speaks for each. A person reads the diff and decides."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.freshness.functions import Function, functions, same_syntax
from benchmarks.freshness.history import Commit, FileChange, History, language_of

_LAYOUT = re.compile(r"[\s,;()\"'`]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A target of a commit, and the two texts that a person has to compare."""

    kind: str
    target: str
    language: str
    before: str
    after: str
    moved_to: str | None = None
    change: str | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """One file of a commit, then and now."""

    before: str
    after: str
    language: str
    old: Mapping[str, Function]
    new: Mapping[str, Function]


def pairs(history: History, commit: Commit, changes: list[FileChange]) -> Iterator[Pair]:
    """The files of a known language that are there on both sides, renamed ones included."""
    for change in changes:
        if change.before is None or change.after is None:
            continue
        language = language_of(change.before)
        if language is None or language != language_of(change.after):
            continue
        old = functions(history.text(commit.parent, change.before), change.before)
        new = functions(history.text(commit.id, change.after), change.after)
        yield Pair(change.before, change.after, language, old, new)


def reformatted(pair: Pair, kind: str) -> Iterator[Candidate]:
    """Definitions whose text changed in a commit that a tool made."""
    for then, now in _common(pair):
        if then.text != now.text:
            is_sure = (
                same_syntax(_dedented(then.text), _dedented(now.text))
                if pair.language == "python"
                else _LAYOUT.sub("", then.text) == _LAYOUT.sub("", now.text)
            )
            yield _candidate(kind, pair, then, now, hint="sure" if is_sure else "look")


def resigned(pair: Pair) -> Iterator[Candidate]:
    """Functions whose parameters changed."""
    for then, now in _common(pair):
        if not then.is_type and then.parameters != now.parameters:
            hint = f"{then.parameters} -> {now.parameters}"
            yield _candidate("signature", pair, then, now, hint=hint)


def rebodied(pair: Pair) -> Iterator[Candidate]:
    """Functions whose head stayed and whose text did not."""
    for then, now in _common(pair):
        is_same = then.parameters == now.parameters and _head(then) == _head(now)
        if not then.is_type and is_same and _LAYOUT.sub("", then.text) != _LAYOUT.sub("", now.text):
            yield _candidate("body", pair, then, now)


def quiet(pair: Pair) -> Iterator[Candidate]:
    """Functions of a changed file whose text is the same, and which stand beside one that changed."""
    if any(then.text != now.text for then, now in _common(pair)):
        for then, now in _common(pair):
            if then.text == now.text and not then.is_type and then.text.count("\n") > 2:
                yield _candidate("quiet", pair, then, now)


def renamed(pair: Pair) -> Iterator[Candidate]:
    """Definitions of a renamed file."""
    for then, now in _common(pair):
        yield _candidate("move", pair, then, now, moved_to=f"{pair.after}#{now.name}")


def moved(history: History, commit: Commit, changes: list[FileChange]) -> Iterator[Candidate]:
    """Definitions that one file lost and exactly one other file of the commit gained."""
    lost: dict[str, list[tuple[str, Function]]] = {}
    gained: dict[str, list[tuple[str, Function]]] = {}
    for change in changes:
        old = _side(history, commit.parent, change.before)
        new = _side(history, commit.id, change.after)
        is_renamed = change.before and change.after and change.before != change.after
        for name in old.keys() - new.keys() if not is_renamed else ():
            lost.setdefault(name, []).append((str(change.before), old[name]))
        for name in new.keys() - old.keys():
            gained.setdefault(name, []).append((str(change.after), new[name]))
    for name in sorted(lost.keys() & gained.keys()):
        if len(lost[name]) == len(gained[name]) == 1:
            (source, then), (place, now) = lost[name][0], gained[name][0]
            pair = Pair(source, place, language_of(source) or "", {}, {})
            yield _candidate("move", pair, then, now, moved_to=f"{place}#{name}")


def _side(history: History, commit: str, path: str | None) -> Mapping[str, Function]:
    is_code = path is not None and language_of(path) is not None
    return functions(history.text(commit, path), path) if path and is_code else {}


def _common(pair: Pair) -> Iterator[tuple[Function, Function]]:
    for name in sorted(pair.old.keys() & pair.new.keys()):
        yield pair.old[name], pair.new[name]


def _candidate(
    kind: str,
    pair: Pair,
    then: Function,
    now: Function,
    *,
    moved_to: str | None = None,
    hint: str = "",
) -> Candidate:
    alike = difflib.SequenceMatcher(None, then.text, now.text, autojunk=False).quick_ratio()
    change = None
    if then.parameters != now.parameters:
        change = "signature"
    elif _dedented(then.text) != _dedented(now.text):
        change = "body"
    return Candidate(
        kind=kind,
        target=f"{pair.before}#{then.name}",
        language=pair.language,
        before=then.text,
        after=now.text,
        moved_to=moved_to,
        change=change,
        hint=hint or f"{alike:.0%} alike",
    )


def _head(item: Function) -> str:
    """Up to where the body starts, without layout: what stands there is signature, more or less."""
    return _LAYOUT.sub("", item.text.partition("{")[0] if "{" in item.text else "")


def _dedented(text: str) -> str:
    lines = text.splitlines()
    indent = len(lines[0]) - len(lines[0].lstrip()) if lines else 0
    return "\n".join(line[indent:] if not line[:indent].strip() else line for line in lines)
