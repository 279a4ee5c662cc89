"""`curator verify`."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby

import click

from curator.api.read import read
from curator.api.verify import (
    Verification,
    links_of,
    require_lock,
    reviews,
    unverifiable,
    verify,
)
from curator.cli.settings import Settings, emit, is_interactive, tell
from curator.errors import UsageError
from curator.formats.review import review_text
from curator.formats.terminal import printable
from curator.model.links import LinkFreshness, Review
from curator.workspace import inside, open_workspace

_CHOICES = {
    "y": "[y]es",
    "n": "[N]o",
    "l": "[l]ink by link",
    "q": "[q]uit and keep the answers so far",
}


@click.command(name="verify")
@click.argument("notes", nargs=-1, required=True)
@click.option("--link", "target", metavar="TARGET", help="Only this code link, as the note has it.")
@click.option("--yes", is_flag=True, help="Do not ask; what changed is printed all the same.")
@click.option("--why", default="", help="A reason, kept in the lock.")
@click.pass_context
def command(
    ctx: click.Context, *, notes: tuple[str, ...], target: str | None, yes: bool, why: str
) -> None:
    """Show what changed under each of NOTES, ask whether it still holds, and write that into the lock."""
    settings: Settings = ctx.obj
    if not yes and not is_interactive():
        raise UsageError("nobody is there to be asked: verify on a terminal, or say `--yes`")
    workspace = open_workspace(settings.folder, settings.config)
    who = workspace.repository.identity()
    if who is None:
        raise UsageError(
            "git does not know who you are: set `git config user.name` and `user.email`"
        )
    base = read(workspace)
    folder = inside(settings.folder, workspace.repository.root)
    links = links_of(base, notes, folder, target)
    require_lock(base)
    found = reviews(workspace, base, links)
    confirmed = _confirmed(settings, found, is_asked=not yes)
    when = datetime.now(UTC).date().isoformat()
    said = Verification(who, when, confirmed="yes" if yes else "shown", why=why)
    verify(workspace, base, confirmed, said)
    missing = unverifiable(links)
    already = len(links) - len(found) - len(missing)
    ctx.exit(_closing(settings, missing, verified=len(confirmed), already=already))


def _confirmed(
    settings: Settings, found: Sequence[Review], *, is_asked: bool
) -> list[LinkFreshness]:
    """The links that the person says still hold, up to where they wanted to stop."""
    kept: list[LinkFreshness] = []
    for path, group in groupby(found, key=lambda review: review.link.note.path):
        shown = list(group)
        _show(settings, shown)
        links = [review.link for review in shown]
        answer = _answer(f"Does {printable(path)} still hold?", links) if is_asked else "y"
        holding, is_over = _one_by_one(links) if answer == "l" else (links, answer == "q")
        kept += holding if answer in ("y", "l") else []
        if is_over:
            break
    return kept


def _show(settings: Settings, shown: Sequence[Review]) -> None:
    section: tuple[str, ...] = ()
    for review in shown:
        is_other = review.section != section
        section = review.section
        text = review_text(review, with_section=is_other, is_coloured=settings.is_coloured)
        emit(f"{text}\n")


def _one_by_one(links: Sequence[LinkFreshness]) -> tuple[list[LinkFreshness], bool]:
    """The links for which the note holds, and whether the person wanted to stop there."""
    kept: list[LinkFreshness] = []
    for link in links:
        answer = _answer(f"Does it hold for {printable(link.link.target)}?", [link])
        if answer == "q":
            return kept, True
        kept += [link] if answer == "y" else []
    return kept, False


def _answer(question: str, links: Sequence[LinkFreshness]) -> str:
    """`y`, `n`, `l` where there are several links, or `q`; an empty answer is a no."""
    choices = [*_CHOICES] if len(links) > 1 else [one for one in _CHOICES if one != "l"]
    asked = f"{question} " + ", ".join(_CHOICES[one] for one in choices)
    while True:
        given = str(click.prompt(asked, default="n", show_default=False, err=True))
        if given.strip().lower()[:1] in choices:
            return given.strip().lower()[:1]


def _closing(
    settings: Settings, missing: Sequence[LinkFreshness], *, verified: int, already: int
) -> int:
    for link in missing:
        tell(
            settings, f"{link.note.path}:{link.link.place.line}: cannot be verified: {link.reason}"
        )
    earlier = f", {already} verified already" if already else ""
    tell(settings, f"{verified} code {'link' if verified == 1 else 'links'} verified{earlier}")
    return 1 if missing else 0
