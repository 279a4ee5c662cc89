import pytest

from tests.knowledge_bases import dangling_since

GO = "package acme\n\ntype Queue struct{}\n\nfunc (q *Queue) Drain() {}\n\ntype Store struct {\n\tsize int\n}\n"
CS = "class Queue { public void Drain() { } }\nclass Store { }\n"
PHP = "<?php\nclass Queue { function Drain() {} }\nclass Store { }\n"


def found(note: str, path: str, before: str, after: str) -> list[str]:
    """What is dangling in a note that stood beside one version of a file, and now stands beside another."""
    then = {"kb/a.md": f"{note}\n", path: before}
    return [one.name for one in dangling_since(then, {**then, path: after}).found]


@pytest.mark.parametrize(
    ("path", "after", "before"),
    [
        ("store.go", GO, f"{GO}\nfunc (s *Store) Drain() {{}}\n"),
        ("Store.cs", CS, CS.replace("Store { }", "Store { public void Drain() { } }")),
        ("Store.php", PHP, PHP.replace("Store { }", "Store { function Drain() {} }")),
    ],
)
def test_a_member_that_its_class_has_lost_is_found_though_another_has_it(
    path: str, after: str, before: str
):
    assert found("Call `Store.Drain()`.", path, before, after) == ["Store.Drain"]


@pytest.mark.parametrize(
    ("path", "after", "before"),
    [
        ("store.go", GO.replace("\tsize int", "\tQueue"), f"{GO}\nfunc (s *Store) Drain() {{}}\n"),
        ("store.go", GO.replace("\tsize int", "\tother.Base"), f"{GO}\nfunc (s *Store) Drain() {{}}\n"),
        ("Store.cs", CS.replace("Store {", "Store : Queue {"), CS.replace("Store { }", "Store { public void Drain() { } }")),
        ("Store.cs", f"{CS}static class More {{ static void Drain(this Store s) {{ }} }}\n", CS.replace("Store { }", "Store { public void Drain() { } }")),
        ("Store.php", PHP.replace("Store { }", "Store {\n    use Drains;\n}"), PHP.replace("Store { }", "Store { function Drain() {} }")),
        ("Store.php", PHP.replace("Store { }", "Store { function __call($a, $b) {} }"), PHP.replace("Store { }", "Store { function Drain() {} }")),
    ],
)  # fmt: skip
def test_a_member_that_its_class_may_have_from_elsewhere_is_not_found(
    path: str, after: str, before: str
):
    assert found("Call `Store.Drain()`.", path, before, after) == []
