"""Every regular expression of the package, and how it is used."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parents[1] / "curator"
_CALLS = frozenset(
    ("compile", "sub", "subn", "match", "search", "findall", "finditer", "split", "fullmatch")
)

Pattern = re.Pattern[str] | re.Pattern[bytes]


def package_patterns() -> dict[str, Pattern]:
    """By where they stand: patterns that a module or a class of it holds, and literals that are compiled in place."""
    found: dict[str, Pattern] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
        found |= {
            f"{name}:{key}": value for key, value in _held(vars(importlib.import_module(name)))
        }
        found |= {f"{name}:{line}": value for line, value in _literal(file)}
    return {place: pattern for place, pattern in found.items() if pattern.pattern}


def _held(values: Any) -> Iterator[tuple[str, Pattern]]:
    for key, value in values.items():
        for index, one in enumerate(_flat(value, 4)):
            yield f"{key}[{index}]", one


def _flat(value: object, depth: int) -> Iterator[Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        yield from (one for item in value.values() for one in _flat(item, depth - 1))
    elif depth and isinstance(value, list | tuple | set | frozenset):
        yield from (one for item in value for one in _flat(item, depth - 1))
    elif depth and hasattr(value, "__slots__") and type(value).__module__.startswith("curator"):
        fields = (getattr(value, name, None) for name in type(value).__slots__)
        yield from (one for item in fields for one in _flat(item, depth - 1))


def _literal(file: Path) -> Iterator[tuple[int, Pattern]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and (node.func.value.id, node.func.attr in _CALLS) == ("re", True)
            and isinstance(node.args[0], ast.Constant)
        ):
            yield node.lineno, re.compile(node.args[0].value)


def uses() -> dict[tuple[str, str], set[str]]:
    """By module and name: the methods that are called on it; `?` where it is handed on, `match at` where a place is given."""
    found: dict[tuple[str, str], set[str]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
        for key, method in _uses(module, ast.parse(file.read_text(encoding="utf-8"))):
            found.setdefault(key, set()).add(method)
    return found


def _uses(module: str, tree: ast.Module) -> Iterator[tuple[tuple[str, str], str]]:
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    origins = {
        one.asname or one.name: (node.module or "", one.name)
        for node in imports
        for one in node.names
    }
    calls = {
        id(node.func.value): node.func.attr + " at" * (len(node.args) > 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield origins.get(node.id, (module, node.id)), calls.get(id(node), "?")
