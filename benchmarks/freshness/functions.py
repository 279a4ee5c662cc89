"""A source text -> its functions and types, by Python's `ast` or Universal Ctags, for mining."""

import ast
import json
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

_KINDS = {
    "function", "method", "func", "class", "struct", "interface", "enum", "trait", "type",
    "singletonMethod", "module",
}  # fmt: skip
_TYPES = {"class", "struct", "interface", "enum", "trait", "type", "module"}


@dataclass(frozen=True, slots=True)
class Function:
    """A definition whose name stands once in its file."""

    name: str
    """Containers and name, joined by dots; the file's namespace is no container."""
    parameters: str
    """Without white space; empty for a type."""
    text: str
    """Its lines, decorators included, without the comment above."""
    start: int
    is_type: bool


def functions(text: str, path: str) -> dict[str, Function]:
    """By name; what is defined several times under one name is left out."""
    found = _of_python(text) if path.endswith(".py") else _of_ctags(text, path)
    times = Counter(item.name for item in found)
    return {item.name: item for item in found if times[item.name] == 1}


def same_syntax(before: str, after: str) -> bool:
    """Whether two texts of Python are one tree, docstrings and their layout aside."""
    try:
        return _dump(before) == _dump(after)
    except (SyntaxError, ValueError):
        return False


def _dump(text: str) -> str:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                node.body = node.body[1:]
    return ast.dump(tree)


def _of_python(text: str) -> list[Function]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return []
    lines = text.splitlines()
    found: list[Function] = []

    def walk(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            start = min([node.lineno, *(one.lineno for one in node.decorator_list)])
            name = f"{prefix}{node.name}"
            is_type = isinstance(node, ast.ClassDef)
            parameters = "" if isinstance(node, ast.ClassDef) else ast.unparse(node.args)
            whole = "\n".join(lines[start - 1 : node.end_lineno])
            found.append(Function(name, parameters, whole, start, is_type))
            if is_type:
                walk(node.body, f"{name}.")

    walk(tree.body, "")
    return found


def _of_ctags(text: str, path: str) -> list[Function]:
    lines = text.splitlines()
    found = []
    for tag in _tags(text, Path(path).suffix):
        if tag["kind"] not in _KINDS or str(tag["name"]).startswith(("__anon", "anonymous")):
            continue
        start = int(tag["line"])
        end = int(tag["end"]) if "end" in tag else _end(lines, start)
        parameters = "".join(tag.get("signature", "").split())
        name = _qualified(tag)
        is_type = tag["kind"] in _TYPES
        found.append(Function(name, parameters, "\n".join(lines[start - 1 : end]), start, is_type))
    return found


def _end(lines: list[str], start: int) -> int:
    """By layout, where ctags does not say: the next line as far left that closes something."""
    indent = _indent(lines[start - 1])
    if lines[start - 1].rstrip().endswith(("}", ";", "end")):
        return start
    for number, line in enumerate(lines[start:], start + 1):
        if line.strip() and _indent(line) <= indent and not line.lstrip().startswith(("{", ")")):
            return number if line.lstrip().startswith(("}", "end", "]")) else number - 1
    return len(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _qualified(tag: dict[str, str]) -> str:
    if tag.get("language") in {"Ruby", "Rust", "JavaScript", "TypeScript"}:
        return tag["name"]  # the last part is enough of a link, and scopes are not reliable
    is_outer = tag.get("scopeKind") in {None, "package", "packageName", "namespace", "module"}
    if is_outer:
        return tag["name"]
    scope = tag.get("scope", "").replace("::", ".").replace("\\", ".")
    if tag.get("language") == "Go":
        scope = scope.rpartition(".")[2]
    if tag.get("language") in {"Java", "Kotlin", "C++", "C#", "PHP"}:
        scope = scope.rpartition(".")[2]
    return f"{scope}.{tag['name']}" if scope else tag["name"]


def _tags(text: str, suffix: str) -> list[dict[str, str]]:
    with tempfile.NamedTemporaryFile("w", suffix=suffix, encoding="utf-8") as file:
        file.write(text)
        file.flush()
        command = ["ctags", "--output-format=json", "--fields=+neSKl", "-f", "-", file.name]
        done = subprocess.run(command, capture_output=True, check=True)
    rows = (json.loads(line) for line in done.stdout.decode("utf-8", "replace").splitlines())
    return [row for row in rows if row.get("_type") == "tag"]
