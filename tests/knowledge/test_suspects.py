import pytest

from tests.knowledge_bases import dangling_since


def found(note: str, path: str, before: str, after: str) -> list[str]:
    """What is dangling in a note that stood beside one version of a file, and now stands beside another."""
    then = {"kb/a.md": note, path: before}
    return [one.name for one in dangling_since(then, {"kb/a.md": note, path: after}).found]


@pytest.mark.parametrize(
    ("note", "path", "before", "after"),
    [
        ("See `Store.Drain`.", "store.go", "type Store struct{}\n\nfunc (s *Store) Drain() {}\n", "type Store struct{}\n"),
        ("See `Store::drain`.", "src/store.rs", "struct Store;\nimpl Store { pub fn drain(&self) {} }\n", "struct Store;\n"),
        ("See `\\Acme\\Store::drain`.", "src/Store.php", "<?php\nclass Store { function drain() {} }\n", "<?php\nclass Store {}\n"),
        ("See `Store#drain_all`.", "lib/store.rb", "class Store\n  def drain_all\n  end\nend\n", "class Store\nend\n"),
        ("See `Store.Drain`.", "src/Store.cs", "class Store { public int Drain { get; } }\n", "class Store { }\n"),
        ("The `[Draining]` attribute.", "src/A.cs", "class DrainingAttribute : Attribute { }\n", "class A { }\n"),
        ("Use `<DrainView />`.", "src/a.tsx", "export function DrainView() { return null }\n", "export {}\n"),
        ("The `drain` function.", "src/a.py", "def drain():\n    pass\n", "x = 1\n"),
        ("- setDrain(store, (item) => {})", "src/a.js", "export function setDrain() {}\n", "export {}\n"),
        ("## res.setDrain(item)", "lib/a.js", "res.setDrain = function () {}\n", "res.x = 1\n"),
    ],
)  # fmt: skip
def test_a_name_of_any_language_that_is_gone_is_found(
    note: str, path: str, before: str, after: str
):
    assert len(found(f"{note}\n", path, before, after)) == 1


@pytest.mark.parametrize(
    ("code", "path", "before", "after"),
    [
        ("```rust\nSelf::drain_all(req);\n```", "src/a.rs", "struct S;\nimpl S { fn drain_all(&self) {} }\n", "struct S;\n"),
        ("```cpp\nusing a = acme::drain_view<char>;\n```", "src/a.h", "class drain_view {};\n", "class other {};\n"),
        ("```python\nrequest.raw_args\n```", "src/a.py", "class Request:\n    def raw_args(self):\n        pass\n", "class Request:\n    pass\n"),
        ("```ts\ndeclare function drainAll(a: number): void\n```\nSee `drainAll`.", "src/a.ts", "export function drainAll() {}\n", "export {}\n"),
    ],
)  # fmt: skip
def test_a_use_in_an_example_of_what_is_gone_is_found(
    code: str, path: str, before: str, after: str
):
    assert found(f"{code}\n", path, before, after)


def test_a_class_that_an_example_takes_as_a_parameter_is_still_ours():
    note = "```java\nvoid run(Store store) { }\n```\n\nCall `Store#drainAll`.\n"
    before = "class Store { void drainAll() {} }\n"
    assert found(note, "src/Store.java", before, "class Store { }\n") == ["Store#drainAll"]


def test_a_java_import_of_our_own_package_is_ours():
    note = "```java\nimport org.acme.queue.Store;\n\nnew Store();\n```\n"
    path = "src/main/java/org/acme/queue/Store.java"
    before = "package org.acme.queue;\n\npublic class Store { }\n"
    assert found(note, path, before, "package org.acme.queue;\n") == ["org.acme.queue.Store"]


def test_a_java_import_from_elsewhere_is_not_ours():
    note = "```java\nimport com.other.queue.Store;\n\nnew Store();\n```\n"
    path = "src/main/java/org/acme/queue/Store.java"
    before = "package org.acme.queue;\n\npublic class Store { }\n"
    assert found(note, path, before, "package org.acme.queue;\n") == []


def test_a_plain_word_that_is_ticked_says_too_little():
    assert found("Run `drain` first.\n", "src/a.py", "def drain():\n    pass\n", "x = 1\n") == []


def test_in_a_role_what_stands_before_the_name_is_no_variable():
    before = "def drain_all():\n    pass\n"
    assert found("See {func}`numpy.drain_all`.\n", "src/a.py", before, "x = 1\n") == []


def test_a_go_import_of_a_folder_of_ours_is_ours():
    note = (
        '```go\nimport "example.org/ana/acme/queue/store"\n\nfunc main() { store.Drain() }\n```\n'
    )
    before = "package store\n\nfunc Drain() {}\n"
    assert found(note, "queue/store/a.go", before, "package store\n") == ["store.Drain"]
