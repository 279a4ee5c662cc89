"""Rules over the evidence -> diagnostics, chosen and sorted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from posixpath import join

from curator.errors import UsageError
from curator.lint.ignores import heard, useless
from curator.lint.known import sight
from curator.lint.registry import RULES
from curator.lint.rule import Evidence, Rule, is_named
from curator.model.config import LintConfig
from curator.model.diagnostics import Diagnostic, Finding
from curator.model.notes import link_key
from curator.model.text import RepoPath
from curator.parsers.globs import matches

_ABOUT_IGNORES = ("unused-ignore", "unexplained-ignore")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules report; each part sorted by path, place and code."""

    diagnostics: tuple[Diagnostic, ...]
    ignored: tuple[Diagnostic, ...]
    """What ignores in the pages themselves silence."""


def diagnostics(evidence: Evidence, config: LintConfig) -> tuple[Diagnostic, ...]:
    """What the chosen rules report. Raises `UsageError` for an unknown code."""
    return outcome(evidence, config).diagnostics


def outcome(evidence: Evidence, config: LintConfig) -> Outcome:
    """What the chosen rules report, and what is silenced of it. Raises `UsageError` for an unknown code."""
    for _, codes in config.per_file_ignores:
        _known(codes)
    rules = chosen(config)
    root = evidence.base.project.root
    found = heard(_reported(rules, evidence, config, is_last=False), evidence.pages)

    seen = sight(evidence.base, rules)

    def ran(rule: Rule, path: RepoPath) -> bool:
        is_seen = rule.code in seen.codes and path not in seen.half_read
        return is_seen and not _is_ignored(rule, path, config, root)

    ignores = useless(evidence, RULES, found.uses, ran=ran)
    after = replace(evidence, useless_ignores=ignores)
    last = _reported(rules, after, config, is_last=True)
    return Outcome(_sorted((*found.left, *last)), _sorted(found.silenced))


def evaluated(evidence: Evidence, config: LintConfig) -> Outcome:
    """The same of the rules that only `eval` runs. `select` says what `lint` is to look at, and is not heeded here."""
    ignore = _known(config.ignore)
    rules = [
        rule for rule in RULES if rule.needs_index and not is_named(ignore, rule.code, rule.name)
    ]
    found = heard(_reported(rules, evidence, config, is_last=False), evidence.pages)
    return Outcome(_sorted(found.left), _sorted(found.silenced))


def chosen(config: LintConfig) -> tuple[Rule, ...]:
    """The rules of `lint` that `select` names (all where it is empty) without those that `ignore` names.

    Raises `UsageError` for what names no rule, and where `select` names only rules that `lint` cannot run.
    """
    select, ignore = _known(config.select), _known(config.ignore)
    rules = [rule for rule in RULES if not rule.needs_index]
    for name in select:
        if not any(is_named((name,), rule.code, rule.name) for rule in rules):
            raise UsageError(f"`{name}` is reported by `curator eval`, not by lint")
    return tuple(
        rule
        for rule in rules
        if (not select or is_named(select, rule.code, rule.name))
        and not is_named(ignore, rule.code, rule.name)
    )


def rule_of(name: str) -> Rule | None:
    """A rule by its code or its name."""
    wanted = name.lower()
    return next((rule for rule in RULES if wanted in (rule.code.lower(), rule.name)), None)


def _known(names: Sequence[str]) -> tuple[str, ...]:
    for name in names:
        if not any(is_named((name,), rule.code, rule.name) for rule in RULES):
            raise UsageError(
                f"no rule is called `{name}`; codes run from {RULES[0].code} to {RULES[-1].code}"
            )
    return tuple(names)


def _reported(
    rules: Sequence[Rule], evidence: Evidence, config: LintConfig, *, is_last: bool
) -> list[Diagnostic]:
    """What rules find where the configuration lets them; those about ignores come last, and cannot be ignored."""
    root = evidence.base.project.root
    return [
        _diagnostic(rule, finding)
        for rule in rules
        if (rule.name in _ABOUT_IGNORES) is is_last
        for finding in rule.check(evidence)
        if not _is_ignored(rule, finding.path, config, root)
    ]


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda item: (item.path, item.place, item.code, item.message)))


def _diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    return Diagnostic(
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        path=finding.path,
        place=finding.place,
        message=finding.message,
        help=finding.help,
        is_fixable=finding.is_fixable,
        link=finding.link,
        subject=_subject(finding),
    )


def _subject(finding: Finding) -> str:
    if finding.link:
        return link_key(finding.link.link.target)
    return finding.subject or finding.message


def _is_ignored(rule: Rule, path: RepoPath, config: LintConfig, root: RepoPath) -> bool:
    return any(
        is_named(codes, rule.code, rule.name) and matches(join(root, glob), path)
        for glob, codes in config.per_file_ignores
    )
