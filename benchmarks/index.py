"""Prints what indexing and asking cost, beside other search libraries on the same files in the same run.

    python -m venv /tmp/peers
    /tmp/peers/bin/pip install whoosh bm25s tantivy semble ripgrep
    python benchmarks/index.py --peers /tmp/peers/bin/python TREE...

Each TREE is a clone; it is copied. The peers are no dependencies of ours: one that is missing, or cannot run, is named
and left out. CPU is user and system time of a peer and of all processes that it starts; the last column is its CPU for
the index as a multiple of ours.
"""

import argparse
import json
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

QUESTIONS = """
how are errors handled and reported
parse command line arguments
read the configuration file
register a plugin
render a response as json
retry after a failure
cache of parsed files
resolve an import to a module
format a message for the terminal
run tests in parallel
validate the input of a request
logging middleware
type checker inference
watch files for changes
default value of an option
open and close a connection
route parameters in the path
how does shutdown wait for running work
visit every node of a syntax tree
ignore files by pattern
""".strip().splitlines()
PEERS = ("curator", "whoosh", "bm25s", "tantivy", "fts5", "ripgrep", "semble")

Files = list[tuple[str, str]]
Peer = tuple[Callable[[], object] | None, Callable[[], object] | None, Callable[[str], object]]
"""What makes the index, what takes in one changed file, and what answers a question."""


def cpu() -> float:
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    spent = [resource.getrusage(who) for who in both]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def measured(action: Callable[[], object] | None) -> tuple[float, float] | None:
    """CPU and wall seconds; None for what a peer does not do."""
    if action is None:
        return None
    before, start = cpu(), time.perf_counter()
    action()
    return cpu() - before, time.perf_counter() - start


def milliseconds(ask: Callable[[str], object], question: str) -> float:
    start = time.perf_counter()
    ask(question)
    return (time.perf_counter() - start) * 1000


def curator(tree: Path, files: Files, _scratch: Path) -> Peer:
    from curator.api.retrieve import searcher
    from curator.workspace import open_workspace

    def index() -> None:
        with searcher(open_workspace(tree)):
            pass

    def update() -> None:
        (tree / files[0][0]).write_text(files[0][1] + "\n# changed\n", "utf-8")
        index()

    def ask(question: str) -> object:
        if not engine:
            engine.append(searcher(open_workspace(tree)).__enter__())
        return engine[0].hits(question, limit=10)

    engine: list[Any] = []
    return index, update, ask


def whoosh(_tree: Path, files: Files, scratch: Path) -> Peer:
    from whoosh import fields, index, qparser

    schema = fields.Schema(path=fields.ID(stored=True, unique=True), content=fields.TEXT)
    made = index.create_in(scratch, schema)

    def build() -> None:
        writer = made.writer()
        for path, text in files:
            writer.add_document(path=path, content=text)
        writer.commit()

    def update() -> None:
        writer = made.writer()
        writer.update_document(path=files[0][0], content=files[0][1] + " changed")
        writer.commit()

    def ask(question: str) -> object:
        if not opened:
            opened.append(made.searcher())
        query = qparser.QueryParser("content", schema, group=qparser.OrGroup).parse(question)
        return list(opened[0].search(query, limit=10))

    opened: list[Any] = []
    return build, update, ask


def bm25s(_tree: Path, files: Files, scratch: Path) -> Peer:
    import bm25s as library

    def build() -> None:
        tokens = library.tokenize([text for _, text in files], show_progress=False)
        made[:] = [library.BM25()]
        made[0].index(tokens, show_progress=False)
        made[0].save(str(scratch))

    def ask(question: str) -> object:
        tokens = library.tokenize([question], show_progress=False)
        return made[0].retrieve(tokens, k=min(10, len(files)), show_progress=False)

    made: list[Any] = []
    return build, build, ask


def tantivy(_tree: Path, files: Files, scratch: Path) -> Peer:
    import tantivy as library

    schema = library.SchemaBuilder()
    schema.add_text_field("path", stored=True, tokenizer_name="raw")
    schema.add_text_field("content")
    made = library.Index(schema.build(), path=str(scratch))

    def build() -> None:
        writer = made.writer()
        for path, text in files:
            writer.add_document(library.Document(path=path, content=text))
        writer.commit()
        writer.wait_merging_threads()
        made.reload()

    def update() -> None:
        writer = made.writer()
        writer.delete_documents("path", files[0][0])
        writer.add_document(library.Document(path=files[0][0], content=files[0][1] + " changed"))
        writer.commit()
        made.reload()

    def ask(question: str) -> object:
        return made.searcher().search(made.parse_query(question, ["content"]), 10)

    return build, update, ask


def fts5(_tree: Path, files: Files, scratch: Path) -> Peer:
    connection = sqlite3.connect(scratch / "index.sqlite3")
    connection.execute("CREATE VIRTUAL TABLE file USING fts5(path UNINDEXED, content)")

    def build() -> None:
        with connection:
            connection.executemany("INSERT INTO file VALUES (?, ?)", files)

    def update() -> None:
        with connection:
            connection.execute("DELETE FROM file WHERE path = ?", files[0][:1])
            connection.execute("INSERT INTO file VALUES (?, ?)", files[0])

    def ask(question: str) -> object:
        words = " OR ".join(question.split())
        rows = "SELECT path FROM file WHERE file MATCH ? ORDER BY rank LIMIT 10"
        return connection.execute(rows, (f"content: ({words})",)).fetchall()

    return build, update, ask


def ripgrep(tree: Path, _files: Files, _scratch: Path) -> Peer:
    program = shutil.which("rg") or str(Path(sys.executable).with_name("rg"))

    def ask(question: str) -> object:
        pattern = "|".join(question.split())
        return subprocess.run([program, "-ic", pattern], cwd=tree, capture_output=True, check=False)

    ask("probe")
    return None, None, ask


def semble(tree: Path, _files: Files, _scratch: Path) -> Peer:
    from semble import SembleIndex

    made: list[Any] = []

    def build() -> None:
        made[:] = [SembleIndex.from_path(tree)]

    return build, build, lambda question: made[0].search(question, top_k=10)


def one(name: str, tree: Path, listed: Path) -> None:
    """Measure one peer, in a process that does nothing else; prints JSON."""
    paths = json.loads(listed.read_text())
    files = [(path, (tree / path).read_text("utf-8", "replace")) for path in paths]
    if name in {"curator", "ripgrep", "semble"}:
        files = files[:1]  # they read for themselves
    with tempfile.TemporaryDirectory() as scratch:
        build, update, ask = globals()[name](tree, files, Path(scratch))
        before = peak()
        index, change = measured(build), measured(update)
        ask(QUESTIONS[0])
        taken = [milliseconds(ask, question) for question in QUESTIONS * 3]
    print(json.dumps({"index": index, "update": change, "ms": taken, "mb": max(peak(), before)}))


def peak() -> float:
    """The most memory that this process or one that it started has had, in MB."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in both) / 1024


def chosen(tree: Path) -> list[str]:
    """The files that curator indexes, the one of median size first: it is the one that changes."""
    from curator.knowledge.pages import document_paths, note_paths
    from curator.retrieval.sources import code_paths, source_text
    from curator.workspace import open_workspace

    space = open_workspace(tree)
    code = [
        path
        for path in code_paths(space.tree, space.project)
        if source_text(space.tree.read(path), path) is not None
    ]
    code.sort(key=lambda path: ((tree / path).stat().st_size, path))
    pages = {*note_paths(space.tree, space.project), *document_paths(space.tree, space.project)}
    middle = len(code) // 2
    return [code[middle], *code[:middle], *code[middle + 1 :], *sorted(pages)]


def measure(source: Path, python: str) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        tree, listed = Path(temporary) / "tree", Path(temporary) / "files.json"
        subprocess.run(["git", "clone", "-q", source.resolve(), tree], check=True)
        paths = chosen(tree)
        listed.write_text(json.dumps(paths))
        size = sum((tree / path).stat().st_size for path in paths) / 1e6
        print(f"\n{source.name}: {len(paths)} files, {size:.2f} MB")
        print(
            f"{'':<9} {'CPU s':>7} {'wall s':>7} {'MB/s':>6} {'change s':>9} {'p50 ms':>7} {'p95 ms':>7} {'peak MB':>8}  CPU x ours"
        )
        ours = 0.0
        for name in PEERS:
            found = run(sys.executable if name == "curator" else python, name, tree, listed)
            if isinstance(found, str):
                print(f"{name:<9} left out: {found}")
                continue
            ours = ours or found["index"][0]
            print(row(name, found, size, ours))


def run(python: str, name: str, tree: Path, listed: Path) -> dict[str, Any] | str:
    """What a peer's process measured, or the last line of its error."""
    command = [python, __file__, "--one", name, tree, listed]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return (done.stderr.strip().splitlines() or ["it said nothing"])[-1][:90]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def row(name: str, found: dict[str, Any], size: float, ours: float) -> str:
    asked = sorted(found["ms"])
    tail = (
        f"{statistics.median(asked):7.2f} {asked[int(0.95 * len(asked))]:7.2f} {found['mb']:8.0f}"
    )
    if found["index"] is None:
        return f"{name:<9} {'-':>7} {'-':>7} {'-':>6} {'-':>9} {tail}"
    spent, wall = found["index"]
    update = found["update"][0]
    return f"{name:<9} {spent:7.2f} {wall:7.2f} {size / wall:6.2f} {update:9.3f} {tail}  {spent / ours:.2f}"


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trees", type=Path, nargs="+")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON")
    options = parser.parse_args()
    for tree in options.trees:
        measure(tree, options.peers)


if __name__ == "__main__":
    main()
