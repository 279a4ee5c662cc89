"""`--since` and `--staged`: the moment that a change starts from, and the diagnostics that it brought."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from curator.api.evidence import whole_evidence
from curator.api.lint import lint
from curator.api.read import read
from curator.errors import UnknownRevision, UsageError
from curator.knowledge.difference import differing, renames
from curator.knowledge.heads import Heads, changed_heads
from curator.lint.known import Others, unknown
from curator.lint.run import outcome
from curator.model.config import LintConfig
from curator.model.diagnostics import Diagnostic, Report
from curator.model.links import Change, Target
from curator.model.text import RepoPath
from curator.parsers.similar import closest
from curator.ports import Completeness, History
from curator.workspace import Workspace, as_of

_MAIN = ("main", "master", "develop", "trunk")
_NAME = re.compile(r"[A-Za-z0-9][\w./-]*")
_LONGEST = 250
"""Characters of a revision that a message repeats."""
_GRAVER: Others = {"KB202": ("KB201",), "KB203": ("KB201", "KB202")}
"""A note that the code had left behind before, and more so, is none that a change left behind."""


def before_change(workspace: Workspace, since: str | None) -> Workspace | None:
    """The repository as it was where a change starts: at the merge base with a revision, or at `HEAD` for None.

    None where there is no commit yet. Raises `UsageError` for what cannot be a revision, and `UnknownRevision` with what
    to do about it.
    """
    history = workspace.history
    commit = history.head if since is None else base_commit(history, since)
    return as_of(workspace, commit) if commit else None


def base_commit(history: History, revision: str) -> str:
    """The commit that `HEAD` and a revision have in common; of a branch that only the remote has, the remote's."""
    base = history.merge_base(named_commit(history, revision))
    if base:
        return base
    if history.completeness is Completeness.SHALLOW:
        raise UnknownRevision(
            f"where this branch left `{_shown(revision)}` is not in this shallow clone: {_deepen(revision)}"
        )
    raise UnknownRevision(
        f"HEAD and `{_shown(revision)}` have no commit in common: name the branch that this one came from"
    )


def lint_since(
    now: Workspace,
    before: Workspace,
    *,
    config: LintConfig,
    before_config: LintConfig,
    only: Sequence[RepoPath] = (),
) -> Report:
    """What the rules report now and did not report before; what they did is counted."""
    report = lint(now, config, only)
    changed = differing(before.tree, now.tree)
    report = replace(report, changed=changed)
    if not report.diagnostics:
        return report
    if not changed and now.history.head == before.history.head:
        return replace(report, diagnostics=(), before_count=len(report.diagnostics))
    earlier = _earlier(before, config, before_config)
    gone = {item.path for item in earlier} & changed
    renamed = renames(before.tree, now.tree, gone)
    known = Counter(
        (item.code, renamed.get(item.path, item.path), item.subject) for item in earlier
    )
    new = unknown(report.diagnostics, known, _GRAVER)
    return replace(report, diagnostics=new, before_count=len(report.diagnostics) - len(new))


def changed_signatures(now: Workspace, before: Workspace, items: Iterable[Diagnostic]) -> Heads:
    """What changed in the signatures that these are about."""
    links = (item.link for item in items if item.link)
    targets = [link.resolution for link in links if link.change is Change.SIGNATURE]
    found = [target for target in targets if isinstance(target, Target)]
    return changed_heads(found, before.tree, now.tree)


def _earlier(
    before: Workspace, config: LintConfig, before_config: LintConfig
) -> tuple[Diagnostic, ...]:
    """All of them: what a baseline knew was there too."""
    base = read(before)
    try:
        return outcome(whole_evidence(base, before, before_config), before_config).diagnostics
    except UsageError:  # the earlier configuration chooses rules that there are not
        return outcome(whole_evidence(base, before, config), config).diagnostics


def named_commit(history: History, revision: str) -> str:
    """The commit that a person means; of a branch that only the remote has, the remote's.

    Raises `UsageError` for what cannot be a revision, and `UnknownRevision` with what to do about it.
    """
    if not revision.strip() or revision.startswith("-"):
        raise UsageError(f"{_shown(revision)!r} is no revision: name a branch, a tag or a commit")
    for name in (revision, f"origin/{revision}"):
        try:
            return history.commit(name)
        except UnknownRevision:
            continue
    if history.completeness is Completeness.SHALLOW:
        raise UnknownRevision(
            f"`{_shown(revision)}` is not in this shallow clone: {_deepen(revision)}"
        )
    likely = _likely(revision, history.names())
    raise UnknownRevision(f"`{_shown(revision)}` is no revision of this repository: {likely}")


def _deepen(revision: str) -> str:
    """What to do in CI, and what on a desk."""
    branch = revision.removeprefix("origin/")
    fetch = "`git fetch --unshallow`"
    if _NAME.fullmatch(branch) and len(branch) <= _LONGEST:
        fetch = f"`git fetch --unshallow origin +refs/heads/{branch}:refs/remotes/origin/{branch}`"
    return f"set `fetch-depth: 0` for actions/checkout, elsewhere run {fetch}"


def _shown(revision: str) -> str:
    return revision if len(revision) <= _LONGEST else f"{revision[:_LONGEST]}…"


def _likely(revision: str, names: Sequence[str]) -> str:
    usual = [name for main in _MAIN for name in (main, f"origin/{main}") if name in names]
    found = [*closest(revision[:_LONGEST], names), *usual]
    return f"did you mean `{found[0]}`?" if found else "fetch it, or name another"
