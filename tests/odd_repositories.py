"""Repositories such as nobody means to make, by name: each is built into a folder, and its root given back."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.repository import Repository

NOTE = """---
title: A
kind: component
code:
  - src/a.py#f
questions:
  - how does f work
---
# A

How `f` works, with [b](../src/b.py).
"""
FILES = {
    "curator.toml": "",
    "kb/a.md": NOTE,
    "src/a.py": "def f():\n    return 1\n",
    "src/b.py": "def g():\n    return 2\n",
}
LFS_POINTER = (
    f"version https://git-lfs.github.com/spec/v1\noid sha256:{'a' * 64}\nsize 3221225472\n"
)


def usual(folder: Path, name: str = "usual") -> Repository:
    """A note about code that changed since."""
    repository = Repository.create(folder / name)
    repository.configure("user.name", "Ana").configure("user.email", "ana@acme.example")
    repository.commit(FILES)
    repository.commit({"src/a.py": "def f():\n    return 3\n"})
    return repository


def object_file(repository: Repository, name: str) -> Path:
    """Where a loose object stands, made writable."""
    id_ = repository.git("rev-parse", name)
    file = repository.root / ".git" / "objects" / id_[:2] / id_[2:]
    file.chmod(0o644)
    return file


def _empty(folder: Path) -> Path:
    return Repository.create(folder / "empty").root


def _no_commits(folder: Path) -> Path:
    repository = Repository.create(folder / "new").write(FILES)
    repository.git("add", "--all")
    return repository.root


def _detached(folder: Path) -> Path:
    return usual(folder).checkout("HEAD~0").root


def _bare(folder: Path) -> Path:
    return usual(folder).clone(folder / "bare.git", "--bare").root


def _linked(folder: Path) -> Path:
    return usual(folder).add_worktree(folder / "linked").root


def _linked_to_nothing(folder: Path) -> Path:
    repository = usual(folder)
    linked = repository.add_worktree(folder / "linked")
    shutil.rmtree(repository.root / ".git" / "worktrees")
    return linked.root


def _submodule(folder: Path) -> Path:
    other = Repository.create(folder / "other")
    other.commit({"x.py": "x = 1\n"})
    repository = usual(folder)
    repository.add_submodule(other, "vendor/other")
    repository.commit({"kb/other.md": NOTE.replace("src/a.py#f", "vendor/other")})
    Repository(repository.root / "vendor/other", now=repository.now).commit({"x.py": "x = 2\n"})
    return repository.root


def _lfs(folder: Path) -> Path:
    repository = usual(folder)
    repository.commit({".gitattributes": "*.bin filter=lfs diff=lfs -text\n"})
    repository.commit({"model.bin": LFS_POINTER, "src/b.py": LFS_POINTER})
    return repository.root


def _sparse(folder: Path) -> Path:
    repository = usual(folder)
    repository.git("sparse-checkout", "set", "--no-cone", "/kb/", "/curator.toml")
    return repository.root


def _partial(folder: Path) -> Path:
    return usual(folder).clone(folder / "partial", "--filter=blob:none").root


def _shallow(folder: Path) -> Path:
    return usual(folder).clone(folder / "shallow", "--depth=1").root


def _merges(folder: Path) -> Path:
    repository = usual(folder)
    for name in ("one", "two"):
        repository.branch(name, "main~1").commit({f"src/{name}.py": ""})
        repository.checkout("main")
    repository.git("merge", "--quiet", "--no-edit", "one", "two")
    return repository.root


def _replaced(folder: Path) -> Path:
    repository = usual(folder)
    repository.git("replace", "HEAD", "HEAD~1")
    return repository.root


def _mailmap(folder: Path) -> Path:
    repository = usual(folder)
    repository.commit({".mailmap": "Eve <eve@evil.example> <ana@acme.example>\n"})
    return repository.root


def _case_twins(folder: Path) -> Path:
    repository = usual(folder)
    repository.commit({"src/A.py": "def f(): ...\n", "KB/a.md": NOTE, "kb/A.md": NOTE})
    return repository.root


def _names(folder: Path) -> Path:
    """Names that are not UTF-8, or hold line ends and terminal codes."""
    repository = usual(folder)
    names = [b"src/\xff.py", b"kb/\xe9.md", b"src/a\nb.py", b"kb/\x1b[31m.md", b'kb/\t".md']
    repository.write({os.fsdecode(name): NOTE for name in names})
    repository.commit()
    return repository.root


def _links(folder: Path) -> Path:
    """In circles, to devices, out of the checkout, and a folder that holds itself."""
    repository = usual(folder)
    links = {"one": "two", "two": "one", "self": ".", "kb/up": "..", "kb/passwd.md": "/etc/passwd",
             "root": "/", "kb/zero.md": "/dev/zero"}  # fmt: skip
    for name, target in links.items():
        (repository.root / name).symlink_to(target)
    repository.commit()
    return repository.root


def _fifos(folder: Path) -> Path:
    """In the place of notes, code, configuration and the lock."""
    repository = usual(folder)
    (repository.root / "src/b.py").unlink()
    for name in ("kb/f.md", "src/f.py", "src/b.py", "pyproject.toml", "kb/curator.lock"):
        os.mkfifo(repository.root / name)
    return repository.root


def _deep(folder: Path) -> Path:
    """Folders in each other, so many that two calls for each are more than Python allows."""
    repository = usual(folder)
    here = os.open(repository.root, os.O_RDONLY)
    for _ in range(600):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("x.py", os.O_WRONLY | os.O_CREAT, dir_fd=here))
    os.close(here)
    return repository.root


def _encodings(folder: Path) -> Path:
    repository = usual(folder)
    repository.commit(
        {
            "kb/bom.md": b"\xef\xbb\xbf" + NOTE.encode(),
            "kb/crlf.md": NOTE.replace("\n", "\r\n"),
            "kb/cr.md": NOTE.replace("\n", "\r"),
            "kb/utf16.md": NOTE.encode("utf-16"),
            "kb/latin.md": f"{NOTE}é".encode("latin-1"),
            "kb/binary.md": bytes(range(256)),
            "kb/empty.md": b"",
            "src/utf16.py": "def f(): ...\n".encode("utf-16"),
        }
    )
    return repository.root


def _broken(name: str, content: bytes) -> Callable[[Path], Path]:
    """A file of git's own that holds something else."""

    def build(folder: Path) -> Path:
        repository = usual(folder)
        (repository.root / ".git" / name).write_bytes(content)
        return repository.root

    return build


def _damaged(name: str) -> Callable[[Path], Path]:
    def build(folder: Path) -> Path:
        repository = usual(folder)
        object_file(repository, name).write_bytes(b"damaged")
        return repository.root

    return build


def _without(name: str) -> Callable[[Path], Path]:
    def build(folder: Path) -> Path:
        repository = usual(folder)
        object_file(repository, name).unlink()
        return repository.root

    return build


def _elsewhere(folder: Path) -> Path:
    """The `.git` file of a checkout names the repository of another."""
    other, repository = usual(folder, "other"), usual(folder)
    shutil.rmtree(repository.root / ".git")
    (repository.root / ".git").write_text(f"gitdir: {other.root}/.git\n")
    return repository.root


def _in_circles(folder: Path) -> Path:
    (folder / "circle").mkdir()
    (folder / "circle" / ".git").write_text("gitdir: .git\n")
    return folder / "circle"


def _dates(folder: Path) -> Path:
    """A commit of the far future, then one before 1970 as its child."""
    repository = usual(folder)
    repository.now = 4_000_000_000
    repository.commit({"src/b.py": ""})
    tree, parent = repository.git("rev-parse", "HEAD^{tree}"), repository.head
    raw = f"tree {tree}\nparent {parent}\nauthor A <a@b> 99999999999999999999 +9999\ncommitter  <> -5 +0000\n\n\xff\n"
    commit = repository.git(
        "hash-object", "-t", "commit", "-w", "--stdin", "--literally", given=raw.encode("latin-1")
    )
    repository.git("update-ref", "refs/heads/main", commit)
    return repository.root


KINDS: Mapping[str, Callable[[Path], Path]] = {
    "usual": lambda folder: usual(folder).root,
    "empty": _empty,
    "no commits": _no_commits,
    "detached": _detached,
    "bare": _bare,
    "linked": _linked,
    "linked to nothing": _linked_to_nothing,
    "submodule": _submodule,
    "lfs": _lfs,
    "sparse": _sparse,
    "partial": _partial,
    "shallow": _shallow,
    "merges": _merges,
    "replaced": _replaced,
    "mailmap": _mailmap,
    "case twins": _case_twins,
    "names": _names,
    "links": _links,
    "fifos": _fifos,
    "deep": _deep,
    "encodings": _encodings,
    "dates": _dates,
    "head of nonsense": _broken("HEAD", b"nonsense\n"),
    "branch of nonsense": _broken("refs/heads/main", b"nonsense\n"),
    "branch of a commit that is gone": _broken("refs/heads/main", b"1" * 40 + b"\n"),
    "index of nonsense": _broken("index", b"nonsense" * 100),
    "configuration of nonsense": _broken("config", b"[core\n"),
    "damaged blob": _damaged("HEAD~1:src/a.py"),
    "damaged commit": _damaged("HEAD~1"),
    "without a blob": _without("HEAD~1:src/a.py"),
    "without a folder": _without("HEAD:src"),
    "without a commit": _without("HEAD~1"),
    "elsewhere": _elsewhere,
    "in circles": _in_circles,
}
