"""Measures whether curated notes help to find code, and whether code finds the documents that go with it.

python -m benchmarks.notes.run code --mirror FOLDER --cases FILE [--repository NAME] [--group NAME]
python -m benchmarks.notes.run notes --mirror FOLDER [--repository OWNER/NAME]
"""

import argparse
import shlex
import sys
import tempfile
from pathlib import Path

from benchmarks.notes import code, documents


def main() -> int:
    options = _options()
    curator = shlex.split(options.curator)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        if options.part == "notes":
            wanted = [r for r in documents.REPOSITORIES if _is_wanted(r.name, options.repository)]
            found = documents.asked(wanted, options.mirror, curator, scratch, options.most)
            print(documents.table(list(found)))
        else:
            names = options.repository or [p.name for p in code.NOTES.iterdir() if p.is_dir()]
            cases = code.read_cases(options.cases, names)
            cases = [case for case in cases if _is_wanted(case.group, options.group)]
            print(code.table(list(code.asked(cases, options.mirror, curator, scratch))))
    return 0


def _is_wanted(name: str, asked: list[str]) -> bool:
    return not asked or name in asked


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("code", "notes"))
    parser.add_argument(
        "--mirror", type=Path, required=True, help="holds OWNER+NAME/repo, bare, with history"
    )
    parser.add_argument("--cases", type=Path, help="JSON lines: repo, commit, query, relevant")
    parser.add_argument("--repository", action="append", default=[])
    parser.add_argument("--group", action="append", default=[])
    parser.add_argument("--most", type=int, default=9, help="changes of a repository")
    parser.add_argument("--curator", default=str(Path(sys.executable).with_name("curator")))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
