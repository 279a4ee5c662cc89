"""`curator verify`."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby

import click

from curator.api.read import read
from curator.api.verify import Verification, links_of, reviews, unverifiable, verify
from curator.cli.settings import Settings, emit, is_interactive, tell
from curator.errors import UsageError
from curator.formats.review import review_text
from curator.model.links import LinkFreshness, Review
from curator.workspace import inside, open_workspace


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
    found = reviews(workspace, links)
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
    """The links of the notes that the person says still hold."""
    kept: list[LinkFreshness] = []
    for path, group in groupby(found, key=lambda review: review.link.note.path):
        shown = list(group)
        section: tuple[str, ...] = ()
        for review in shown:
            is_other = review.section != section
            section = review.section
            text = review_text(review, with_section=is_other, is_coloured=settings.is_coloured)
            emit(f"{text}\n")
        if not is_asked or click.confirm(f"Does {path} still hold?", default=False, err=True):
            kept += [review.link for review in shown]
    return kept


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
