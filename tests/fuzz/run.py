"""Fuzzes a target with atheris, guided by the coverage of our parsers: `python -m tests.fuzz.run TARGET --seconds 60`; without a
target, all of them, one after another.

An input that breaks a law, or takes more than a second where it is no larger than 64 KB, ends the run and is written
beside the corpus. Give it a name, put it into `tests/fuzz/seeds/TARGET/`, and the quick tests hold it from then on.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.fuzz.seeds import written_seeds

_SLOWEST = 1.0
_INSTRUMENTED = 4
"""How many times slower counted code is, at most; what is found slow here is measured without by the tests."""
WORDS = (
    *("---\n", "code:\n  - ", "title: ", "questions: [", "watch: ", "review_by: ", "# ", "## ", "```", "~~~", "!!! ", "> "),
    *("](", "[a]: ", "<!--", "-->", "<div>", "</div>", "<a id=", "<script>", "&amp;", "&#58;", "javascript:", "{: #a }"),
    *("<!-- curator: ignore[KB101] a -->", "``` curator:a.py\n", "=== \"", "|--|", "src/a.py#f", "#L1-L2", "**/", "[!a-z]"),
    *("<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "[[link]]\n", "version = 1\n", "[lint]\n", "per-file-ignores", "@acme/web"),
    *("::error ", "##[", "%0A", "\x1b[31m", "\u202e", "\u200b", "</item-a>", "<item-a ", "</bundle-a>", "`````", "\ufeff"),
    *("http://x/", "www.x.y/", "\x1e", "\r\n", "\t", "    ", "\x85", "\u2028", "\x00", "\xa0", "null", "2027-13-99", "{{ x }}", "8<-"),
)  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    options, flags = _options(arguments)
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is not installed: pip install '.[fuzz]' (it has wheels for Linux only)")
    if options.target is None:
        sys.exit(_fuzz_all(arguments))
    with atheris.instrument_imports(include=["curator"]):
        from tests.fuzz.targets import TARGETS
    if options.target not in TARGETS:
        sys.exit(f"no target {options.target!r}; there are {', '.join(TARGETS)}")
    _write_corpus(options.work / options.target, options.target)
    (options.work / "words").write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS))
    atheris.Setup([sys.argv[0], *flags], _timed(TARGETS[options.target]))
    atheris.Fuzz()


def _fuzz_all(arguments: Sequence[str]) -> int:
    """Each in a process of its own, since libFuzzer ends the one that it runs in. 0 where no law was broken."""
    from tests.fuzz.targets import TARGETS

    command = [sys.executable, "-m", "tests.fuzz.run"]
    codes = [
        subprocess.run([*command, target, *arguments], check=False).returncode for target in TARGETS
    ]
    return max(map(abs, codes))


def _options(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Ours, and libFuzzer's."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run", description=__doc__)
    parser.add_argument("target", nargs="?")
    parser.add_argument("--runs", type=int, default=0, help="executions; 0: no limit")
    parser.add_argument("--seconds", type=int, default=60, help="0: no limit")
    parser.add_argument("--seed", type=int, default=0, help="0: another one every time")
    parser.add_argument(
        "--largest", type=int, default=4096, help="bytes; size has its own target, `growth`"
    )
    parser.add_argument("--work", type=Path, default=Path("build/fuzz"), help="corpus and findings")
    options = parser.parse_args(arguments)
    flags = {
        "dict": options.work / "words",
        "max_len": options.largest,
        "artifact_prefix": f"{options.work}/{options.target}-",
        "timeout": 60,
        "rss_limit_mb": 4096,
        "print_final_stats": 1,
        "runs": options.runs or -1,
        "max_total_time": options.seconds,
        "seed": options.seed,
    }
    written = [f"-{name}={value}" for name, value in flags.items()]
    return options, [*written, str(options.work / str(options.target))]


def _write_corpus(corpus: Path, target: str) -> None:
    """What an earlier run found worth keeping stays."""
    corpus.mkdir(parents=True, exist_ok=True)
    for name, data in written_seeds(target).items():
        (corpus / f"seed {name}").write_bytes(data)


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def _timed(law: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        start = time.process_time()
        law(data)
        seconds = time.process_time() - start
        if seconds > _SLOWEST * _INSTRUMENTED:
            raise AssertionError(f"{seconds:.1f} s for {len(data)} bytes")

    return run


if __name__ == "__main__":
    main(sys.argv[1:])
