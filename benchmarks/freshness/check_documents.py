"""The rows of documents -> what git itself says against them: a row is a fact, whatever curator thinks of it.

    python -m benchmarks.freshness.check_documents --mirror FOLDER

Of a dangling name: the line spells it, a definition stood in the tree before its removal and in the tree of the commit
that wrote the line, none stands at `now`, and the mended document has lost the name. Of a hard negative: the line
spells it. Of both: the clone has every file of the commits. Definitions are read by `definition_lines`, roughly.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.freshness.case import DOCUMENT_KINDS, Case, read_cases
from benchmarks.freshness.code_history import git
from benchmarks.freshness.definition_lines import defined, language
from benchmarks.freshness.mine_documents import last_part


def objections(case: Case, clone: Path) -> Iterator[str]:
    """Why the row is no fact, or cannot be run in this clone."""
    document, _, name = case.target.partition("#")
    text = git(clone, "show", f"{case.now}:{document}").splitlines()
    line = case.expect.line
    if not any(name in spelled for spelled in (text[line - 1 : line] if line else text)):
        yield "the document does not spell the name there"
    for commit in (case.then, case.now, case.fixed):
        if commit and lacks_files(clone, commit):
            yield f"the clone lacks files of {commit[:10]}"
    if case.kind == "dangling" and line:
        yield from _against_dangling(case, document, name, clone)


def _against_dangling(case: Case, document: str, name: str, clone: Path) -> Iterator[str]:
    if not case.then or not has_definition(clone, case.then, name):
        yield "not defined before the removal"
    if has_definition(clone, case.now, name):
        yield "still defined"
    where = f"{case.expect.line},{case.expect.line}"
    blamed = git(clone, "blame", "--no-textconv", "-s", "-l", "-L", where, case.now, "--", document)
    written = blamed.split(" ", 1)[0].lstrip("^")
    if not written or not has_definition(clone, written, name):
        yield f"not defined when the line was written, {written[:10]}"
    word = rf"(?<!\w){re.escape(last_part(name))}(?!\w)"
    if case.fixed and re.search(word, git(clone, "show", f"{case.fixed}:{document}")):
        yield "the mended document still spells the name"


def has_definition(clone: Path, commit: str, name: str) -> bool:
    """Whether the tree has the path, or a line of its own sources that seems to define the name."""
    if "/" in name:
        return bool(git(clone, "ls-tree", commit, "--", name))
    last = last_part(name)
    for hit in git(clone, "grep", "-nIwF", last, commit).splitlines():
        _, path, _, text = hit.split(":", 3)
        if language(path) and last in defined(text, path):
            return True
    return False


def lacks_files(clone: Path, commit: str) -> bool:
    """Whether an object of the commit's tree is absent, as large ones are in some mirrors."""
    rows = (entry.split() for entry in git(clone, "ls-tree", "-r", commit).splitlines())
    wanted = "\n".join(row[2] for row in rows if row[1] == "blob")
    return " missing" in git(clone, "cat-file", "--batch-check", given=wanted)


def main() -> int:
    """Prints a line for each objection; 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mirror", type=Path, required=True)
    parser.add_argument("--repository", action="append", default=[])
    options = parser.parse_args()
    found = 0
    for case in read_cases():
        clone = options.mirror / case.repository.replace("/", "+") / "repo"
        wanted = not options.repository or case.repository in options.repository
        if case.kind in DOCUMENT_KINDS and wanted and clone.is_dir():
            for objection in objections(case, clone):
                found += 1
                print(f"{case.id}: {objection}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
