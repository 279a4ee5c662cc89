"""The files in which reading a repository begins: one kind of manifest a test."""

from collections.abc import Mapping

from curator.knowledge.derived import Derived
from curator.knowledge.entry_points import entry_points
from curator.knowledge.import_graph import import_sources
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache


def begun(files: Mapping[str, str]) -> list[str]:
    tree = DictTree(files)
    return [*entry_points(import_sources(tree, Derived(MemoryCache()), [*tree.entries()]))]


def test_scripts_of_python():
    files = {
        "pyproject.toml": '[project.scripts]\nshop = "shop.cli:main"\n',
        "src/shop/cli/__init__.py": "from shop.cli.main import main\n",
        "src/shop/cli/main.py": "",
    }
    assert begun(files) == ["src/shop/cli/main.py"]


def test_a_script_of_poetry():
    files = {"pyproject.toml": '[tool.poetry.scripts]\nshop = "shop:main"\n', "shop.py": ""}
    assert begun(files) == ["shop.py"]


def test_a_package_of_python_that_is_started():
    assert begun({"shop/__main__.py": "", "shop/__init__.py": ""}) == ["shop/__main__.py"]


def test_what_a_package_of_node_starts_and_exports():
    files = {
        "package.json": '{"bin": {"shop": "./bin/shop.mjs"}, "main": "dist/index.js", "exports": {"./sub": {"import": "./dist/sub.mjs"}}}',
        "bin/shop.mjs": "",
        "src/index.ts": "",
        "src/sub.ts": "",
        "src/other.ts": "",
    }
    assert begun(files) == ["bin/shop.mjs", "src/index.ts", "src/sub.ts"]


def test_programs_of_go():
    files = {
        "cmd/shop/main.go": "package main\n\nfunc main() {}\n",
        "cmd/shop/flags.go": "package main\n",
        "shop.go": "package shop\n\nfunc main() {}\n",
    }
    assert begun(files) == ["cmd/shop/main.go"]


def test_crates_of_rust():
    files = {
        "Cargo.toml": '[package]\nname = "shop"\n[[bin]]\nname = "x"\npath = "cli/x.rs"\n',
        "cli/x.rs": "",
        "src/bin/one.rs": "",
        "src/bin/two/main.rs": "",
        "src/bin/two/part.rs": "",
        "src/lib.rs": "",
        "src/main.rs": "",
    }
    assert begun(files) == [
        "cli/x.rs",
        "src/bin/one.rs",
        "src/bin/two/main.rs",
        "src/lib.rs",
        "src/main.rs",
    ]


def test_programs_of_java_and_kotlin():
    files = {
        "A.java": "class A {\n    public static void main(String[] args) {}\n}\n",
        "b.kt": "fun main() {}\n",
        "C.java": "class C {}\n",
    }
    assert begun(files) == ["A.java", "b.kt"]


def test_examples_are_left_out():
    assert begun({"examples/a/main.go": "package main\n\nfunc main() {}\n"}) == []


def test_a_manifest_that_cannot_be_read_names_nothing():
    files = {"package.json": "{", "pyproject.toml": "[", "Cargo.toml": "[", "tsconfig.json": "[]"}
    assert begun({**files, "a.py": ""}) == []
