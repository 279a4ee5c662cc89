"""`site`: all that the pages of a site are made of, gathered, and the tree of plain Markdown."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from curator.api.evaluate import note_answers
from curator.api.forge import forge_url
from curator.api.read import read
from curator.api.retrieve import searcher
from curator.api.site_files import site_files
from curator.errors import MissingObject, UsageError
from curator.formats.forge import forge_of
from curator.knowledge.activity import changed_by
from curator.knowledge.base import KnowledgeBase
from curator.knowledge.masked_notes import Texts, masked_base
from curator.knowledge.note_owners import owners_of
from curator.knowledge.pages import kb_folder
from curator.knowledge.relations import linked_paths, relations
from curator.lint.rule import is_current
from curator.model.text import RepoPath
from curator.parsers.masking import masked
from curator.ports import Completeness
from curator.retrieval.generated import declared
from curator.retrieval.languages import is_source
from curator.retrieval.priors import prior
from curator.retrieval.sources import code_paths
from curator.site.address import CODE_MAP, DECISIONS, HEALTH
from curator.site.view import Activity, SiteView, Unanswered
from curator.workspace import Workspace

_COMMITS = 2000
"""The newest, by which it is told how busy code is."""


def site_view(
    workspace: Workspace,
    *,
    title: str,
    today: str,
    has_directory_urls: bool,
    is_asked: bool = True,
    pages: Collection[str] | None = None,
) -> SiteView:
    """The repository as it stands; without `is_asked`, the search is not asked the notes' questions. `pages`, by their paths
    below the notes' folder, are those to publish; None: all.

    Raises what reading a knowledge base raises, `UsageError` where a note has the path of a page of ours, and `StorageError`
    where the search index cannot be written.
    """
    base, texts = _without_secrets(_published(read(workspace), pages), workspace)
    for own in (HEALTH, CODE_MAP, DECISIONS):
        path = f"{kb_folder(workspace.project)}/{own}"
        if path in base.paths:
            raise UsageError(f"{path} has the path of a page that the site makes: rename it")
    files, left_out = site_files(workspace)
    return SiteView(
        title=title or _title(base),
        base=base,
        relations=relations(base),
        texts=texts,
        files=files,
        left_out=left_out,
        owners=owners_of(base, base.notes),
        code=_code(workspace),
        activity=_activity(workspace, base),
        unanswered=_unanswered(workspace, base) if is_asked else None,
        forge=forge_of(forge_url(workspace)),
        branch=workspace.repository.default_branch() or "",
        commit=workspace.history.head,
        is_dirty=workspace.is_dirty(),
        today=today,
        has_directory_urls=has_directory_urls,
    )


def _published(base: KnowledgeBase, pages: Collection[str] | None) -> KnowledgeBase:
    if pages is None:
        return base
    kb = kb_folder(base.project)
    return replace(
        base,
        notes=tuple(note for note in base.notes if note.path.removeprefix(f"{kb}/") in pages),
        links=tuple(link for link in base.links if link.note.path.removeprefix(f"{kb}/") in pages),
    )


def _title(base: KnowledgeBase) -> str:
    first = next((note for note in base.notes if note.id == "index"), None)
    return first.title if first else "Notes"


def _without_secrets(base: KnowledgeBase, workspace: Workspace) -> tuple[KnowledgeBase, Texts]:
    """What notes and snippets say for readers, and the notes' texts, with line feeds as line ends."""
    paths = [note.path for note in base.notes]
    secrets = workspace.derived.secrets(workspace.tree, paths)
    workspace.derived.save()
    raw = {path: workspace.tree.read(path).decode("utf-8-sig", "replace") for path in paths}
    shown = {path: _text(masked(text, secrets[path])) for path, text in raw.items()}
    texts = {path: _text(text) for path, text in raw.items()}
    return masked_base(base, texts, shown), shown


def _text(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _code(workspace: Workspace) -> tuple[RepoPath, ...]:
    paths = [
        path
        for path in code_paths(workspace.tree, workspace.project)
        if is_source(path) and prior(path) == 1.0
    ]
    made = declared(workspace.tree, paths)
    return tuple(path for path in paths if path not in made)


def _activity(workspace: Workspace, base: KnowledgeBase) -> Mapping[RepoPath, Activity]:
    """Of linked files the last change is known however much else the commit changed."""
    history = workspace.history
    if history.completeness is not Completeness.FULL:
        return {}
    try:
        changes = changed_by(history.log(_COMMITS), workspace.tree.entries())
        linked = {path for link in base.links for path in linked_paths(link)}
        last = {path: commits[0] for path, commits in changes.items()} | {
            change.path: change.commit for change in reversed(history.changes(linked).changes)
        }
        signatures = history.signatures(sorted(set(last.values())))
    except MissingObject:
        return {}
    return {
        path: Activity(signatures[commit].date, len(changes.get(path, ())))
        for path, commit in sorted(last.items())
        if commit in signatures
    }


def _unanswered(workspace: Workspace, base: KnowledgeBase) -> tuple[Unanswered, ...]:
    if not any(note.questions and is_current(note) for note in base.notes):
        return ()
    top = workspace.project.config.eval.top
    with searcher(workspace) as engine:
        answers = note_answers(base, engine, top)
    return tuple(
        Unanswered(answer.note, answer.question.ask, answer.rank)
        for answer in answers
        if not answer.is_answered
    )
