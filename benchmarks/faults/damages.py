"""Files of ours that are damaged, truncated, swapped, foreign, or no files at all."""

import hashlib
import json
import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.faults.trial import Ground, Outcome, Trial

Harm = Callable[[Path, random.Random], None]
_OURS = Path(".git/curator")
_VERSION = re.compile(rb'(?<="version":)"[^"]*"')


def damages(ground: Ground) -> Iterator[Trial]:
    """Each harm to each file, and then those that need more than one."""
    files = sorted(
        one.relative_to(ground.scene.folder / "full")
        for one in (ground.scene.folder / "full" / _OURS).rglob("*")
        if one.is_file()
    )
    for file in files:
        for name, harm in _HARMS.items():
            yield partial(
                _harmed, ground, f"damage: {name}", file.as_posix(), partial(_at, file, harm)
            )
    for name, harm in _WIDER.items():
        yield partial(_harmed, ground, f"damage: {name}", "", harm)
    for name, text in _MANIFESTS.items():
        for index in ("notes", "code"):
            manifest = _OURS / index / "manifest.json"
            yield partial(
                _harmed, ground, "damage: a manifest with nonsense", f"{manifest}: {name}",
                partial(_at, manifest, partial(_nonsense, text)),
            )  # fmt: skip


def _harmed(
    ground: Ground, fault: str, what: str, harm: Harm, folder: Path, number: int
) -> Outcome:
    ground.scene.copy("full", folder)
    harm(folder, random.Random(ground.seed + number))
    return Outcome(
        fault, f"seed {ground.seed + number}: {what}", tuple(ground.judge.faults(folder, number))
    )


def _at(file: Path, harm: Harm, folder: Path, chance: random.Random) -> None:
    harm(folder / file, chance)


def _cut(file: Path, chance: random.Random) -> None:
    os.truncate(file, chance.randrange(max(file.stat().st_size, 1)))


def _flip(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes() or b"\0")
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def _overwrite(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes() or b"\0")
    start = chance.randrange(len(data))
    data[start : start + 64] = chance.randbytes(min(64, len(data) - start))
    file.write_bytes(data)


def _holding(data: bytes) -> Harm:
    return lambda file, _: _write(file, data)


def _write(file: Path, data: bytes) -> None:
    file.write_bytes(data)


def _nonsense(text: bytes, manifest: Path, _: random.Random) -> None:
    """With the version that is read."""
    version = json.dumps(json.loads(_VERSION.search(manifest.read_bytes())[0]))  # type: ignore[index]  # it is there
    manifest.write_bytes(text.replace(b'"VERSION"', version.encode()))


def _link(target: str) -> Harm:
    def harm(file: Path, _: random.Random) -> None:
        file.unlink()
        file.symlink_to(target)

    return harm


def _folder(file: Path, _: random.Random) -> None:
    file.unlink()
    file.mkdir()
    (file / "inside").write_text("x")


def _pipe(file: Path, _: random.Random) -> None:
    file.unlink()
    os.mkfifo(file)


def _lose(file: Path, _: random.Random) -> None:
    file.unlink()


def _unreadable(file: Path, _: random.Random) -> None:
    file.chmod(0)


_HARMS: dict[str, Harm] = {
    "cut short": _cut,
    "emptied": _holding(b""),
    "a bit turned": _flip,
    "64 bytes overwritten": _overwrite,
    "noise": lambda file, chance: _write(file, chance.randbytes(5000)),
    "gone": _lose,
    "a folder": _folder,
    "a link to nothing": _link("nowhere"),
    "a link to itself": lambda file, chance: _link(file.name)(file, chance),
    "a link to a device": _link("/dev/full"),
    "a pipe": _pipe,
    "no right to read": _unreadable,
}


def _swap_indexes(folder: Path, _: random.Random) -> None:
    ours = folder / _OURS
    (ours / "notes").rename(ours / "other")
    (ours / "code").rename(ours / "notes")
    (ours / "other").rename(ours / "code")


def _swap_files(folder: Path, _: random.Random) -> None:
    segments = sorted((folder / _OURS / "code").glob("segment_*"))
    first, last = segments[0], segments[-1]
    data = first.read_bytes()
    first.write_bytes(last.read_bytes())
    last.write_bytes(data)


def _held(manifest: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(manifest.read_bytes().partition(b"\n")[0])
    return found


def _seal(manifest: Path, held: dict[str, Any]) -> None:
    """With the digest that it had: nobody but curator knows to write another."""
    seal = manifest.read_bytes().partition(b"\n")[2]
    manifest.write_bytes(json.dumps(held).encode() + b"\n" + seal)


def _swap_names(folder: Path, _: random.Random) -> None:
    """A manifest that is right about digests and wrong about what is what."""
    manifest = folder / _OURS / "code/manifest.json"
    held = _held(manifest)
    segment = min(held["segments"])
    data = (folder / _OURS / "code" / held["catalogue"]).read_bytes()
    (manifest.parent / segment).write_bytes(data)
    held["files"][segment] = hashlib.sha256(data).hexdigest()
    _seal(manifest, held)


def _shift(folder: Path, _: random.Random) -> None:
    """Digests are right, and the postings are said to be of chunks that there are not."""
    manifest = folder / _OURS / "code/manifest.json"
    held = _held(manifest)
    for place in held["segments"].values():
        place[0] += 100_000
    _seal(manifest, held)


def _older(folder: Path, _: random.Random) -> None:
    """The index of the commit before."""
    shutil.rmtree(folder / _OURS)
    shutil.copytree(folder.parent / "warm" / _OURS, folder / _OURS)


def _older_manifest(folder: Path, _: random.Random) -> None:
    shutil.copy(folder.parent / "warm" / _OURS / "code/manifest.json", folder / _OURS / "code")


def _older_cache_beside_log(folder: Path, _: random.Random) -> None:
    shutil.copy(folder.parent / "warm" / _OURS / "cache.sqlite3", folder / _OURS)
    (folder / _OURS / "cache.sqlite3-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(5000))


def _a_file(folder: Path, _: random.Random) -> None:
    shutil.rmtree(folder / _OURS)
    (folder / _OURS).write_text("x")


def _drafts(folder: Path, chance: random.Random) -> None:
    for index in ("notes", "code"):
        for name in (
            "manifest.json.new",
            "segment_999999",
            "catalogue_999998",
            "segment_x",
            ".tmp",
        ):
            (folder / _OURS / index / name).write_bytes(chance.randbytes(200))


def _journal(folder: Path, chance: random.Random) -> None:
    head = bytes.fromhex("d9d505f920a163d7")
    (folder / _OURS / "cache.sqlite3-journal").write_bytes(head + chance.randbytes(5000))


_WIDER: dict[str, Harm] = {
    "the indexes swapped": _swap_indexes,
    "segments swapped": _swap_files,
    "a segment that is none, digests right": _swap_names,
    "places that are none, digests right": _shift,
    "an older index": _older,
    "an older manifest": _older_manifest,
    "an older cache, a log that is none": _older_cache_beside_log,
    "a journal that is none": _journal,
    "a file in place of the folder": _a_file,
    "what a killed writer left": _drafts,
}
_MANIFESTS: dict[str, bytes] = {
    "brackets": b'{"version": ' + b"[" * 200_000,
    "not UTF-8": b'{"version": "\xff\xfe", "catalogue": "a", "segments": {}, "files": {}}',
    "a name with a NUL": b'{"version": "VERSION", "catalogue": "a\\u0000", "segments": {}, "files": {"a\\u0000": ""}}',
    "a lone surrogate": b'{"version": "VERSION", "catalogue": "\\ud800", "segments": {}, "files": {"\\ud800": ""}}',
    "a name elsewhere": b'{"version": "VERSION", "catalogue": "../../config", "segments": {}, "files": {"../../config": ""}}',
    "a name that is too long": b'{"version": "VERSION", "catalogue": "a", "segments": {}, "files": {"'
    + b"a" * 5000
    + b'": ""}}',
    "a huge number": b'{"version": "VERSION", "catalogue": "a", "segments": {"a": [1e999, 1, 1, 1]}, "files": {}}',
    "a catalogue without a digest": b'{"version": "VERSION", "catalogue": "a", "segments": {}, "files": {}}',
    "a segment without a digest": b'{"version": "VERSION", "catalogue": "a", "segments": {"b": [0, 0, 0, 0]}, "files": {}}',
    "a list": b"[]",
    "not JSON": b"\x80\x04cposix\nsystem\n(S'touch /tmp/owned'\ntR.",
}
