"""After any edits, renames, deletions and changes of branch, an index answers as one made from nothing would."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import curator
from tests.repository import Repository

WORDS = [
    "retry",
    "charge",
    "wallet",
    "ledger",
    "queue",
    "parse",
    "token",
    "cache",
    "delay",
    "order",
]
QUESTIONS = ["how is a charge retried", "WalletQueue", "token cache", "parse_order"]


def code(chance: random.Random) -> str:
    """Some definitions, of more than one chunk's length at times."""
    names = [f"{chance.choice(WORDS)}_{chance.choice(WORDS)}" for _ in range(chance.randint(1, 12))]
    return "".join(
        f"def {name}({chance.choice(WORDS)}):\n"
        + f"    {chance.choice(WORDS)}({chance.choice(WORDS)}_{chance.randint(1, 9)})\n" * 8
        + "\n\n"
        for name in names
    )


def note(chance: random.Random) -> str:
    words = " ".join(chance.choices(WORDS, k=30))
    return f"# {chance.choice(WORDS)}\n\n{words}.\n\n## {chance.choice(WORDS)}\n\n{words}.\n"


class Walk:
    """Random steps in a repository."""

    def __init__(self, repository: Repository, seed: int) -> None:
        self.repository = repository
        self.chance = random.Random(seed)
        self.branches = ["main"]
        for number in range(8):
            repository.write({f"src/m{number}.py": code(self.chance)})
        repository.commit({"kb/a.md": note(self.chance), "docs/b.md": note(self.chance)})

    def step(self) -> None:
        steps: list[Callable[[], object]] = [
            self.add,
            self.edit,
            self.edit,
            self.rename,
            self.delete,
            self.switch,
        ]
        self.chance.choice(steps)()

    def files(self) -> list[Path]:
        root = self.repository.root
        return sorted(file for name in ("src", "kb", "docs") for file in (root / name).glob("*"))

    def text(self, file: str) -> str:
        return (note if file.endswith(".md") else code)(self.chance)

    def add(self) -> None:
        path = self.chance.choice(["src/n{}.py", "kb/n{}.md"]).format(self.chance.randint(0, 99))
        self.repository.write({path: self.text(path)})

    def edit(self) -> None:
        file = self.chance.choice(self.files())
        file.write_text(f"{file.read_text()}\n{self.text(file.name)}"[-6_000:])

    def rename(self) -> None:
        file = self.chance.choice(self.files())
        file.rename(file.with_stem(f"r{self.chance.randint(0, 99)}"))

    def delete(self) -> None:
        if len(self.files()) > 4:
            self.chance.choice(self.files()).unlink()

    def switch(self) -> None:
        self.repository.commit()
        if self.chance.random() < 0.4:
            self.branches.append(f"b{len(self.branches)}")
            self.repository.branch(self.branches[-1])
        else:
            self.repository.checkout(self.chance.choice(self.branches))


def answers(folder: Path) -> list[str]:
    commands = ["search", "context"]
    return [
        curator(folder, command, question, "--format", "json").stdout
        for question in QUESTIONS
        for command in commands
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_hundred_changes_later_the_index_answers_as_a_new_one(
    repository: Repository, seed: int
) -> None:
    walk = Walk(repository, seed)
    for number in range(100):
        walk.step()
        if number % 4 == 0:
            curator(repository.root, "index")
    grown = answers(repository.root)
    assert curator(repository.root, "index", "--check").exit_code == 0
    shutil.rmtree(repository.root / ".git/curator")
    assert answers(repository.root) == grown
    assert any('"path"' in answer for answer in grown)
