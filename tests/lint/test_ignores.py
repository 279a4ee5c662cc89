"""What ignores in a page silence, and which of them are of no use."""

from curator.lint.rule import Evidence
from curator.lint.run import outcome
from curator.model.config import LintConfig
from curator.ports import Completeness
from tests.fakes.dict_history import DictHistory
from tests.knowledge_bases import base_of

PAGE = "# A\n\n[x](gone.md) {}\n"
FRONT = "---\ncode:\n  - gone.py  {}\n---\n# A\n"


def shown(text: str, **options: tuple[object, ...]) -> list[str]:
    """Codes of what is reported of a note."""
    config = LintConfig(**options)  # type: ignore[arg-type]  # each test gives an option its type
    found = outcome(Evidence(base_of({"kb/a.md": text})), config)
    return [item.code for item in found.diagnostics]


def helps(text: str) -> list[tuple[str, str]]:
    found = outcome(Evidence(base_of({"kb/a.md": text})), LintConfig())
    return [(item.message, item.help) for item in found.diagnostics]


def ignore(codes: str, reason: str = "it comes") -> str:
    return f"<!-- curator: ignore[{codes}] {reason} -->"


def test_what_is_silenced_is_kept_apart():
    evidence = Evidence(base_of({"kb/a.md": PAGE.format(ignore("KB105"))}))
    found = outcome(evidence, LintConfig())
    assert found.diagnostics == ()
    assert [item.code for item in found.ignored] == ["KB105"]


def test_prefixes_and_names_silence_too():
    assert shown(PAGE.format(ignore("KB1"))) == []
    assert shown(PAGE.format(ignore("broken-note-link"))) == []


def test_a_letter_is_no_prefix_of_codes():
    assert shown(PAGE.format(ignore("K"))) == ["KB105", "KB007"]
    assert shown(PAGE.format(ignore("KB"))) == ["KB105", "KB007"]


def test_in_a_note_whose_front_matter_is_broken_no_ignore_is_called_unused():
    assert shown("---\ncode: [\n# curator: ignore[KB101] it comes\n---\n# A\n") == ["KB001"]


def test_of_several_codes_each_silences_its_own():
    text = PAGE.format("[y](#z) " + ignore("KB105, KB106"))
    assert shown(text) == []


def test_other_lines_are_not_silenced():
    assert shown(f"[x](gone.md)\n\n{ignore('KB105')}\n[y](gone.md)\n") == ["KB105"]


def test_a_block_is_silenced_from_above():
    assert shown(f"{ignore('KB105')}\n\n- one\n\n  [x](gone.md)\n") == []


def test_front_matter_has_comments_of_its_own():
    assert shown(FRONT.format("# curator: ignore[KB101] it comes")) == []


def test_without_a_reason_nothing_is_silenced():
    assert shown(PAGE.format(ignore("KB105", ""))) == ["KB105", "KB008"]


def test_an_ignore_that_silences_nothing_is_reported():
    assert helps(f"# A {ignore('KB105')}\n") == [
        ("there is nothing of `KB105` to silence here", "take it out")
    ]


def test_of_several_codes_only_those_of_no_use_are_reported():
    assert helps(PAGE.format(ignore("KB105,KB106"))) == [
        ("there is nothing of `KB106` to silence here", "take it out")
    ]


def test_a_code_that_is_none_is_reported_with_what_was_meant():
    assert helps(f"# A {ignore('KB9105')}\n") == [
        ("no rule is called `KB9105`", "did you mean `KB105`?")
    ]
    assert helps(f"# A {ignore('broken-link')}\n") == [
        ("no rule is called `broken-link`", "did you mean `broken-note-link`?")
    ]
    assert helps(f"# A {ignore('xyz')}\n") == [
        ("no rule is called `xyz`", "`curator explain` lists the rules")
    ]


def test_an_ignore_without_codes_is_reported():
    assert helps("# A <!-- curator: ignore KB105 it comes -->\n") == [
        ("the ignore names no rule", "write `ignore[KB105] reason`, with the rule's code")
    ]


def test_what_did_not_run_is_not_called_unused():
    text = f"# A {ignore('KB105')}\n"
    assert shown(text, select=("KB007",)) == []
    assert shown(text, ignore=("KB105",)) == []
    assert shown(text, per_file_ignores=(("kb/*", ("KB105",)),)) == []
    assert shown(text, per_file_ignores=(("docs/*", ("KB105",)),)) == ["KB007"]


def test_a_prefix_is_judged_where_all_of_its_rules_ran():
    text = f"# A {ignore('KB10')}\n"
    assert shown(text) == ["KB007"]
    assert shown(text, ignore=("KB106",)) == []


def test_where_a_link_is_undecided_nothing_is_called_unused():
    base = base_of(
        {"kb/a.md": "---\ncode:\n  - a.cob#X  # curator: ignore[KB201] so\n---\n", "a.cob": "X\n"}
    )
    found = outcome(Evidence(base), LintConfig(select=("KB0", "KB201")))
    assert found.diagnostics == ()


def test_ignores_about_ignores_do_not_work():
    assert shown(f"# A {ignore('KB105')} {ignore('KB007')}\n") == ["KB007", "KB007"]


def test_they_are_reported_unless_the_configuration_leaves_them_out():
    text = f"# A {ignore('KB105')}\n"
    assert shown(text, ignore=("KB007",)) == []
    assert shown(text, per_file_ignores=(("kb/*", ("unused-ignore",)),)) == []


def test_what_a_shallow_clone_may_not_show_is_not_called_unused():
    """Which names were ever defined (KB107) only all history tells."""
    files = {"kb/a.md": f"# A {ignore('KB107')}\n"}
    shallow = base_of(files, DictHistory([], completeness=Completeness.SHALLOW))
    whole = base_of(files, DictHistory([]))
    assert outcome(Evidence(shallow), LintConfig()).diagnostics == ()
    assert [item.code for item in outcome(Evidence(whole), LintConfig()).diagnostics] == ["KB007"]


def test_codes_beyond_the_first_fifty_are_none():
    codes = ", ".join(f"X{number}" for number in range(60))
    assert shown(PAGE.format(ignore(f"{codes}, KB105"))) == ["KB105", *["KB007"] * 50]
