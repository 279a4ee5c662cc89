import pytest

from curator.knowledge.derived import Derived
from curator.knowledge.relocated import Relocated, in_terms_of, relocated
from curator.knowledge.resolve import resolve
from curator.model.links import Target
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache

DERIVED = Derived(MemoryCache())
RETRY = "class Retry:\n    def wait(self, n):\n        return 2**n\n"


def target(text: str, tree: DictTree) -> Target:
    reference = parse_reference(text, RepoPath(""))
    assert not isinstance(reference, str)
    found = resolve(reference, tree, DERIVED)
    assert isinstance(found, Target)
    return found


def seen(old: str, new: str, tree: DictTree) -> Target:
    was, now = parse_reference(old, RepoPath("")), parse_reference(new, RepoPath(""))
    assert not isinstance(was, str)
    assert not isinstance(now, str)
    found = relocated(was, now, tree, DERIVED)
    assert isinstance(found, Target)
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("src/pay", "lib/pay"),
        ("src/pay/**/*.py", "lib/pay/**/*.py"),
        ("src/pay/retry.py", "lib/pay/retry.py"),
        ("src/pay/retry.py#Retry", "lib/pay/retry.py#Retry"),
    ],
)
def test_what_is_seen_elsewhere_is_what_would_be_there(old: str, new: str):
    there = DictTree({"lib/pay/retry.py": RETRY, "lib/pay/a/b.py": "B = 1\n"})
    here = DictTree({"src/pay/retry.py": RETRY, "src/pay/a/b.py": "B = 1\n", "src/c.py": ""})
    assert seen(old, new, here) == target(new, there)


def test_a_file_is_read_with_the_grammar_of_the_other_place():
    code = "export function wait(n) {\n  return 2 ** n\n}\n"
    found = seen("a.js#wait", "a.ts#wait", DictTree({"a.js": code}))
    assert found == target("a.ts#wait", DictTree({"a.ts": code}))


def test_nothing_else_of_the_tree_is_there():
    tree = Relocated(DictTree({"a/b.py": "", "ab/c.py": ""}), RepoPath("x"), RepoPath("a"))
    assert list(tree.entries()) == ["x/b.py"]
    assert tree.entry(RepoPath("ab/c.py")) is None


def test_the_name_of_a_class_is_no_part_of_its_methods_signature():
    then = target("a.py#Retry.wait", DictTree({"a.py": RETRY}))
    tree = DictTree({"b.py": RETRY.replace("Retry", "Backoff")})
    now = target("b.py#Backoff.wait", tree)
    assert in_terms_of(now, then, tree) == now.fingerprint != then.fingerprint


def test_what_a_method_says_of_its_class_is_its_body():
    own = RETRY.replace("2**n", "Retry.base**n")
    then = target("a.py#Retry.wait", DictTree({"a.py": own}))
    tree = DictTree({"b.py": own.replace("Retry", "Backoff")})
    now = target("b.py#Backoff.wait", tree)
    marks = in_terms_of(now, then, tree)
    assert marks.signature == now.fingerprint.signature
    assert marks.body != now.fingerprint.body


def test_a_class_in_a_renamed_class_is_the_same():
    outer = "class Outer:\n    class Inner:\n        def run(self):\n            return 1\n"
    then = target("a.py#Outer.Inner", DictTree({"a.py": outer}))
    tree = DictTree({"b.py": outer.replace("Outer", "Other")})
    now = target("b.py#Other.Inner", tree)
    assert in_terms_of(now, then, tree) == now.fingerprint


def test_another_signature_stays_another():
    then = target("a.py#Retry.wait", DictTree({"a.py": RETRY}))
    tree = DictTree({"b.py": RETRY.replace("Retry", "Backoff").replace("n):", "n, cap):")})
    now = target("b.py#Backoff.wait", tree)
    assert in_terms_of(now, then, tree) == then.fingerprint


def test_the_outer_class_that_a_link_leaves_out_is_called_as_its_file():
    old = "class Pools {\n  static class Bounded {\n    int make(int n) { return n; }\n  }\n}\n"
    then = target("Pools.java#Pools.Bounded.make", DictTree({"Pools.java": old}))
    short = Target(then.kind, then.paths, (), "Bounded.make", then.fingerprint, None)
    tree = DictTree({"Rings.java": old.replace("Pools", "Rings")})
    now = target("Rings.java#Bounded.make", tree)
    assert in_terms_of(now, short, tree).signature == now.fingerprint.signature


NESTED = "class Pools {\n  static class Bounded {\n    int make(int n) { return n; }\n  }\n}\n"
ALONE = (
    "package pools;\n\n/** Has an end. */\nclass Bounded {\n  int make(int n) { return n; }\n}\n"
)


def test_a_method_of_a_class_that_is_nested_no_more_is_the_same():
    then = target("Pools.java#Bounded.make", DictTree({"Pools.java": NESTED}))
    tree = DictTree({"Bounded.java": ALONE})
    now = target("Bounded.java#Bounded.make", tree)
    assert in_terms_of(now, then, tree) == now.fingerprint != then.fingerprint


def test_a_class_that_is_nested_no_more_has_another_signature():
    then = target("Pools.java#Bounded", DictTree({"Pools.java": NESTED}))
    tree = DictTree({"Bounded.java": ALONE})
    now = target("Bounded.java#Bounded", tree)
    assert in_terms_of(now, then, tree) == then.fingerprint


def test_a_method_that_changed_as_its_class_was_taken_out_is_another():
    then = target("Pools.java#Bounded.make", DictTree({"Pools.java": NESTED}))
    tree = DictTree({"Bounded.java": ALONE.replace("int n", "long n")})
    now = target("Bounded.java#Bounded.make", tree)
    assert in_terms_of(now, then, tree) == then.fingerprint


FLAGGED = "struct Flagged(bool);\n\nimpl Named for Flagged {\n    fn name(&self) -> bool {\n        self.0\n    }\n}\n"


def test_a_rust_module_that_became_a_file_is_no_change_of_what_is_in_it():
    then = target("a.rs#Flagged", DictTree({"a.rs": f"mod tests {{\n{FLAGGED}}}\n"}))
    tree = DictTree({"a/tests.rs": FLAGGED})
    now = target("a/tests.rs#Flagged", tree)
    assert in_terms_of(now, then, tree) == now.fingerprint != then.fingerprint


def test_a_rust_method_that_became_a_function_is_another():
    method = (
        "struct Flag(bool);\n\nimpl Flag {\n    fn turn(n: bool) -> bool {\n        !n\n    }\n}\n"
    )
    then = target("a.rs#Flag.turn", DictTree({"a.rs": method}))
    tree = DictTree({"b.rs": "fn turn(n: bool) -> bool {\n    !n\n}\n"})
    now = target("b.rs#turn", tree)
    assert in_terms_of(now, then, tree).signature != now.fingerprint.signature
