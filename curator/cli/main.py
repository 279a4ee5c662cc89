"""The command line: global options, the commands by name, and the one place where errors end."""

import sys
from collections.abc import Sequence

from curator import __version__

REPORT_TO = "please report it with the command and this line"


def main(arguments: Sequence[str] | None = None) -> None:
    """The console script. Exits with 0, 1, 2, 3 or 130."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:  # without click, which takes longer to import than all the rest
        sys.stdout.write(f"curator {__version__}\n")
        sys.exit(0)
    sys.exit(_answer(words))


def _answer(words: list[str]) -> int:  # noqa: PLR0911  # one answer a way to end
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a text stream
    import click

    from curator.cli.commands import curator
    from curator.cli.settings import complaint
    from curator.errors import CuratorError

    try:
        return int(curator.main(words, prog_name="curator", standalone_mode=False) or 0)
    except CuratorError as error:
        sys.stderr.write(f"{complaint(error)}\n")
        return error.exit_code
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        sys.stderr.write("curator: interrupted\n")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:  # noqa: BLE001  # nobody but a developer should see a traceback
        if _is_interruption(error):
            sys.stderr.write("curator: interrupted\n")
            return 130
        if "--verbose" in words or "-v" in words:
            import traceback

            traceback.print_exc()
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        sys.stderr.write(f"curator: this is a bug in curator {__version__}, {REPORT_TO}: {what}\n")
        return 3


def _is_interruption(error: BaseException) -> bool:
    """Whether Ctrl-C is behind it: some C extensions answer one with an error of their own."""
    behind = error.__cause__ or error.__context__
    return isinstance(error, KeyboardInterrupt) or (behind is not None and _is_interruption(behind))
