from collections.abc import Mapping, Sequence

from curator.model.context import MapFile
from curator.model.text import RepoPath
from curator.retrieval.bundle_map import bundle_map, fitted
from curator.retrieval.request import Surroundings


def surroundings(
    imports: Mapping[str, Sequence[str]], entry_points: Sequence[str] = ()
) -> Surroundings:
    found: dict[RepoPath, list[RepoPath]] = {}
    for path, others in imports.items():
        for other in others:
            found.setdefault(RepoPath(other), []).append(RepoPath(path))
    return Surroundings(
        imports={RepoPath(path): tuple(map(RepoPath, others)) for path, others in imports.items()},
        imported_by={path: tuple(sorted(users)) for path, users in found.items()},
        entry_points=tuple(map(RepoPath, entry_points)),
    )


def drawn(around: Surroundings, *paths: str) -> dict[str, MapFile]:
    return {file.path: file for file in bundle_map([RepoPath(p) for p in paths], around, {})}


def test_an_import_between_two_files_is_told_by_the_importer_alone() -> None:
    found = drawn(surroundings({"a.py": ["b.py"]}), "a.py", "b.py")
    assert found["a.py"].imports == ("b.py",)
    assert found["b.py"].imported_by == ()


def test_a_file_that_two_import_is_their_neighbour() -> None:
    around = surroundings({"a.py": ["c.py", "d.py"], "b.py": ["c.py"]})
    found = drawn(around, "a.py", "b.py")
    assert (found["a.py"].imports, found["b.py"].imports) == (("c.py",), ("c.py",))


def test_a_file_that_imports_two_is_their_neighbour() -> None:
    around = surroundings({"x.py": ["a.py", "b.py"], "y.py": ["a.py"]})
    assert drawn(around, "a.py", "b.py")["a.py"].imported_by == ("x.py",)


def test_of_one_file_every_neighbour_is_near() -> None:
    around = surroundings({"a.py": ["b.py"], "x.py": ["a.py"]})
    found = drawn(around, "a.py")["a.py"]
    assert (found.imports, found.imported_by) == (("b.py",), ("x.py",))


def test_a_test_is_no_neighbour() -> None:
    assert drawn(surroundings({"tests/test_a.py": ["a.py"]}), "a.py") == {}


def test_what_everybody_imports_is_near_to_nobody() -> None:
    everybody = {f"{n}.py": ["all.py"] for n in range(30)}
    few = {"a.py": ["all.py", "1.c", "2.c", "3.c"], "b.py": ["all.py", "1.c", "2.c", "3.c"]}
    found = drawn(surroundings({**everybody, **few}), "a.py", "b.py")
    assert found["a.py"].imports == ("1.c", "2.c", "3.c")


def test_the_nearest_entry_point_is_named() -> None:
    around = surroundings(
        {"far.py": ["near.py"], "near.py": ["b.py"], "b.py": ["a.py"]}, ["far.py", "near.py"]
    )
    assert drawn(around, "a.py")["a.py"].entry_points == ("near.py",)


def test_a_circle_of_imports_ends() -> None:
    around = surroundings({"a.py": ["b.py"], "b.py": ["a.py"]}, ["main.py"])
    assert drawn(around, "a.py")["a.py"].entry_points == ()


def test_a_file_that_stands_alone_is_left_away() -> None:
    assert drawn(surroundings({"a.py": ["b.py"]}), "a.py", "b.py", "alone.py").keys() == {
        "a.py",
        "b.py",
    }


def test_what_matters_least_goes_first() -> None:
    around = surroundings({"a.py": ["b.py"], "c.py": ["d.py"]})
    paths = [RepoPath(name) for name in ("c.py", "d.py", "a.py", "b.py")]
    whole = bundle_map(paths, around, {})
    part = fitted(whole, paths, lambda files: len(files) <= 2)
    assert [file.path for file in part] == ["c.py", "d.py"]


def test_no_room_is_no_map() -> None:
    paths = [RepoPath("a.py"), RepoPath("b.py")]
    whole = bundle_map(paths, surroundings({"a.py": ["b.py"]}), {})
    assert fitted(whole, paths, lambda _: False) == ()
