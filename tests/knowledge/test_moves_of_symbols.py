"""Definitions that went to another file, another class, another language, or nowhere that is certain."""

import inspect
import textwrap

from tests.moving import Moving, moving, moving_with_history
from tests.repository import Repository

__all__ = ["moving", "moving_with_history"]

INDENT = inspect.getsource(textwrap.indent)
SHORTEN = inspect.getsource(textwrap.shorten)
REST = "LIMIT = 60\n"
WAIT = """\
    def wait(self, attempt, cap):
        seconds = 2**attempt
        if seconds > cap:
            seconds = cap
        return seconds
"""
RETRY = f"class Retry:\n    attempts = 3\n\n{WAIT}"


def without(text: str, part: str) -> str:
    assert part in text
    return text.replace(part, "")


def test_a_method_that_went_to_another_class_is_followed(moving: Moving):
    moving.noted({"src/retry.py": RETRY}, "src/retry.py#Retry.wait")
    moving.moved(
        {"src/retry.py": without(RETRY, WAIT), "src/backoff.py": f"class Backoff:\n{WAIT}"}
    )
    assert moving.moved_to == ["src/backoff.py#Backoff.wait"]
    assert moving.codes == ["KB109"]


def test_a_method_that_got_another_parameter_on_its_way_is_changed(moving_with_history: Moving):
    moving = moving_with_history.noted({"src/retry.py": RETRY}, "src/retry.py#Retry.wait")
    wait = WAIT.replace("attempt, cap", "attempt, cap, jitter=0")
    moving.moved(
        {"src/retry.py": without(RETRY, WAIT), "src/backoff.py": f"class Backoff:\n{wait}"}
    )
    assert moving.codes == ["KB109", "KB201"]


def test_a_short_name_stays_short(moving: Moving):
    moving.noted(
        {"src/retry.py": f"class Outer:\n{textwrap.indent(RETRY, '    ')}"},
        "src/retry.py#Retry.wait",
    )
    moving.moved(
        {"lib/retry.py": f"class Outer:\n{textwrap.indent(RETRY, '    ')}"}, "src/retry.py"
    )
    assert moving.moved_to == ["lib/retry.py#Retry.wait"]


def test_a_method_that_became_a_function_of_its_file_is_followed(moving: Moving):
    moving.noted({"src/retry.py": RETRY}, "src/retry.py#Retry.wait")
    moving.moved({"src/retry.py": without(RETRY, WAIT) + "\n\n" + textwrap.dedent(WAIT)})
    assert moving.moved_to == ["src/retry.py#wait"]
    assert moving.codes == ["KB109", "KB201"]


def test_a_function_that_became_a_method_of_its_file_has_another_signature(moving: Moving):
    moving.noted({"src/retry.py": textwrap.dedent(WAIT)}, "src/retry.py#wait")
    moving.moved({"src/retry.py": RETRY})
    assert moving.states == ["stale"]
    assert moving.codes == ["KB201"]


def test_a_function_that_changed_as_it_became_a_method_of_its_file_is_stale(moving: Moving):
    moving.noted({"src/retry.py": textwrap.dedent(WAIT)}, "src/retry.py#wait")
    moving.moved({"src/retry.py": RETRY.replace("2**attempt", "3**attempt")})
    assert moving.codes == ["KB201"]


def test_a_function_is_not_taken_for_a_method_of_that_name_that_stays(moving: Moving):
    both = f"{INDENT}\n\nclass Text:\n    def indent(self):\n        return self\n"
    moving.noted({"src/text.py": both}, "src/text.py#indent")
    moving.moved({"src/text.py": without(both, INDENT), "src/lines.py": INDENT})
    assert moving.moved_to == ["src/lines.py#indent"]
    assert moving.codes == ["KB109"]


def test_a_short_change_on_the_way_is_said(moving: Moving):
    changed = "type Handler = (request: Request, retries: number) => Promise<Response>\n"
    moving.noted(
        {"src/a.ts": f"export {changed}".replace(", retries: number", "")}, "src/a.ts#Handler"
    )
    moving.moved({"src/a.ts": "export const A = 1\n", "src/b.ts": f"export {changed}"})
    assert moving.states == ["moved"]


def test_javascript_that_becomes_typescript_is_the_same(moving: Moving):
    code = "export function wait(attempt, cap) {\n  const n = 2 ** attempt\n  return n > cap ? cap : n\n}\n"
    moving.noted({"src/wait.js": code}, "src/wait.js#wait", "src/wait.js")
    moving.moved({"src/wait.ts": code}, "src/wait.js")
    assert moving.moved_to == ["src/wait.ts#wait", "src/wait.ts"]
    assert moving.codes == ["KB109", "KB109"]


def test_types_that_are_added_on_the_way_are_a_changed_signature(moving: Moving):
    code = "export function wait(attempt, cap) {\n  const n = 2 ** attempt\n  return n > cap ? cap : n\n}\n"
    moving.noted({"src/wait.js": code}, "src/wait.js#wait")
    typed = code.replace("(attempt, cap)", "(attempt: number, cap: number)")
    moving.moved({"src/wait.ts": typed}, "src/wait.js")
    assert moving.moved_to == ["src/wait.ts#wait"]
    assert moving.codes == ["KB109", "KB201"]


def test_c_that_becomes_cpp_is_the_same(moving: Moving):
    code = "#include <math.h>\n\nint wait(int attempt, int cap) {\n  int n = 1 << attempt;\n  return n > cap ? cap : n;\n}\n"
    moving.noted({"src/wait.c": code}, "src/wait.c#wait")
    moving.moved({"lib/wait.cpp": code, "lib/main.cpp": "int main() { return 0; }\n"}, "src/wait.c")
    assert moving.moved_to == ["lib/wait.cpp#wait"]
    assert moving.codes == ["KB109"]


def test_of_two_copies_the_one_in_the_same_folder_is_taken(moving: Moving):
    moving.noted({"src/text.py": INDENT + REST}, "src/text.py#indent")
    moving.moved({"src/text.py": REST, "src/lines.py": INDENT, "docs/example.py": INDENT})
    assert moving.moved_to == ["src/lines.py#indent"]


def test_of_two_copies_the_one_that_the_old_file_imports_is_taken(moving: Moving):
    moving.noted({"src/text.py": INDENT + REST}, "src/text.py#indent")
    moving.moved(
        {
            "src/text.py": f"from .inner.lines import indent\n{REST}",
            "src/lines.py": INDENT,
            "src/inner/lines.py": INDENT,
        }
    )
    assert moving.moved_to == ["src/inner/lines.py#indent"]


def test_of_several_copies_the_help_names_three(moving: Moving):
    copies = {f"src/{name}.py": INDENT for name in "abcd"}
    moving.noted({"src/text.py": INDENT + REST}, "src/text.py#indent")
    moving.moved({"src/text.py": REST, **copies})
    assert moving.codes == ["KB103"]
    assert moving.help == (
        "the same code stands in `src/a.py#indent`, `src/b.py#indent`, `src/c.py#indent` and 1 more"
    )


def test_a_copy_that_stood_there_before_is_not_where_it_went(repository: Repository):
    moving = Moving(repository, "lock", repository.root)
    moving.noted({"src/text.py": INDENT + REST, "lib/text.py": INDENT}, "src/text.py#indent")
    moving.moved({"src/text.py": REST})
    assert moving.codes == ["KB103"]
    assert moving.help == "the same code stands in `lib/text.py#indent`"


def test_a_definition_that_was_renamed_in_place_is_named_in_the_help(moving: Moving):
    moving.noted({"src/text.py": INDENT + REST}, "src/text.py#indent")
    moving.moved({"src/text.py": INDENT.replace("def indent", "def shift") + REST})
    assert moving.codes == ["KB103"]
    assert moving.help == (
        "`indent` was probably renamed to `shift`: its body is the same; link `src/text.py#shift`"
    )


def test_a_class_that_was_renamed_in_place_is_named_in_the_help(repository: Repository):
    moving = Moving(repository, "lock", repository.root)
    moving.noted({"src/retry.py": RETRY}, "src/retry.py#Retry")
    moving.moved({"src/retry.py": RETRY.replace("Retry", "Backoff")})
    assert moving.help == (
        "`Retry` was probably renamed to `Backoff`: its body is the same; link `src/retry.py#Backoff`"
    )


def test_a_definition_that_was_renamed_in_a_renamed_file_is_named_in_the_help(
    repository: Repository,
):
    moving = Moving(repository, "implied", repository.root)
    moving.noted({"src/text.py": INDENT + SHORTEN}, "src/text.py#indent")
    renamed = INDENT.replace("def indent", "def shift") + SHORTEN
    moving.moved({"src/lines.py": renamed}, "src/text.py")
    assert moving.codes == ["KB101"]
    assert "`src/lines.py#shift`" in moving.help


def test_a_one_line_function_with_the_body_of_another_is_not_called_renamed(moving: Moving):
    moving.noted({"src/a.py": "def one():\n    return 1\n"}, "src/a.py#one")
    moving.moved({"src/a.py": "def first():\n    return 1\n"})
    assert moving.help == ""


def test_a_short_method_of_another_class_is_not_where_it_went(moving: Moving):
    moving.noted(
        {"src/a.py": "class A:\n    def close(self):\n        pass\n\n\nX = 1\n"},
        "src/a.py#A.close",
    )
    moving.moved(
        {
            "src/a.py": "X = 1\n",
            "src/b.py": "class B:\n    def close(self, now):\n        pass\n\n\nclass C:\n    def close(self, later):\n        pass\n",
        }
    )
    assert moving.codes == ["KB103"]


def test_another_definition_of_the_name_that_is_new_is_named_in_the_help(repository: Repository):
    moving = Moving(repository, "implied", repository.root)
    moving.noted({"src/text.py": INDENT + REST}, "src/text.py#indent")
    moving.moved({"src/text.py": REST, "src/b.py": "def indent(width):\n    return ' ' * width\n"})
    assert moving.help == (
        "another `indent` is new in src/b.py: if it is the same, link `src/b.py#indent`"
    )


def test_after_a_fix_moved_definitions_are_fresh(moving: Moving):
    code = "export function wait(n) {\n  return n\n}\n"
    moving.noted(
        {"src/text.py": INDENT + REST, "src/a.js": code, "src/b.py": SHORTEN, "src/r.py": RETRY},
        "src/r.py#Retry.wait",
        "src/text.py#indent",
        "src/a.js#wait",
        "src/b.py",
    )
    moving.moved(
        {
            "src/text.py": REST,
            "lib/lines.py": INDENT,
            "src/a.ts": code,
            "lib/c.py": SHORTEN,
            "lib/r.py": f"class Backoff:\n{WAIT}",
        },
        "src/a.js",
        "src/b.py",
        "src/r.py",
    ).fixed()
    assert moving.states == ["fresh", "fresh", "fresh", "fresh"]


DOUBLING = "def delay(attempt, cap):\n    a = attempt\n    b = 2**a\n    return min(b, cap)\n"
LOOPING = (
    "def delay(attempt, cap):\n    for step in range(attempt):\n        if step > cap:\n"
    "            raise OverflowError(step)\n    return sum(divmod(cap, 3))\n"
)


def test_a_definition_that_was_rewritten_on_its_way_is_known_by_its_name_and_signature(
    moving: Moving,
):
    moving.noted({"src/a.py": DOUBLING, "src/b.py": "X = 1\n"}, "src/a.py#delay")
    moving.moved({"src/a.py": "Y = 2\n", "src/b.py": LOOPING})
    assert moving.moved_to == ["src/b.py#delay"]
    assert moving.codes == ["KB109", "KB202"]


def test_another_definition_of_that_name_and_signature_is_not_where_it_went(moving: Moving):
    other = LOOPING.replace("def delay", "class Queue:\n    x = 1\n\n\ndef delay")
    moving.noted({"src/a.py": DOUBLING, "src/b.py": "X = 1\n"}, "src/a.py#delay")
    moving.moved({"src/a.py": "Y = 2\n", "src/b.py": other, "src/c.py": LOOPING})
    assert moving.states == ["missing"]


BOUNDED = """\
static class Bounded {
    int make(int n) {
        int left = n;
        while (left > size) { left -= size; }
        return left;
    }
}
"""


def test_a_method_of_a_class_that_is_nested_no_more_is_unchanged(moving: Moving):
    moving.noted(
        {"src/Pools.java": f"class Pools {{\n  int size;\n{BOUNDED}}}\n"},
        "src/Pools.java#Bounded.make",
    )
    alone = BOUNDED.replace("static ", "public ")
    moving.moved({"src/Pools.java": "class Pools {\n  int size;\n}\n", "src/Bounded.java": alone})
    assert moving.moved_to == ["src/Bounded.java#Bounded.make"]
    assert moving.codes == ["KB109"]


FLAGGED = """\
struct FlaggedStep(bool);
impl Step for FlaggedStep {
    fn name(&self) -> bool {
        self.0
    }
}
"""


def test_what_stood_in_a_rust_module_that_became_a_file_is_unchanged(moving: Moving):
    moving.noted(
        {"src/book.rs": f"mod tests {{\n{FLAGGED}}}\n", "src/lib.rs": "mod book;\n"},
        "src/book.rs#FlaggedStep",
    )
    moving.moved(
        {"src/book.rs": "mod tests;\n", "src/book/tests.rs": f"use super::*;\n\n{FLAGGED}"}
    )
    assert moving.moved_to == ["src/book/tests.rs#FlaggedStep"]
    assert moving.codes == ["KB109"]


def test_after_a_fix_what_stood_in_such_a_module_is_fresh(moving: Moving):
    moving.noted(
        {"src/book.rs": f"mod tests {{\n{FLAGGED}}}\n", "src/lib.rs": "mod book;\n"},
        "src/book.rs#FlaggedStep",
    )
    moving.moved(
        {"src/book.rs": "mod tests;\n", "src/book/tests.rs": f"use super::*;\n\n{FLAGGED}"}
    )
    assert moving.fixed().states == ["fresh"]
