"""A rule -> its page, in Markdown."""

from collections.abc import Sequence

from curator.lint.rule import Example, Rule
from curator.model.diagnostics import RuleInfo


def rule_page(rule: Rule) -> str:
    """The page that `curator explain` prints and that stands under `kb/rules/`."""
    _, _, rest = rule.explanation.strip().partition("\n\n")
    return (
        "\n\n".join(
            [
                f"# {rule.code} {rule.name}",
                f"*Severity: {rule.severity}.*"
                + (" *Mended by `curator lint --fix`.*" if rule.is_fixable else "")
                + (" *Reported by `curator eval`.*" if rule.needs_index else ""),
                _first_sentence(rule),
                rest.strip(),
                "## Reported",
                _example(rule.bad),
                "## Not reported",
                _example(rule.good),
            ]
        )
        + "\n"
    )


def rule_note(rule: Rule) -> str:
    """The same as a note, linked to the rule's source."""
    path = f"curator/lint/rules/{rule.name.replace('-', '_')}.py"
    head = f"---\ntitle: {rule.code} {rule.name}\nkind: concept\nx-generated: true\ncode:\n  - {{path: {path}, watch: exists}}\n---\n\n"
    return head + rule_page(rule)


def rule_index(rules: Sequence[Rule]) -> str:
    """The page that lists them all, as a note."""
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | {_first_sentence(rule)} |"
        for rule in rules
    ]
    head = """---
title: Rules
kind: guide
x-generated: true
code:
  - curator/lint/registry.py#RULES
---

# Rules

What `curator lint` reports, and of KB3xx `curator eval`. A code is never given to another rule. `curator explain CODE` prints a rule's page,
`--select` and `--ignore` choose rules by code, prefix or name.

| code | name | severity | what it finds |
|---|---|---|---|
"""
    return head + "\n".join(rows) + "\n"


def rule_info(rule: Rule) -> RuleInfo:
    """What a report says of it."""
    return RuleInfo(rule.code, rule.name, rule.severity, _first_sentence(rule), rule_page(rule))


def _first_sentence(rule: Rule) -> str:
    return " ".join(rule.explanation.strip().partition("\n\n")[0].split()).replace("|", "\\|")


def _example(example: Example) -> str:
    now = [_file(path, text) for path, text in sorted(example.files.items())]
    changed = [
        _file(path, text)
        for path, text in sorted(example.then.items())
        if example.files.get(path) != text
    ]
    if not example.then:
        return "\n\n".join(now)
    before = ["When it was verified:", *changed] if changed else []
    return "\n\n".join([*before, "Now:" if changed else "Verified, and unchanged since:", *now])


def _file(path: str, text: str) -> str:
    fence = "~~~~"
    return f"`{path}`\n\n{fence}\n{text.rstrip()}\n{fence}"
