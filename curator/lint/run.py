"""Rules over the evidence -> diagnostics, chosen and sorted."""

from collections.abc import Sequence
from posixpath import join

from curator.errors import UsageError
from curator.lint.registry import RULES
from curator.lint.rule import Evidence, Rule
from curator.model.config import LintConfig
from curator.model.diagnostics import Diagnostic, Finding
from curator.model.notes import link_key
from curator.model.text import RepoPath
from curator.parsers.globs import matches


def diagnostics(evidence: Evidence, config: LintConfig) -> tuple[Diagnostic, ...]:
    """What the chosen rules report, sorted by path, place and code. Raises `UsageError` for an unknown code."""
    found = [
        _diagnostic(rule, finding) for rule in chosen(config) for finding in rule.check(evidence)
    ]
    for _, codes in config.per_file_ignores:
        _known(codes)
    root = evidence.base.project.root
    kept = [item for item in found if not _is_ignored(item, config, root)]
    return tuple(sorted(kept, key=lambda item: (item.path, item.place, item.code, item.message)))


def chosen(config: LintConfig) -> tuple[Rule, ...]:
    """The rules that `select` names (all where it is empty) without those that `ignore` names."""
    select, ignore = _known(config.select), _known(config.ignore)
    return tuple(
        rule
        for rule in RULES
        if (not select or _names(select, rule.code, rule.name))
        and not _names(ignore, rule.code, rule.name)
    )


def rule_of(name: str) -> Rule | None:
    """A rule by its code or its name."""
    wanted = name.lower()
    return next((rule for rule in RULES if wanted in (rule.code.lower(), rule.name)), None)


def _known(names: Sequence[str]) -> tuple[str, ...]:
    for name in names:
        if not any(_names((name,), rule.code, rule.name) for rule in RULES):
            raise UsageError(
                f"no rule is called `{name}`; codes run from {RULES[0].code} to {RULES[-1].code}"
            )
    return tuple(names)


def _names(names: Sequence[str], code: str, rule: str) -> bool:
    return any(name and (code.startswith(name.upper()) or name == rule) for name in names)


def _diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    return Diagnostic(
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        path=finding.path,
        place=finding.place,
        message=finding.message,
        help=finding.help,
        is_fixable=rule.is_fixable and not (finding.link and finding.link.change),
        link=finding.link,
        subject=_subject(finding),
    )


def _subject(finding: Finding) -> str:
    if finding.link:
        return link_key(finding.link.link.target)
    return finding.subject or finding.message


def _is_ignored(item: Diagnostic, config: LintConfig, root: RepoPath) -> bool:
    return any(
        _names(codes, item.code, item.rule) and matches(join(root, glob), item.path)
        for glob, codes in config.per_file_ignores
    )
