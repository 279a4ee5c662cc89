"""`verify`: which links a person has to look at, and what their answer writes."""

from collections.abc import Sequence
from dataclasses import dataclass

from curator.adapters.writing import write_file
from curator.errors import UsageError
from curator.formats.lock import lock_text
from curator.knowledge.base import KnowledgeBase
from curator.knowledge.verification import lock_entry, needs_review, review, updated_lock
from curator.model.links import LinkFreshness, Review, Target
from curator.model.notes import Note
from curator.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Verification:
    """What a person says when they verify."""

    who: str
    when: str
    """ISO date."""
    confirmed: str
    """`shown` or `yes`, as the lock has it."""
    why: str


def links_of(
    base: KnowledgeBase, names: Sequence[str], target: str | None
) -> tuple[LinkFreshness, ...]:
    """The links of the named notes, or the one with this target. Raises `UsageError` for what is not there."""
    wanted = {_note(base, name).path for name in names}
    links = tuple(link for link in base.links if link.note.path in wanted)
    chosen = tuple(link for link in links if target in (None, link.link.target))
    if target is not None and not chosen:
        known = ", ".join(f"`{link.link.target}`" for link in links) or "none"
        raise UsageError(f"no such code link: `{target}`; the links are {known}")
    return chosen


def reviews(workspace: Workspace, links: Sequence[LinkFreshness]) -> tuple[Review, ...]:
    """What a person has to see, of the links that verifying would change."""
    found = tuple(
        review(
            link,
            tree=workspace.tree,
            history=workspace.history,
            derived=workspace.derived,
            root=workspace.project.root,
        )
        for link in links
        if needs_review(link)
    )
    workspace.derived.save()
    return found


def unverifiable(links: Sequence[LinkFreshness]) -> tuple[LinkFreshness, ...]:
    """Links that point at nothing that could be compared later."""
    return tuple(link for link in links if not isinstance(link.resolution, Target))


def verify(
    workspace: Workspace,
    base: KnowledgeBase,
    links: Sequence[LinkFreshness],
    said: Verification,
) -> None:
    """Write the lock.

    Raises `UsageError` where the lock as it stands cannot be read, `StorageError` where it cannot be written.
    """
    if base.lock.problem:
        raise UsageError(
            f"{base.lock_path}: {base.lock.problem}; mend it first (`curator explain KB006`)"
        )
    new = [
        lock_entry(link, who=said.who, when=said.when, confirmed=said.confirmed, why=said.why)
        for link in links
    ]
    text = lock_text(updated_lock(base.lock, new, base.notes))
    write_file(workspace.repository.root, base.lock_path, text)


def _note(base: KnowledgeBase, name: str) -> Note:
    plain = name.removeprefix("./")
    found = next((note for note in base.notes if plain in (note.path, note.id)), None)
    if found is None:
        example = base.notes[0].path if base.notes else "kb/index.md"
        raise UsageError(f"no note is called `{name}`: give its path or id, such as `{example}`")
    return found
