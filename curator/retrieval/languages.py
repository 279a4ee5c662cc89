"""Which files hold code that people write, by suffix; far more languages than there are grammars for."""

from curator.model.text import RepoPath

# fmt: off
_SUFFIXES = frozenset((
    "asm", "bash", "c", "cc", "cjs", "clj", "cpp", "cs", "cts", "cu", "cxx", "dart", "erl", "ex", "exs", "fs", "go",
    "graphql", "groovy", "h", "hh", "hpp", "hs", "hxx", "java", "jl", "js", "jsx", "kt", "kts", "lua", "m", "mjs", "ml", "mm",
    "mts", "nim", "php", "pl", "pm", "proto", "ps1", "py", "pyi", "pyx", "r", "rake", "rb", "rs", "s", "scala", "sh", "sol",
    "sql", "svelte", "swift", "tf", "thrift", "ts", "tsx", "vb", "vue", "zig",
))
# fmt: on


def is_source(path: RepoPath) -> bool:
    """Anything else is data, configuration or prose."""
    return path.rpartition("/")[2].rpartition(".")[2].lower() in _SUFFIXES
