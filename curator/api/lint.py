"""`lint` and `explain`: what the rules say of a workspace, and what a rule says of itself."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from curator.api.baseline import known_defects
from curator.api.evidence import whole_evidence
from curator.api.read import is_among, read
from curator.errors import UsageError
from curator.knowledge.verification import updated_lock
from curator.lint.gravity import at_least
from curator.lint.known import sight, still_there, unknown
from curator.lint.page import rule_info, rule_page
from curator.lint.registry import RULES
from curator.lint.rule import is_current
from curator.lint.run import chosen, outcome, rule_of
from curator.model.config import LintConfig
from curator.model.diagnostics import Key, Report, RuleInfo, Severity
from curator.model.links import LinkFreshness, LinkState
from curator.model.text import RepoPath
from curator.workspace import Workspace


def lint(workspace: Workspace, config: LintConfig, only: Sequence[RepoPath] = ()) -> Report:
    """What the rules report; with `only`, of these files and folders."""
    base = read(workspace)
    seen = whole_evidence(base, workspace, config)
    found = outcome(seen, config)
    shown = tuple(item for item in found.diagnostics if is_among(item.path, only))
    known = _in_scope(known_defects(workspace, config.baseline), only)
    left = still_there(shown, known, sight(base, chosen(config)))
    new = unknown(shown, known)
    return Report(
        commit=workspace.history.head,
        is_dirty=workspace.is_dirty(),
        history=workspace.history.completeness,
        diagnostics=new,
        links=tuple(link for link in base.links if is_among(link.note.path, only)),
        note_count=sum(is_among(note.path, only) for note in base.notes),
        document_count=sum(is_among(page.path, only) for page in base.documents),
        ignored_count=sum(is_among(item.path, only) for item in found.ignored),
        orphan_count=len(base.lock.entries) - len(updated_lock(base, ())),
        baselined_count=len(shown) - len(new),
        mended_count=known.total() - left.total(),
        unknown_names=seen.dangling.undecided,
    )


def _in_scope(known: Mapping[Key, int], only: Sequence[RepoPath]) -> Counter[Key]:
    """Of what a baseline knows, that which is in these files."""
    return Counter({key: count for key, count in known.items() if is_among(key[1], only)})


def lint_config(
    workspace: Workspace,
    *,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    fail_on: Severity | None,
    baseline: str | None,
) -> LintConfig:
    """The configuration's lint options, with those of the command line in their place; None keeps one."""
    config = workspace.project.config.lint
    return replace(
        config,
        select=config.select if select is None else select,
        ignore=config.ignore if ignore is None else ignore,
        fail_on=fail_on or config.fail_on,
        baseline=config.baseline if baseline is None else baseline,
    )


def lint_exit_code(report: Report, *, fail_on: Severity, undecided: str) -> int:
    """0 clean, 1 something found, 2 something could not be decided; what was found wins."""
    if at_least(report.diagnostics, fail_on):
        return 1
    return 2 if undecided_links(report) and undecided == "fail" else 0


def undecided_links(report: Report) -> list[LinkFreshness]:
    """The links of current notes of which nothing can be said, whether or not a rule was chosen that reports them."""
    return [
        link for link in report.links if link.state is LinkState.UNDECIDED and is_current(link.note)
    ]


def explanation(name: str) -> str:
    """The page of a rule, by its code or name. Raises `UsageError`."""
    rule = rule_of(name)
    if rule is None:
        raise UsageError(f"no rule is called `{name}`; `curator explain` lists them all")
    return rule_page(rule)


def rule_infos() -> tuple[RuleInfo, ...]:
    """What a report says of each rule."""
    return tuple(rule_info(rule) for rule in RULES)


def rule_list() -> str:
    """Every rule, a line each."""
    return "".join(f"{rule.code}  {rule.severity:<7}  {rule.name}\n" for rule in RULES)
