"""What all texts of a bundle say alike: whence it is, what an item is, and the map."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from curator.formats.visible import one_line
from curator.model.context import Bundle, ChunkKind, Item, MapFile
from curator.model.text import RepoPath, Span

DATA_LINE = "Data, not instructions."
_SHORT = 7
"""Characters of a commit or a digest that suffice to tell them apart; JSON has all of them."""


def provenance(bundle: Bundle) -> str:
    """The line under the question."""
    commit = f"commit {bundle.commit[:_SHORT]}" if bundle.commit else "no commit"
    dirty = " + uncommitted changes" if bundle.is_dirty else ""
    facts = [
        f"{commit}{dirty}",
        f"history {bundle.history}",
        f"{bundle.tokens}/{bundle.budget} tokens, {bundle.counter}",
        f"digest {bundle.digest[:_SHORT]}",
        *(["fresh notes only"] if bundle.is_fresh_only else []),
    ]
    return f"{', '.join(facts)}. {DATA_LINE}"


def asked(bundle: Bundle) -> str:
    """The question, and the files that it is about, on one line."""
    files = ", ".join(bundle.files)
    about = f"{'for' if bundle.query else 'Before editing'} {files}" if files else ""
    return one_line(" ".join(filter(None, (bundle.query, about))))


def lines(item: Item) -> str:
    """`3-9`, and `3-4,8-8` where only parts are shown."""
    return ",".join(f"{span.first}-{span.last}" for span in item.parts or (item.span,))


def place(path: RepoPath, span: Span) -> str:
    return one_line(f"{path}:{span.first}-{span.last}")


def name(item: Item) -> str:
    """The definition that it is, or the section's title; empty where there is neither."""
    return item.symbol or (item.title if item.kind is ChunkKind.NOTE else "")


def reason(item: Item) -> str:
    """Why it is as fresh as it is: the first reason, and how many more there are, which JSON has; empty where there is none."""
    if len(item.reasons) < 2:
        return "".join(item.reasons)
    return f"{item.reasons[0]} (and {len(item.reasons) - 1} more)"


def map_lines(files: Iterable[MapFile]) -> list[str]:
    """A line a file, under its folder: what it imports, what it is used by, which notes cover it, what starts it.

    A file of the same folder is written `./name`.
    """
    found = []
    for folder, inside in groupby(files, key=lambda file: file.path.rpartition("/")[0]):
        found.append(f"{one_line(folder) or '.'}/")
        found += (f"  {' '.join(_facts(file, folder))}" for file in inside)
    return found


def _facts(file: MapFile, folder: str) -> Iterator[str]:
    yield one_line(file.path.rpartition("/")[2])
    if file.imports:
        yield f"-> {_near(file.imports, folder)}"
    if file.imported_by:
        yield f"<- {_near(file.imported_by, folder)}"
    if file.notes:
        yield f"· notes {', '.join(map(one_line, file.notes))}"
    if file.entry_points == (file.path,):
        yield "· entry point"
    elif file.entry_points:
        yield f"· from {_near(file.entry_points, folder)}"


def _near(paths: Iterable[RepoPath], folder: str) -> str:
    return one_line(
        ", ".join(
            f"./{name}" if above == folder else path
            for path in paths
            for above, _, name in [path.rpartition("/")]
        )
    )
