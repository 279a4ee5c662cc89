from collections.abc import Callable

from curator.errors import UnreadableFile
from curator.knowledge.blob_values import BlobValues, alone
from curator.model.text import RepoPath
from tests.fakes.memory_cache import MemoryCache

PATHS = {f"key{number:03}": RepoPath(f"{number:03}.md") for number in range(100)}


def in_three(task: Callable[[int, int], bytes]) -> list[bytes]:
    return [task(part, 3) for part in range(3)]


def refuse() -> str:
    raise AssertionError("it was prepared")


def test_what_was_prepared_is_not_computed_again():
    values = BlobValues(MemoryCache(), in_three)
    values.prepare("kind", PATHS, str.upper)
    assert [values.get("kind", key, str, refuse) for key in PATHS] == [
        path.upper() for path in PATHS.values()
    ]


def test_what_was_prepared_is_kept():
    cache = MemoryCache()
    values = BlobValues(cache, in_three)
    values.prepare("kind", PATHS, str.upper)
    values.save()
    assert BlobValues(cache, alone).get("kind", "key042", str, refuse) == "042.MD"


def test_what_is_known_is_not_prepared_again():
    cache = MemoryCache()
    first = BlobValues(cache, in_three)
    first.prepare("kind", PATHS, str.upper)
    first.save()
    second = BlobValues(cache, lambda _: refuse())
    second.prepare("kind", PATHS, str.lower)
    assert second.get("kind", "key042", str, refuse) == "042.MD"


def test_a_few_are_computed_when_they_are_asked_for():
    values = BlobValues(MemoryCache(), lambda _: refuse())
    values.prepare("kind", {"key": RepoPath("a.md")}, str.upper)
    assert values.get("kind", "key", str, lambda: "now") == "now"


def test_what_cannot_be_read_is_left_to_who_asks():
    def compute(path: RepoPath) -> str:
        if path == "007.md":
            raise UnreadableFile("gone")
        return path

    values = BlobValues(MemoryCache(), in_three)
    values.prepare("kind", PATHS, compute)
    assert values.get("kind", "key007", str, lambda: "asked") == "asked"
