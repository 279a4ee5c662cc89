"""Which files import which: one rule of a language a test."""

from collections.abc import Mapping

import pytest

from curator.errors import UnreadableFile
from curator.knowledge.derived import Derived
from curator.knowledge.import_graph import import_graph
from curator.model.text import RepoPath
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache


def imported(files: Mapping[str, str], path: str) -> list[str]:
    """What one of these files imports."""
    tree = DictTree(files)
    graph = import_graph(tree, Derived(MemoryCache()), [*tree.entries()])
    return [*graph.imports.get(RepoPath(path), ())]


PYTHON = {
    "src/shop/__init__.py": "from ._core import Basket, Item as Thing\nfrom . import names\n",
    "src/shop/_core.py": "",
    "src/shop/names.py": "",
    "src/shop/types.py": "",
    "src/shop/deep/__init__.py": "from shop import Basket\n",
    "src/shop/deep/leaf.py": "",
    "src/shop/json.py": "",
    "src/shop/stub.pyi": "",
}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import shop.types", ["src/shop/types.py"]),
        ("import shop", ["src/shop/__init__.py"]),
        ("import shop.stub", ["src/shop/stub.pyi"]),
        ("from shop import types", ["src/shop/types.py"]),
        ("from shop.types import anything", ["src/shop/types.py"]),
        ("from shop import VERSION", ["src/shop/__init__.py"]),
        ("from shop import *", ["src/shop/__init__.py"]),
        ("import shop as s\nfrom shop import types", ["src/shop/__init__.py", "src/shop/types.py"]),
        ("from shop import Basket", ["src/shop/_core.py"]),
        ("from shop import Thing", ["src/shop/_core.py"]),
        ("from shop.deep import Basket", ["src/shop/_core.py"]),
        ("from . import helper", ["tests/helper.py"]),
        ("import helper", ["tests/helper.py"]),
        ("from ..src.shop import types", ["src/shop/types.py"]),
        ("from ...outside import types", []),
        ("import shop.missing", []),
        ("import json", []),
        ("import os", []),
    ],
)
def test_python(source: str, found: list[str]):
    files = {**PYTHON, "tests/helper.py": "", "tests/test_shop.py": source}
    assert imported(files, "tests/test_shop.py") == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from .leaf import x", ["src/shop/deep/leaf.py"]),
        ("from .. import types", ["src/shop/types.py"]),
        ("from ..types import x", ["src/shop/types.py"]),
        ("import json", []),
        ("import leaf", []),
    ],
)
def test_python_inside_a_package(source: str, found: list[str]):
    files = {**PYTHON, "src/shop/deep/other.py": source}
    assert imported(files, "src/shop/deep/other.py") == found


def test_python_finds_another_project_of_the_repository():
    files = {
        "packages/a/pyproject.toml": "",
        "packages/a/src/a/core.py": "",
        "packages/b/src/b/main.py": "from a.core import x\n",
    }
    assert imported(files, "packages/b/src/b/main.py") == ["packages/a/src/a/core.py"]


def test_python_leaves_packages_that_hand_a_name_round_in_a_circle():
    files = {
        "a/__init__.py": "from b import X\n",
        "b/__init__.py": "from a import X\n",
        "c.py": "from a import X\n",
    }
    assert imported(files, "c.py") == ["a/__init__.py"]


SCRIPTS = {
    "package.json": '{"name": "root", "workspaces": ["packages/*"]}',
    "tsconfig.json": '{ // for editors\n "compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["app/*"], "~conf": ["app/conf.ts"],} } }',
    "packages/kit/package.json": '{"name": "@acme/kit", "main": "./dist/index.js", "exports": '
    '{".": {"types": "./dist/index.d.ts", "import": "./dist/index.mjs"}, "./sub": "./dist/sub/sub.js", "./x/*": "./dist/x/*.js"},'
    ' "imports": {"#inner/*": "./src/inner/*.ts"}}',
    "packages/kit/src/index.ts": "import { c } from './c'\nexport { a as b } from './a'\nexport * from './star'\nexport { c }\n",
    "packages/kit/src/a.ts": "import '#inner/one'\n",
    "packages/kit/src/c.ts": "",
    "packages/kit/src/star.ts": "",
    "packages/kit/src/inner/one.ts": "",
    "packages/kit/src/sub/sub.ts": "",
    "packages/kit/src/x/y.tsx": "",
    "packages/old/package.json": '{"name": "old", "main": "lib/old"}',
    "packages/old/lib/old.js": "",
    "packages/old/helper.js": "",
    "app/conf.ts": "",
    "app/view/index.tsx": "",
    "app/view/part.vue": "",
    "app/util.ts": "",
    "app/data.json": "{}",
}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import './util'", ["app/util.ts"]),
        ("import './util.js'", ["app/util.ts"]),
        ("import './util.ts?raw'", ["app/util.ts"]),
        ("import './data.json'", ["app/data.json"]),
        ("import './view'", ["app/view/index.tsx"]),
        ("import './view/part.vue'", ["app/view/part.vue"]),
        ("import '../app/util'", ["app/util.ts"]),
        ("import '@/view/index'", ["app/view/index.tsx"]),
        ("import '~conf'", ["app/conf.ts"]),
        ("import 'app/util'", ["app/util.ts"]),
        ("import '@acme/kit'", ["packages/kit/src/index.ts"]),
        ("import { b } from '@acme/kit'", ["packages/kit/src/a.ts"]),
        ("import { c } from '@acme/kit'", ["packages/kit/src/c.ts"]),
        ("import { other } from '@acme/kit'", ["packages/kit/src/index.ts"]),
        ("import '@acme/kit/sub'", ["packages/kit/src/sub/sub.ts"]),
        ("import '@acme/kit/x/y'", ["packages/kit/src/x/y.tsx"]),
        ("require('old')", ["packages/old/lib/old.js"]),
        ("require('old/helper')", ["packages/old/helper.js"]),
        ("import '../packages/kit/dist/a.js'", ["packages/kit/src/a.ts"]),
        ("import '../../outside'", []),
        ("import 'react'", []),
        ("import '#inner/one'", []),
        ("import './missing'", []),
    ],
)
def test_typescript(source: str, found: list[str]):
    assert imported({**SCRIPTS, "app/main.ts": source}, "app/main.ts") == found


def test_a_package_imports_its_own_inside():
    assert imported(SCRIPTS, "packages/kit/src/a.ts") == ["packages/kit/src/inner/one.ts"]


GO = {
    "go.mod": "module example.com/shop\n",
    "shop.go": "package shop\n",
    "store/store.go": "package store\n",
    "store/more.go": "package store\n",
    "store/store_test.go": "package store\n",
    "tools/go.mod": "// tools\nmodule example.com/shop/tools\n",
    "tools/gen/gen.go": "package gen\n",
}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"example.com/shop/store"', ["store/more.go", "store/store.go"]),
        ('"example.com/shop"', ["shop.go"]),
        ('"example.com/shop/tools/gen"', ["tools/gen/gen.go"]),
        ('"example.com/shopping"', []),
        ('"example.com/shop/missing"', []),
        ('"fmt"', []),
    ],
)
def test_go(source: str, found: list[str]):
    files = {**GO, "cmd/main.go": f"package main\n\nimport {source}\n"}
    assert imported(files, "cmd/main.go") == found


def test_a_test_of_go_that_stands_outside_its_package_imports_it():
    files = {**GO, "store/out_test.go": 'package store_test\nimport "example.com/shop/store"\n'}
    assert imported(files, "store/out_test.go") == ["store/more.go", "store/store.go"]


RUST = {
    "Cargo.toml": "[workspace]\n",
    "crates/core/Cargo.toml": '[package]\nname = "shop-core"\n',
    "crates/core/src/lib.rs": "pub mod item;\nmod price;\npub use price::Price;\npub use self::item::deep::*;\n",
    "crates/core/src/item/mod.rs": "pub mod deep;\npub use super::price::Price as Cost;\n",
    "crates/core/src/item/deep.rs": "",
    "crates/core/src/price.rs": "",
    "crates/app/Cargo.toml": '[package]\nname = "app"\n[[bin]]\nname = "x"\npath = "cli/x.rs"\n',
    "crates/app/src/main.rs": "",
    "crates/app/src/own.rs": "",
    "crates/app/cli/x.rs": "mod y;\n",
    "crates/app/cli/y.rs": "",
    "crates/app/tests/common/mod.rs": "",
    "crates/app/tests/it.rs": "mod common;\nuse crate::common::f;\n",
}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("use shop_core::item::deep::Thing;", ["crates/core/src/item/deep.rs"]),
        ("use shop_core::item::Thing;", ["crates/core/src/item/mod.rs"]),
        ("use shop_core::Price;", ["crates/core/src/price.rs"]),
        ("use shop_core::item::Cost;", ["crates/core/src/price.rs"]),
        ("use shop_core;", ["crates/core/src/lib.rs"]),
        ("use shop_core::Thing;", ["crates/core/src/lib.rs"]),
        ("use shop_core as core; use core::item::Thing;", ["crates/core/src/item/mod.rs", "crates/core/src/lib.rs"]),
        ("use crate::own::f;", ["crates/app/src/own.rs"]),
        ("use super::own::f;", ["crates/app/src/own.rs"]),
        ("use super::f;", ["crates/app/src/main.rs"]),
        ("use super::*;", ["crates/app/src/main.rs"]),
        ("mod tests { use super::*; }", []),
        ("mod part; pub use part::X; use self::hands::Y; mod hands;", ["crates/app/src/module/hands.rs", "crates/app/src/module/part.rs"]),
        ("mod part;", ["crates/app/src/module/part.rs"]),
        ("use self::part::X;", ["crates/app/src/module/part.rs"]),
        ("use part::X;", ["crates/app/src/module/part.rs"]),
        ("use std::fmt;", []),
        ("use serde_json::Value;", []),
    ],
)  # fmt: skip
def test_rust(source: str, found: list[str]):
    path = "crates/app/src/module.rs"
    files = {
        **RUST,
        path: source,
        "crates/app/src/module/part.rs": "",
        "crates/app/src/module/hands.rs": "use super::part::Y;",
    }
    assert imported(files, path) == found


def test_a_test_of_rust_is_a_crate_of_its_own():
    assert imported(RUST, "crates/app/tests/it.rs") == ["crates/app/tests/common/mod.rs"]


def test_a_crate_of_rust_that_a_manifest_names_has_its_modules_beside_it():
    assert imported(RUST, "crates/app/cli/x.rs") == ["crates/app/cli/y.rs"]


JVM = {
    "core/src/main/java/com/acme/Item.java": "package com.acme;\npublic class Item {}\n",
    "core/src/main/java/com/acme/Mate.java": "package com.acme;\nclass Mate {}\n",
    "core/src/main/java/com/acme/all/One.java": "package com.acme.all;\npublic class One {}\n",
    "core/src/main/java/com/acme/all/Two.java": "package com.acme.all;\npublic class Two {}\n",
    "core/src/main/kotlin/text.kt": "package com.acme.text\n\nfun String.shout() = this\nclass Word\n",
}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import com.acme.all.One;", ["core/src/main/java/com/acme/all/One.java"]),
        ("import com.acme.all.One.Nested;", ["core/src/main/java/com/acme/all/One.java"]),
        ("import static com.acme.all.One.make;", ["core/src/main/java/com/acme/all/One.java"]),
        ("import static com.acme.all.One.*;", ["core/src/main/java/com/acme/all/One.java"]),
        ("import com.acme.all.*; class A { Two two; }", ["core/src/main/java/com/acme/all/Two.java"]),
        ("class A { Mate mate; }", ["core/src/main/java/com/acme/Mate.java"]),
        ("class A { /* Mate */ }", []),
        ("import org.other.Mate; class A { Mate mate; }", []),
        ("import com.acme.text.Word;", ["core/src/main/kotlin/text.kt"]),
        ("import com.acme.all.Missing;", []),
        ("import java.util.List;", []),
    ],
)  # fmt: skip
def test_java(source: str, found: list[str]):
    path = "core/src/test/java/com/acme/A.java"
    text = "package com.acme;\n" + source.replace("; ", ";\n")
    assert imported({**JVM, path: text}, path) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import com.acme.text.shout", ["core/src/main/kotlin/text.kt"]),
        ("import com.acme.text.*\nval a = Word()", ["core/src/main/kotlin/text.kt"]),
        ("import com.acme.Item", ["core/src/main/java/com/acme/Item.java"]),
    ],
)
def test_kotlin(source: str, found: list[str]):
    assert imported({**JVM, "app/Main.kt": f"package app\n{source}\n"}, "app/Main.kt") == found


def test_of_two_classes_of_one_name_the_nearer_is_meant():
    item = "package com.acme;\npublic class Item {}\n"
    files = {
        "a/Item.java": item,
        "b/Item.java": item,
        "b/Use.java": "package x;\nimport com.acme.Item;\n",
    }
    assert imported(files, "b/Use.java") == ["b/Item.java"]


CSHARP = {
    "Model/Item.cs": "namespace Acme.Model;\npublic class Item {}\n",
    "Model/Other.cs": "namespace Acme.Model\n{\n    public class Other {}\n}\n",
    "Top.cs": "namespace Acme;\npublic class Top {}\n",
}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("using Acme.Model;\nclass A { Item item; }", ["Model/Item.cs"]),
        ("using O = Acme.Model.Other;", ["Model/Other.cs"]),
        ("namespace Acme.Shop;\nclass A { Top top; }", ["Top.cs"]),
        ("using System;\nclass A { Item item; }", []),
        ("using System.Item;\nusing Acme.Model;\nclass A {}", []),
    ],
)
def test_csharp(source: str, found: list[str]):
    assert imported({**CSHARP, "Shop/A.cs": source}, "Shop/A.cs") == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("use Acme\\Model\\Item;", ["src/Model/Item.php"]),
        ("namespace Acme\\Model;\nnew Item();", ["src/Model/Item.php"]),
        ("require __DIR__ . '/Model/Item.php';", ["src/Model/Item.php"]),
        ("use Other\\Model\\Item;", []),
    ],
)
def test_php(source: str, found: list[str]):
    item = "<?php\nnamespace Acme\\Model;\n\nfinal class Item {}\n"
    files = {"src/Model/Item.php": item, "src/main.php": f"<?php\n{source}\n"}
    assert imported(files, "src/main.php") == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("require 'shop/item'", ["lib/shop/item.rb"]),
        ("require_relative '../lib/shop/item'", ["lib/shop/item.rb"]),
        ("require 'item'", []),
        ("require 'json'", []),
    ],
)
def test_ruby(source: str, found: list[str]):
    assert imported({"lib/shop/item.rb": "", "bin/run.rb": source}, "bin/run.rb") == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('#include "near.h"', ["src/near.h"]),
        ('#include "shop/item.h"', ["include/shop/item.h"]),
        ("#include <shop/item.h>", ["include/shop/item.h"]),
        ("#include <top.h>", ["include/top.h"]),
        ("#include <core.h>", []),
        ("#include <string.h>", []),
        ('#include "../include/top.h"', ["include/top.h"]),
    ],
)
def test_c(source: str, found: list[str]):
    files = {
        "include/shop/item.h": "",
        "include/top.h": "",
        "src/core/core.h": "",
        "src/near.h": "",
        "src/string.h": "",
        "src/main.c": source,
    }
    assert imported(files, "src/main.c") == found


def test_both_ways_are_sorted_by_path():
    tree = DictTree({"b.py": "import d\nimport c\n", "a.py": "import c\n", "c.py": "", "d.py": ""})
    graph = import_graph(tree, Derived(MemoryCache()), [*tree.entries()])
    assert [*graph.imports.items()] == [("a.py", ("c.py",)), ("b.py", ("c.py", "d.py"))]
    assert [*graph.imported_by.items()] == [("c.py", ("a.py", "b.py")), ("d.py", ("b.py",))]


def test_a_file_does_not_import_itself():
    assert imported({"a.py": "import a\n"}, "a.py") == []


def test_only_the_files_that_are_asked_for_are_read():
    tree = DictTree({"a.py": "import b\n", "b.py": "import a\n"})
    graph = import_graph(tree, Derived(MemoryCache()), [RepoPath("a.py")])
    assert graph.imports == {"a.py": ("b.py",)}


def test_a_second_run_reads_no_source():
    cache, tree = MemoryCache(), DictTree({"a.py": "import b\n", "b.py": ""})
    derived = Derived(cache)
    first = import_graph(tree, derived, [*tree.entries()])
    derived.save()
    blobs_only = Unread({"a.py": "import b\n", "b.py": ""})
    assert import_graph(blobs_only, Derived(cache), [*tree.entries()]) == first


def test_a_file_that_cannot_be_read_is_asked_again():
    cache, files = MemoryCache(), {"a.py": "import b\n", "b.py": ""}
    unread = Derived(cache)
    assert import_graph(Unread(files), unread, [RepoPath("a.py")]).imports == {}
    unread.save()
    graph = import_graph(DictTree(files), Derived(cache), [RepoPath("a.py")])
    assert graph.imports == {"a.py": ("b.py",)}


class Unread(DictTree):
    def read(self, path: RepoPath) -> bytes:
        raise UnreadableFile(path)
