"""Each rule's own examples are its tests."""

import pytest

from curator.lint.registry import RULES
from curator.lint.rule import Evidence, Example, Rule
from curator.lint.run import diagnostics, evaluated
from curator.model.config import LintConfig
from tests.evaluating import answers_of
from tests.knowledge_bases import dangling_since, hidden_of, secrets_of, since

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def codes(example: Example) -> list[str]:
    evidence = Evidence(
        since(example.then, example.files),
        today="2027-06-01",
        dangling=dangling_since(example.then, example.files),
        secrets=secrets_of(example.files),
        hidden=hidden_of(example.files),
        answers=answers_of(example.files),
    )
    found = (*diagnostics(evidence, LintConfig()), *evaluated(evidence, LintConfig()).diagnostics)
    return [item.code for item in found]


@each_rule
def test_a_rule_reports_its_bad_example(rule: Rule):
    assert rule.code in codes(rule.bad)


@each_rule
def test_a_rule_is_silent_on_its_good_example(rule: Rule):
    assert rule.code not in codes(rule.good)


@each_rule
def test_a_rule_says_why_it_is_bad_and_how_to_mend_it(rule: Rule):
    assert "**Why it is bad.**" in rule.explanation
    assert "**How to mend it.**" in rule.explanation


def test_codes_are_in_order_and_unique():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


def test_names_are_unique():
    assert len({rule.name for rule in RULES}) == len(RULES)
