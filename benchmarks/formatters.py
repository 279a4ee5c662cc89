"""Folders of real code -> how many files change a digest when a formatter rewrites them, by language and formatter.

    python benchmarks/formatters.py FOLDER... [--tools FOLDER] [--language go] [--formatter gofmt] [--keep FOLDER]

Beside the formatters stand edits of this benchmark's own: comments put in and taken out, imports in another order.
A formatter that is neither in PATH nor in `--tools` (programs, `*.jar`) is left out, and named.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fingerprints.edits import EDITS
from fingerprints.sources import Source, chosen, languages
from fingerprints.tools import FORMATTERS, Formatter, run

from curator.model.code import Fingerprint
from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints
from curator.parsers.languages import Language

ASPECTS = ("signature", "body", "doc")
GO_LAYOUT = ((b"\n\t", b"\n     "), (b" := ", b":="), (b", ", b" ,"), (b" {\n", b"   {\n"))
"""Go code is always formatted: half of its files are spoilt before."""

Written = list[tuple[Source, bytes]]
"""Each file, and what became of it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--tools", action="append", default=[], type=Path)
    parser.add_argument("--language", action="append", default=[])
    parser.add_argument("--formatter", default="")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="where changed files are put, before and after")
    options = parser.parse_args()
    for language in languages(options.language):
        sources = chosen(options.folders, language, options.count, options.seed)
        sources = _spoilt(sources) if language.name == "go" else sources
        tools = [tool.resolve() for tool in options.tools]
        for name, written, aspects in _rewritten(language, sources, tools):
            if options.formatter in name:
                report(f"{language.name}, {name}", written(), aspects, options.keep)


def report(title: str, written: Written | None, aspects: Sequence[str], keep: Path | None) -> None:
    if written is None:
        print(f"{title}: not on this machine", flush=True)
        return
    rows = [(source, after, changes(source, after, aspects)) for source, after in written]
    count = sum(bool(found) for _, _, found in rows)
    touched = sum(source.text != after for source, after in written)
    print(f"{title}: {count} of {len(rows)} changed, {touched} rewritten", flush=True)
    for source, after, found in rows:
        if found:
            print(f"  {source.path}: {'; '.join(found)[:400]}")
        if found and keep:
            _put(keep / title.replace(" ", "_").replace(",", ""), source, after)


def changes(source: Source, after: bytes, aspects: Sequence[str]) -> list[str]:
    """Which digests of what differ."""
    path = RepoPath(source.path.name)
    one, other = fingerprints(source.text, path), fingerprints(after, path)
    pairs: dict[str, tuple[Fingerprint | None, Fingerprint | None]]
    pairs = {"whole file": (one.whole, other.whole)}
    names = sorted(one.symbols.keys() | other.symbols.keys())
    pairs |= {name: (one.symbols.get(name), other.symbols.get(name)) for name in names}
    found = [(name, _differing(*pair, aspects)) for name, pair in pairs.items()]
    return [f"{name} ({', '.join(differing)})" for name, differing in found if differing]


def _differing(
    one: Fingerprint | None, other: Fingerprint | None, aspects: Sequence[str]
) -> list[str]:
    if one is None or other is None:
        return ["gone" if other is None else "new"]
    return [aspect for aspect in aspects if getattr(one, aspect) != getattr(other, aspect)]


def _rewritten(
    language: Language, sources: Sequence[Source], tools: Sequence[Path]
) -> Iterator[tuple[str, Callable[[], Written | None], Sequence[str]]]:
    """The name of a formatter or edit, what runs it, and the digests that may not change."""
    for formatter in FORMATTERS:
        if language.name in formatter.languages:
            yield formatter.name, _formatted(formatter, sources, tools), ASPECTS
    for name, edit in EDITS.items():
        aspects = ASPECTS if name.startswith("imports") else ASPECTS[:2]
        yield name, _edited(edit, sources, language), aspects


def _formatted(
    formatter: Formatter, sources: Sequence[Source], tools: Sequence[Path]
) -> Callable[[], Written | None]:
    def written() -> Written | None:
        with tempfile.TemporaryDirectory() as temporary:
            files = [
                Path(temporary, f"{place:03}_{source.path.name}")
                for place, source in enumerate(sources)
            ]
            for file, source in zip(files, sources, strict=True):
                file.write_bytes(source.text)
            if not run(formatter, files, tools):
                return None
            return [
                (source, file.read_bytes()) for source, file in zip(sources, files, strict=True)
            ]

    return written


def _edited(
    edit: Callable[[bytes, Language], bytes], sources: Sequence[Source], language: Language
) -> Callable[[], Written]:
    return lambda: [(source, edit(source.text, language)) for source in sources]


def _spoilt(sources: Sequence[Source]) -> list[Source]:
    """What stands in strings changes too; that is the file which the formatter gets."""
    spoilt = list(sources)
    for place, source in list(enumerate(sources))[::2]:
        text = source.text
        for good, bad in GO_LAYOUT:
            text = text.replace(good, bad)
        spoilt[place] = Source(source.path, text)
    return spoilt


def _put(folder: Path, source: Source, after: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{source.path.stem}.before{source.path.suffix}").write_bytes(source.text)
    (folder / f"{source.path.stem}.after{source.path.suffix}").write_bytes(after)


if __name__ == "__main__":
    main()
