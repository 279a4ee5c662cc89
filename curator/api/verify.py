"""`verify`: which links a person has to look at, and what their answer writes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from posixpath import join, normpath

from curator.adapters.writing import write_file, writing_alone
from curator.api.read import read
from curator.errors import UsageError
from curator.formats.lock import lock_text
from curator.knowledge.base import KnowledgeBase
from curator.knowledge.pages import kb_folder
from curator.knowledge.review import Past, review
from curator.knowledge.verification import can_be_verified, lock_entry, needs_review, updated_lock
from curator.model.links import LinkFreshness, Review
from curator.model.notes import Note
from curator.model.text import RepoPath
from curator.workspace import Workspace

_UNSEEN = (
    "git ignores {path}, or it is a link, so that nobody else would see what was verified: "
    "add `!curator.lock` to .gitignore"
)
_UNREAD = "git ignores {path}, so that it is not read: add `!curator.lock` to .gitignore"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a person says when they verify."""

    who: str
    when: str
    """ISO date."""
    confirmed: str
    """`shown` or `yes`, as the lock has it."""
    why: str


def require_lock(base: KnowledgeBase) -> None:
    """Raises `UsageError` where the lock as it stands cannot be read: nobody should be asked in vain."""
    if base.lock.problem:
        remedy = "`curator lint --fix`" if base.lock.claims else "`curator explain KB006`"
        raise UsageError(f"{base.lock_path}: {base.lock.problem}; mend it first ({remedy})")


def links_of(
    base: KnowledgeBase, names: Sequence[str], folder: RepoPath, target: str | None
) -> tuple[LinkFreshness, ...]:
    """The links of the named notes, or the one with this target.

    A name is an id, a path from the git root, or a path from `folder`. Raises `UsageError` for what is not there.
    """
    wanted = {_note(base, name, folder).path for name in names}
    links = tuple(link for link in base.links if link.note.path in wanted)
    chosen = tuple(link for link in links if target in (None, link.link.target))
    if target is not None and not chosen:
        known = ", ".join(f"`{link.link.target}`" for link in links) or "none"
        raise UsageError(f"no such code link: `{target}`; the links are {known}")
    return chosen


def reviews(
    workspace: Workspace, base: KnowledgeBase, links: Sequence[LinkFreshness]
) -> tuple[Review, ...]:
    """What a person has to see, of the links that verifying would change."""
    past = Past(workspace.history, workspace.derived, workspace.project.root, base.lock_path)
    found = tuple(review(link, workspace.tree, past) for link in links if needs_review(link))
    workspace.derived.save()
    return found


def unverifiable(links: Sequence[LinkFreshness]) -> tuple[LinkFreshness, ...]:
    """Links that point at nothing, or at what is elsewhere now."""
    return tuple(link for link in links if not can_be_verified(link))


def unread_lock(workspace: Workspace) -> str | None:
    """What to say where a lock lies on the disk that git does not see, and lint therefore does not read; else None."""
    path = RepoPath(f"{kb_folder(workspace.project)}/curator.lock")
    file = workspace.repository.root / path
    if workspace.tree.entry(path) is not None or file.is_symlink() or not file.is_file():
        return None
    is_seen = workspace.repository.work_tree().entry(path) is not None
    return None if is_seen else _UNREAD.format(path=path)


def verify(
    workspace: Workspace,
    base: KnowledgeBase,
    links: Sequence[LinkFreshness],
    said: Verification,
) -> None:
    """Write the lock, if that changes it: entries of renamed notes follow, those of notes and links that are gone go.

    What others have verified since it was read stays. Raises `UsageError` where git does not see the lock, `StorageError`
    where it cannot be written.
    """
    with writing_alone(workspace.repository.git_dir):
        _verify(*_as_it_is_now(workspace, base), links, said)


def _as_it_is_now(workspace: Workspace, base: KnowledgeBase) -> tuple[Workspace, KnowledgeBase]:
    """Read once more where somebody has written the lock meanwhile."""
    tree = workspace.repository.work_tree()
    if tree.entry(base.lock_path) == workspace.tree.entry(base.lock_path):
        return workspace, base
    now = replace(workspace, tree=tree)
    return now, read(now)


def _verify(
    workspace: Workspace,
    base: KnowledgeBase,
    links: Sequence[LinkFreshness],
    said: Verification,
) -> None:
    root, path = workspace.repository.root, base.lock_path
    require_lock(base)
    if workspace.tree.entry(path) is None and (root / path).exists():
        raise UsageError(_UNSEEN.format(path=path))
    new = [
        lock_entry(link, who=said.who, when=said.when, confirmed=said.confirmed, why=said.why)
        for link in links
    ]
    entries = updated_lock(base, new)
    if entries == base.lock.entries:
        return
    write_file(root, path, lock_text(entries))
    if workspace.repository.work_tree().entry(path) is None:
        raise UsageError(_UNSEEN.format(path=path))


def _note(base: KnowledgeBase, name: str, folder: RepoPath) -> Note:
    from_folder = normpath(join(folder, name))
    found = [note for note in base.notes if from_folder == note.path]
    found += [note for note in base.notes if name in (note.path, note.id)]
    if not found:
        example = base.notes[0].path if base.notes else "kb/index.md"
        raise UsageError(f"no note is called `{name}`: give its path or id, such as `{example}`")
    return found[0]
