"""The formatters of each language, and how they are called."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LIMIT = 900
"""Seconds."""

ECMASCRIPT = ("javascript", "typescript", "tsx")
PRETTIER = ("prettier", "--no-config", "--no-editorconfig", "--log-level", "silent", "--write")
JAVA_EXPORTS = tuple(
    f"--add-exports=jdk.compiler/com.sun.tools.javac.{name}=ALL-UNNAMED"
    for name in ("api", "code", "file", "parser", "tree", "util")
)


@dataclass(frozen=True, slots=True)
class Formatter:
    """`command` takes the files as its last arguments and writes them anew."""

    name: str
    languages: tuple[str, ...]
    command: tuple[str, ...]
    """The program comes first; one that ends with `.jar` is run by Java."""
    is_idiom: bool = False
    """It rewrites code, not only layout."""


FORMATTERS = (
    Formatter("black", ("python",), ("black", "-q", "-l", "79")),
    Formatter("ruff format", ("python",), ("ruff", "format", "-q", "--isolated", "--line-length=72")),
    Formatter(
        "ruff format, single quotes",
        ("python",),
        ("ruff", "format", "-q", "--isolated", "--config=format.quote-style='single'", "--line-length=120"),
    ),
    Formatter("ruff check --select I", ("python",), ("ruff", "check", "-q", "--isolated", "--select=I", "--fix")),
    Formatter("isort", ("python",), ("isort", "-q")),
    Formatter("isort, one a line", ("python",), ("isort", "-q", "--force-single-line-imports")),
    Formatter("pyupgrade", ("python",), ("pyupgrade", "--py311-plus", "--exit-zero-even-if-changed"), is_idiom=True),
    Formatter(
        "ruff check --select UP",
        ("python",),
        ("ruff", "check", "-q", "--isolated", "--select=UP", "--target-version=py311", "--fix"),
        is_idiom=True,
    ),
    Formatter("prettier", ECMASCRIPT, PRETTIER),
    Formatter(
        "prettier, all else",
        ECMASCRIPT,
        (
            *PRETTIER, "--no-semi", "--single-quote", "--jsx-single-quote", "--use-tabs", "--trailing-comma=none",
            "--arrow-parens=avoid", "--print-width=60", "--quote-props=consistent", "--bracket-same-line",
            "--no-bracket-spacing", "--experimental-ternaries", "--experimental-operator-position=start",
        ),
    ),
    Formatter("gofmt", ("go",), ("gofmt", "-w")),
    Formatter("rustfmt", ("rust",), ("rustfmt", "--edition=2021", "--config=max_width=80")),
    Formatter(
        "rustfmt, small",
        ("rust",),
        ("rustfmt", "--edition=2021", "--config=max_width=60,use_small_heuristics=Max,hard_tabs=true,use_field_init_shorthand=false"),
    ),
    Formatter("clang-format Google", ("c", "cpp", "java", "csharp"), ("clang-format", "-i", "--style=Google")),
    Formatter("clang-format LLVM", ("c", "cpp", "java", "csharp"), ("clang-format", "-i", "--style=LLVM")),
    Formatter("clang-format Microsoft", ("c", "cpp", "java", "csharp"), ("clang-format", "-i", "--style=Microsoft")),
    Formatter("google-java-format", ("java",), ("google-java-format.jar", "-i", "--skip-removing-unused-imports")),
    Formatter("google-java-format --aosp", ("java",), ("google-java-format.jar", "-i", "--aosp", "--skip-removing-unused-imports")),
    Formatter("ktfmt", ("kotlin",), ("ktfmt.jar", "--do-not-remove-unused-imports", "-q")),
    Formatter("ktfmt --kotlinlang-style", ("kotlin",), ("ktfmt.jar", "--kotlinlang-style", "--do-not-remove-unused-imports", "-q")),
    Formatter("ktlint", ("kotlin",), ("ktlint.jar", "-F", "--log-level=none")),
    Formatter("rubocop -x", ("ruby",), ("rubocop", "-x", "--force-default-config", "--cache=false", "--format=quiet")),
    Formatter("prettier, PHP", ("php",), (*PRETTIER, "--plugin=@prettier/plugin-php")),
    Formatter("phpcbf PSR12", ("php",), ("phpcbf", "-q", "--standard=PSR12")),
    Formatter("phpcbf PEAR", ("php",), ("phpcbf", "-q", "--standard=PEAR")),
    Formatter("shfmt", ("bash",), ("shfmt", "-w")),
    Formatter("shfmt, other options", ("bash",), ("shfmt", "-i=2", "-ci", "-bn", "-sr", "-fn", "-w")),
)  # fmt: skip


def run(formatter: Formatter, files: Sequence[Path], tools: Sequence[Path]) -> bool:
    """Whether the program is there; how it ends does not matter, what it wrote does."""
    command = _found(formatter.command[0], tools)
    if command is None:
        return False
    arguments = [_plugin(argument, tools) for argument in formatter.command[1:]]
    folder = files[0].parent
    environment = {**os.environ, "PATH": _path(tools)}
    names = (
        [[file.name] for file in files]
        if formatter.name.startswith("rustfmt")
        else [[file.name for file in files]]
    )
    for some in names:
        subprocess.run(
            [*command, *arguments, *some],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=False,
            timeout=LIMIT,
        )
    return True


def _found(program: str, tools: Sequence[Path]) -> list[str] | None:
    if program.endswith(".jar"):
        jars = sorted(
            jar for tool in tools for jar in tool.glob(f"{program.removesuffix('.jar')}*.jar")
        )
        java = shutil.which("java")
        return [java, *JAVA_EXPORTS, "-jar", str(jars[0])] if jars and java else None
    found = shutil.which(program, path=_path(tools))
    return [found] if found else None


def _path(tools: Sequence[Path]) -> str:
    return os.pathsep.join([*(str(tool) for tool in tools), os.environ.get("PATH", "")])


def _plugin(argument: str, tools: Sequence[Path]) -> str:
    """Plugins of prettier are looked for beside it."""
    name = argument.removeprefix("--plugin=")
    places = [tool.parent / name / "src" / "index.mjs" for tool in tools]
    found = [place for place in places if argument != name and place.is_file()]
    return f"--plugin={found[0]}" if found else argument
