"""Two notes about real code, in a repository: what the tests of the lock and of its life in git begin with."""

import inspect
import textwrap

from tests.command import Answer, curator
from tests.repository import Repository

# Code that nobody here wrote: the source of an installed package.
SOURCE = inspect.getsource(textwrap)
WRAP, FILL = "src/textwrap.py#TextWrapper.wrap", "src/textwrap.py#TextWrapper.fill"
WRAP_LINE = "        chunks = self._split_chunks(text)"
FILL_LINE = '        return "\\n".join(self.wrap(text))'
STRIPPED = "        chunks = self._split_chunks(text.strip())"
LOWERED = "        chunks = self._split_chunks(text.lower())"
JOINED = '        return "\\r\\n".join(self.wrap(text))'
LOCK = "kb/curator.lock"


def note(target: str, says: str) -> str:
    return f"---\ncode:\n  - {target}\n---\n# Wrapping\n\n{says}\n"


def source(**changed: str) -> str:
    """The source with another line in `wrap` or in `fill`."""
    assert SOURCE.count(WRAP_LINE) == SOURCE.count(FILL_LINE) == 1
    text = SOURCE.replace(WRAP_LINE, changed.get("wrap", WRAP_LINE))
    return text.replace(FILL_LINE, changed.get("fill", FILL_LINE))


def edit(repository: Repository, **changed: str) -> str:
    return repository.commit({"src/textwrap.py": source(**changed)})


def verify(repository: Repository, *notes: str, why: str = "") -> str:
    """Verify notes and commit the lock."""
    answer = curator(repository.root, "verify", *notes, "--yes", "--why", why)
    assert answer.exit_code == 0, answer.stderr
    return repository.commit()


def lint(repository: Repository, *options: str) -> Answer:
    return curator(repository.root, "lint", "--format", "json", *options)


def text(repository: Repository) -> str:
    return (repository.root / LOCK).read_bytes().decode()


def block(lock: str, target: str) -> str:
    (found,) = [part for part in lock.split("[[link]]\n") if f'target = "{target}"\n' in part]
    return found.strip()
