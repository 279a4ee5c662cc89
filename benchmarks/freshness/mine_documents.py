"""A clone's history -> places where a document named code that was gone, and was mended later: candidates to be read.

    python -m benchmarks.freshness.mine_documents CLONE [--names 60] [--standing]

Walks the first-parent history once, counts the lines that define each name, and prints a JSON line for each name that
a commit took out of a document after the last definition was gone; with --standing for each that documents, pages of
history too, still name at the tip: where those are right, they are hard negatives. A candidate is not yet a case: a
person reads it.
"""

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.freshness.code_history import Code, Line, changes, git

_DOCUMENT = re.compile(
    r"(^|/)(README(\.\w+)?|AGENTS\.md|CONTRIBUTING\.\w+)$|(^|/)(docs?|guide|Documentation)/",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\.(md|mdx|rst)$", re.IGNORECASE)
_HISTORY = re.compile(
    r"change|histor|news|release|migrat|upgrad|whatsnew|blog|_posts|i18n|archive|version|/0\.|design|proposal|/v\d|rfc",
    re.IGNORECASE,
)
_TICKED = re.compile(r"`+([^`]+?)`+")
_DIRECTIVE = re.compile(r"^(?::::|\.\. auto\w+::|\.\. \w+:(?:function|class|method)::)\s+([\w.]+)")
_CALL = re.compile(r"((?:\w+(?:\.|::|->|#))*\w+)(?=!?\()")
_IMPORT = re.compile(r"^\s*(?:from|import|use|using|require)\b(.*)")
_DOTTED = re.compile(r"[A-Za-z_]\w*(?:(?:\.|::|->|#)[A-Za-z_]\w*)*")
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)+\.\w+|[\w.-]+(?:/[\w.-]+)+/?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a document lost after the code had lost it."""

    document: str
    line: int
    name: str
    language: str
    removed: str
    fixed: str
    subject: str
    text: str


def is_document(path: str) -> bool:
    """Whether KB107 reads this file and it is no page of history."""
    return bool(_DOCUMENT.search(path) and _MARKUP.search(path) and not _HISTORY.search(path))


def mentioned(text: str) -> frozenset[str]:
    """What a line of a document spells as code: ticked names, directives, calls, imports, paths."""
    found: set[str] = set()
    ticked = _TICKED.findall(text)
    for span in (*ticked, *_DIRECTIVE.findall(text), *_IMPORT.findall(text)):
        found.update(_DOTTED.findall(span.strip("~!")))
    found.update(_CALL.findall(text))
    found.update(path.rstrip("/") for path in _PATH.findall(text))
    return frozenset(found)


def is_telling(name: str) -> bool:
    """Whether a name is hardly an everyday word: a path, mixed case, an underscore, or qualified."""
    last = last_part(name)
    is_spelled_as_code = "_" in last.strip("_") or last[1:] != last[1:].lower() or last != name
    return "/" in name or (len(last) > 4 and is_spelled_as_code)


def last_part(name: str) -> str:
    """A qualified name without its qualifiers; a path is whole."""
    return name if "/" in name else re.split(r"\.|::|->|#", name)[-1]


def candidates(clone: Path) -> Iterator[Candidate]:
    """What the history offers, oldest first."""
    code = Code()
    for change in changes(clone):
        kept = {
            name for line in change.added if is_document(line.path) for name in mentioned(line.text)
        }
        for line in change.removed:
            if is_document(line.path) and line.path not in change.gone:
                yield from _lost(line, code, kept, change.commit)
        code.follow(change)


def _lost(line: Line, code: Code, kept: set[str], commit: str) -> Iterator[Candidate]:
    for name in sorted(mentioned(line.text) - kept):
        last = last_part(name)
        if last in code.lost and code.lines[last] <= 0 and is_telling(name):
            removed, spoken = code.lost[last]
            yield Candidate(
                line.path, line.old, name, spoken, removed, commit, "", line.text.strip()[:240]
            )


def standing(clone: Path) -> Iterator[Candidate]:
    """What documents name at the tip, of which the definitions seem to be gone, in the order of path and line."""
    code = Code()
    for change in changes(clone):
        code.follow(change)
    tip = git(clone, "rev-parse", "HEAD").strip()
    for path in git(clone, "ls-tree", "-r", "--name-only", "HEAD").splitlines():
        if _MARKUP.search(path) and not re.search(
            r"(^|/)(tests?|fixtures?|node_modules|i18n)/", path
        ):
            text = git(clone, "show", f"HEAD:{path}").splitlines()
            for number, line in enumerate(text, 1):
                yield from _lost(Line(path, number, line), code, set(), tip)


def stands(clone: Path, found: Candidate) -> bool:
    """Whether the mention is older than the removal, and the mended document has lost the name altogether."""
    after = git(clone, "show", f"{found.fixed}:{found.document}")
    if not after or re.search(rf"(?<!\w){re.escape(last_part(found.name))}(?!\w)", after):
        return False
    where = f"{found.line},{found.line}"
    blamed = git(
        clone,
        "blame",
        "--no-textconv",
        "-s",
        "-l",
        "-L",
        where,
        f"{found.fixed}^",
        "--",
        found.document,
    )
    written = blamed.split(" ", 1)[0].lstrip("^")
    if not written or written == found.removed:
        return False
    older = git(clone, "merge-base", written, found.removed).strip()
    return older == git(clone, "rev-parse", written + "^{commit}").strip() or older.startswith(
        written
    )


def main() -> None:
    """Prints the candidates of one clone, newest first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clone", type=Path)
    parser.add_argument("--names", type=int, default=60, help="how many to print at most")
    parser.add_argument(
        "--standing", action="store_true", help="what documents still name at the tip"
    )
    options = parser.parse_args()
    if options.standing:
        for found in standing(options.clone):
            print(json.dumps(asdict(found)))
        return
    seen: set[tuple[str, str]] = set()
    for found in reversed(list(candidates(options.clone))):
        if len(seen) >= options.names:
            break
        if (found.name, found.fixed) not in seen and stands(options.clone, found):
            seen.add((found.name, found.fixed))
            subject = git(options.clone, "log", "-1", "--format=%cs %s", found.fixed).strip()
            print(json.dumps({**asdict(found), "subject": subject}))


if __name__ == "__main__":
    main()
