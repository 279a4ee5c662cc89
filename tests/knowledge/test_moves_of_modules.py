"""Whole files that became packages or were split, and names that a file passes on from another."""

import inspect
import textwrap

from tests.moving import Moving, moving, moving_at_depth_1, moving_with_history

__all__ = ["moving", "moving_at_depth_1", "moving_with_history"]

INDENT = inspect.getsource(textwrap.indent)
SHORTEN = inspect.getsource(textwrap.shorten)
DEDENT = inspect.getsource(textwrap.dedent)
FILL = inspect.getsource(textwrap.fill)
WHOLE = INDENT + SHORTEN + DEDENT + FILL
SPLIT = {"src/text/a.py": INDENT + FILL, "src/text/b.py": SHORTEN, "src/text/c.py": DEDENT}
CLIENT = '''\
class Client:
    """Talks to the service."""

    def __init__(self, base):
        self.base = base

    def get(self, path):
        url = f"{self.base}/{path}"
        answer = self.send("GET", url)
        if answer.status == 404:
            return None
        return answer

    def send(self, method, url):
        return Request(method, url).run()
'''
REWRITTEN = '''\
class Client:
    """Talks to the service over a pool."""

    def __init__(self, pool, retries):
        self.pool, self.retries = pool, retries

    def get(self, *parts):
        for attempt in range(self.retries):
            with self.pool.borrow() as connection:
                return connection.ask("/".join(parts))
'''


def test_a_module_that_became_a_package_is_followed(moving: Moving):
    moving.noted({"src/client.py": CLIENT}, "src/client.py", "src/client.py#Client")
    moving.moved({"src/client/__init__.py": CLIENT}, "src/client.py")
    assert moving.moved_to == ["src/client/__init__.py", "src/client/__init__.py#Client"]
    assert moving.codes == ["KB109", "KB109"]


def test_a_class_in_a_file_of_the_new_package_is_followed(moving: Moving):
    moving.noted({"src/client.py": CLIENT + FILL}, "src/client.py#Client")
    moving.moved(
        {
            "src/client/__init__.py": "from ._client import Client\n",
            "src/client/_client.py": CLIENT,
            "src/client/_fill.py": FILL,
        },
        "src/client.py",
    )
    assert moving.moved_to == ["src/client/_client.py#Client"]
    assert moving.codes == ["KB109"]


def test_a_method_that_became_a_function_of_the_new_package_is_followed(moving: Moving):
    get = CLIENT[CLIENT.index("    def get") : CLIENT.index("    def send")]
    moving.noted({"src/client.py": CLIENT}, "src/client.py#Client.get")
    moving.moved(
        {"src/client/_get.py": textwrap.dedent(get), "src/client/__init__.py": "VERSION = 1\n"},
        "src/client.py",
    )
    assert moving.moved_to == ["src/client/_get.py#get"]


def test_a_file_that_was_split_into_a_new_folder_is_that_folder(moving_with_history: Moving):
    moving = moving_with_history.noted({"src/text.py": WHOLE}, "src/text.py")
    moving.moved(SPLIT, "src/text.py")
    assert moving.moved_to == ["src/text"]
    assert moving.codes == ["KB109", "KB201"]


def test_at_depth_1_nothing_is_said_of_a_file_that_was_split(moving_at_depth_1: Moving):
    moving_at_depth_1.noted({"src/text.py": WHOLE}, "src/text.py").moved(SPLIT, "src/text.py")
    assert moving_at_depth_1.codes == ["KB101"]


def test_of_a_file_that_was_split_over_folders_the_help_names_the_places(
    moving_with_history: Moving,
):
    filler = "".join(f"NUMBER_{n} = {n}\n" for n in range(500))
    moving = moving_with_history.noted({"src/text.py": WHOLE}, "src/text.py")
    moving.moved(
        {"a.py": INDENT + SHORTEN + filler, "lib/b.py": DEDENT + FILL + filler, "lib/c.py": filler},
        "src/text.py",
    )
    assert moving.codes == ["KB101"]
    assert moving.help == "its definitions are now in a.py (2), lib/b.py (2)"


def test_a_name_that_a_file_imports_is_where_it_is_defined(moving: Moving):
    moving.noted({"src/client.py": CLIENT + FILL}, "src/client.py#Client")
    moving.moved({"src/client.py": f"from ._impl import Client\n{FILL}", "src/_impl.py": REWRITTEN})
    assert moving.moved_to == ["src/_impl.py#Client"]
    assert moving.codes == ["KB109", "KB201"]


def test_a_name_that_is_imported_under_another_is_where_it_is_defined(moving: Moving):
    moving.noted({"src/pkg/client.py": CLIENT + FILL}, "src/pkg/client.py#Client.get")
    moving.moved(
        {
            "src/pkg/client.py": f"from pkg.impl import Real as Client\n{FILL}",
            "src/pkg/impl.py": REWRITTEN.replace("Client", "Real"),
        }
    )
    assert moving.moved_to == ["src/pkg/impl.py#Real.get"]


def test_a_name_is_followed_through_several_files(moving: Moving):
    moving.noted({"src/client.py": CLIENT + FILL}, "src/client.py#Client")
    moving.moved(
        {
            "src/client/__init__.py": f"from .sync import *\n{FILL}",
            "src/client/sync/__init__.py": "from ._impl import Client\n",
            "src/client/sync/_impl.py": REWRITTEN,
        },
        "src/client.py",
    )
    assert moving.moved_to == ["src/client/sync/_impl.py#Client"]


def test_a_typescript_file_that_exports_from_another_is_followed(moving: Moving):
    old = (
        "export class Client {\n  get(path: string) { return fetch(path) }\n}\nexport const A = 1\n"
    )
    new = "export class Client {\n  constructor(private pool: Pool) {}\n  async get(...parts: string[]) {\n    return this.pool.ask(parts.join('/'))\n  }\n}\n"
    moving.noted({"src/client.ts": old}, "src/client.ts#Client")
    moving.moved(
        {
            "src/client.ts": "export * from './impl'\nexport const A = 1\n",
            "src/impl/index.ts": "import { Client } from './real.js'\nexport { Client }\n",
            "src/impl/real.ts": new,
        }
    )
    assert moving.moved_to == ["src/impl/real.ts#Client"]


def test_a_rust_module_that_uses_another_publicly_is_followed(moving: Moving):
    old = "pub struct Client {\n    base: String,\n}\n\npub const A: u8 = 1;\n"
    new = "pub struct Client {\n    pool: Pool,\n    retries: usize,\n    token: Token,\n}\n"
    moving.noted({"src/lib.rs": "mod client;\n", "src/client.rs": old}, "src/client.rs#Client")
    moving.moved(
        {
            "src/client.rs": "mod pool;\npub use self::pool::{Client, Other as More};\n\npub const A: u8 = 1;\n",
            "src/client/pool.rs": new,
        }
    )
    assert moving.moved_to == ["src/client/pool.rs#Client"]


def test_a_name_imported_from_outside_the_repository_is_missing(moving: Moving):
    moving.noted({"src/client.py": CLIENT + FILL}, "src/client.py#Client")
    moving.moved({"src/client.py": f"from requests import Session as Client\n{FILL}"})
    assert moving.codes == ["KB103"]


def test_files_that_import_a_name_from_each_other_end_in_nothing(moving: Moving):
    moving.noted({"src/client.py": CLIENT + FILL}, "src/client.py#Client")
    moving.moved(
        {
            "src/client.py": f"from .b import Client\n{FILL}",
            "src/b.py": "from .client import Client\n",
        }
    )
    assert moving.codes == ["KB103"]
