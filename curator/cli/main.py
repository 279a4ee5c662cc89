"""The command line: global options, the commands by name, and the one place where errors end."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from curator import __version__

REPORT_TO = "please report it with the command and this line"
_ALLOCATIONS = 100_000
"""New objects after which cycles are looked for, 700 by default: we make many values, which live to the end, and few
cycles. It takes a tenth off of most commands.
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """The console script. Exits with 0, 1, 2, 3 or 130."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(_ALLOCATIONS, 20, 20)
    sys.exit(_answer(words))


def _answer(words: list[str]) -> int:
    _open_missing_streams()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a text stream
    try:
        if words == ["--version"]:  # without click, which takes longer to import than all the rest
            sys.stdout.write(f"curator {__version__}\n")
            sys.stdout.flush()
            return 0
        from curator.cli.commands import curator

        return int(curator.main(words, prog_name="curator", standalone_mode=False) or 0)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # nobody but a developer should see a traceback
        return _ending(error, is_verbose=not {"-v", "--verbose"}.isdisjoint(words))


def _open_missing_streams() -> None:
    """Who closed one gets no result; the first file that we open would take its number, and what is said would go there."""
    for number, name, flags in (
        (0, "stdin", os.O_RDONLY),
        (1, "stdout", os.O_RDONLY),
        (2, "stderr", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, flags)
            if nothing != number:
                os.dup2(nothing, number)
                os.close(nothing)
            setattr(
                sys,
                name,
                os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False),
            )


def _ending(error: BaseException, *, is_verbose: bool) -> int:  # noqa: PLR0911  # one answer a way to end
    """What the user is told, and the exit code."""
    import click

    from curator.errors import CuratorError

    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case BrokenPipeError():
            sys.stderr.close()  # who reads our output has seen enough
            return 0
        case CuratorError():
            return _told(str(error), error.exit_code)
        case click.Abort():
            return _told("interrupted", 130)
        case click.ClickException():
            with suppress(OSError):
                error.show()
            return 2
        case OSError():
            return _refused(error)
    if _is_interruption(error):
        return _told("interrupted", 130)
    if is_verbose:
        import traceback

        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    return _told(f"this is a bug in curator {__version__}, {REPORT_TO}: {what}", 3)


def _refused(error: OSError) -> int:
    from curator.cli.settings import nowhere

    sys.stdout = nowhere()  # in case that it was the one
    where = f": {str(error.filename)[:200]}" if error.filename else ""
    return _told(f"{error.strerror}{where}", 2)


def _told(message: str, exit_code: int) -> int:
    from curator.cli.settings import say
    from curator.formats.terminal import printable

    say(f"curator: {printable(message)}\n")
    return exit_code


def _is_interruption(error: BaseException) -> bool:
    """Whether Ctrl-C is behind it: some C extensions answer one with an error of their own."""
    behind = error.__cause__ or error.__context__
    return isinstance(error, KeyboardInterrupt) or (behind is not None and _is_interruption(behind))
