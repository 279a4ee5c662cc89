import pytest

from curator.knowledge.derived import Derived
from curator.knowledge.resolve import resolve
from curator.model.links import Lack, Missing, Resolution, Target, TargetKind, Undecidable
from curator.model.text import RepoPath, Span
from curator.parsers.code_link import parse_reference
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache

FILES = {
    "src/retry.py": "class A:\n    def run(self):\n        return 1\n\n\nclass B:\n    def run(self):\n        return 2\n\n    def stop(self): ...\n",
    "src/queue.go": "package q\n\ntype Queue struct{}\n\nfunc (q *Queue) Push(x int) {}\n",
    "src/README.md": "# Words\n",
    "deploy.yaml": "a: 1\nb: 2\n",
    "db/1/up.sql": "SELECT 1;\n",
}
SUBMODULES = {"vendor/lib": "1" * 40}


def resolved(target: str, files: dict[str, str] = FILES) -> Resolution:
    reference = parse_reference(target, RepoPath(""))
    assert not isinstance(reference, str)
    return resolve(reference, DictTree(files, submodules=SUBMODULES), Derived(MemoryCache()))


def target(text: str, files: dict[str, str] = FILES) -> Target:
    found = resolved(text, files)
    assert isinstance(found, Target)
    return found


def missing(text: str) -> Missing:
    found = resolved(text)
    assert isinstance(found, Missing)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "paths"),
    [
        ("src/retry.py", TargetKind.FILE, ("src/retry.py",)),
        ("deploy.yaml", TargetKind.TEXT, ("deploy.yaml",)),
        ("src/retry.py#A.run", TargetKind.SYMBOL, ("src/retry.py",)),
        ("deploy.yaml#L1-L2", TargetKind.LINES, ("deploy.yaml",)),
        ("src", TargetKind.MEMBERS, ("src/README.md", "src/queue.go", "src/retry.py")),
        ("src/*.py", TargetKind.MEMBERS, ("src/retry.py",)),
        ("db/**/*.sql", TargetKind.MEMBERS, ("db/1/up.sql",)),
        ("vendor/lib", TargetKind.SUBMODULE, ("vendor/lib",)),
    ],
)
def test_each_form_of_a_link_has_its_target(text: str, kind: TargetKind, paths: tuple[str, ...]):
    found = target(text)
    assert (found.kind, found.paths) == (kind, paths)


def test_a_unique_ending_of_a_name_is_enough():
    found = target("src/retry.py#stop")
    assert found.symbol == "B.stop"
    assert found.spans == (Span(10, 10),)


def test_a_method_of_a_go_type_is_named_by_its_receiver():
    assert target("src/queue.go#Queue.Push").spans == (Span(5, 5),)


def test_an_ambiguous_ending_names_the_candidates():
    found = missing("src/retry.py#run")
    assert found.lack is Lack.SYMBOL
    assert found.message == "`run` in src/retry.py can be any of `A.run`, `B.run`"


def test_a_missing_symbol_is_told_with_what_was_probably_meant():
    found = missing("src/retry.py#B.stopp")
    assert found.message == "src/retry.py defines no `B.stopp`"
    assert found.help == "did you mean `src/retry.py#B.stop`?"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("src/retri.py", "did you mean `src/retry.py`?"),
        ("SRC/retry.py", "did you mean `src/retry.py`?"),
        ("lib/queue.go", "did you mean `src/queue.go`?"),
        ("nothing/like/it.c", ""),
    ],
)
def test_a_missing_path_is_told_with_what_was_probably_meant(text: str, remedy: str):
    found = missing(text)
    assert (found.lack, found.help) == (Lack.PATH, remedy)


def test_a_symbol_in_a_folder_is_missing():
    assert missing("src#A").message == "src is a folder, so it defines no `A`"


def test_lines_after_the_end_are_missing():
    found = missing("deploy.yaml#L2-L3")
    assert (found.lack, found.message) == (Lack.LINES, "deploy.yaml has 2 lines, not 3")


def test_a_glob_that_matches_nothing_is_missing():
    assert missing("src/*.rs").lack is Lack.GLOB


@pytest.mark.parametrize("text", ["deploy.yaml#a", "vendor/lib/src/a.c"])
def test_what_cannot_be_looked_into_is_undecidable(text: str):
    assert isinstance(resolved(text), Undecidable)


def test_a_typo_in_the_prose_of_a_folder_changes_its_documentation_alone():
    then, now = target("src"), target("src", {**FILES, "src/README.md": "# Word\n"})
    assert then.fingerprint.signature == now.fingerprint.signature
    assert then.fingerprint.body == now.fingerprint.body
    assert then.fingerprint.doc != now.fingerprint.doc


def test_a_new_member_changes_the_signature_of_a_folder():
    now = target("src", {**FILES, "src/new.py": ""})
    assert target("src").fingerprint.signature != now.fingerprint.signature


def test_the_lock_is_no_member_of_a_folder():
    now = target("src", {**FILES, "src/curator.lock": "version = 1\n"})
    assert target("src").fingerprint == now.fingerprint
