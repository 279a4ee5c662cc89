"""`curator lint` by its whole output."""

from pathlib import Path

from tests.command import curator
from tests.repository import Repository

NOTE = """---
title: Retries
code:
  - src/retry.py#delay
---

# Retries

The delay doubles. See [the queue](queue.md#dead-letters).
"""
CODE = "def delay(attempt):\n    return 2**attempt\n"
QUEUE = "# Queue\n\n## Dead letters\n"
FILES = {"kb/retries.md": NOTE, "kb/queue.md": QUEUE, "src/retry.py": CODE}


def test_a_clean_repository_says_so_and_exits_with_0(repository: Repository):
    repository.commit(FILES)
    answer = curator(repository.root, "lint")
    assert answer.stdout == ("2 notes, 1 code link: 1 fresh. 0 errors, 0 warnings, 0 infos.\n")
    assert answer.exit_code == 0


def test_a_changed_signature_is_shown_with_the_line_that_links_it(repository: Repository):
    first = repository.commit(FILES)
    repository.commit({"src/retry.py": "def delay(attempt, cap):\n    return 2**attempt\n"})
    answer = curator(repository.root, "lint")
    assert (
        answer.stdout
        == f"""\
error[KB201] changed-signature: the signature of `delay` changed since the note was written in {first[:10]}
  --> kb/retries.md:4:5
   |
 4 |   - src/retry.py#delay
   |     ^^^^^^^^^^^^^^^^^^
   = help: read the code, mend the note if need be, then `curator verify kb/retries.md`

2 notes, 1 code link: 1 stale. 1 error, 0 warnings, 0 infos.
"""
    )
    assert answer.exit_code == 1


def test_concise_gives_one_line_a_diagnostic(repository: Repository):
    repository.commit({**FILES, "kb/retries.md": NOTE.replace("#dead-letters", "#dead")})
    answer = curator(repository.root, "lint", "--format", "concise")
    assert answer.stdout == (
        "kb/retries.md:9:36: KB106 kb/queue.md has no heading `#dead`\n"
        "2 notes, 1 code link: 1 fresh. 1 error, 0 warnings, 0 infos.\n"
    )


def test_json_keeps_the_contract(repository: Repository):
    commit = repository.commit(FILES)
    repository.write({"src/retry.py": "def delay(attempt):\n    return 3**attempt\n"})
    value = curator(repository.root, "lint", "--format", "json").json
    link = {
        "target": "src/retry.py#delay",
        "state": "stale",
        "change": "body",
        "moved_to": None,
        "baseline": "implied",
    }
    assert value == {
        "version": 1,
        "tool": {"name": "curator", "version": "0.1.0"},
        "commit": commit,
        "dirty": True,
        "history": "full",
        "diagnostics": [
            {
                "code": "KB202",
                "rule": "changed-body",
                "severity": "warning",
                "path": "kb/retries.md",
                "line": 4,
                "column": 5,
                "end_line": 4,
                "end_column": 23,
                "message": (
                    f"the body of `delay` changed since the note was written in {commit[:10]}"
                ),
                "help": (
                    "read the code, mend the note if need be, then `curator verify kb/retries.md`"
                ),
                "fixable": False,
                "link": link,
            }
        ],
        "links": [{"note": "kb/retries.md", "line": 4, **link}],
        "summary": {
            "notes": 2,
            "links": 1,
            "fresh": 0,
            "stale": 1,
            "moved": 0,
            "missing": 0,
            "unverified": 0,
            "undecided": 0,
            "errors": 0,
            "warnings": 1,
            "infos": 0,
            "baselined": 0,
            "ignored": 0,
            "orphans": 0,
            "before": 0,
            "mended": 0,
        },
    }


def test_without_a_configuration_the_documents_are_checked(repository: Repository):
    repository.commit({"README.md": "[gone](docs/gone.md)\n", "docs/a.md": "[x](#nowhere)\n# A\n"})
    answer = curator(repository.root, "lint", "--format", "json")
    assert answer.codes == ["KB105", "KB106"]


def test_infos_are_counted_and_listed_only_on_demand(repository: Repository):
    repository.write(FILES)
    answer = curator(repository.root, "lint")
    assert answer.stdout == (
        "2 notes, 1 code link: 1 unverified. 0 errors, 0 warnings, 1 info. (`-v` lists the infos)\n"
    )
    assert "KB005" in curator(repository.root, "lint", "-v").stdout


def test_fail_on_error_lets_a_warning_pass(repository: Repository):
    repository.commit(FILES)
    repository.write({"src/retry.py": "def delay(attempt):\n    return 3**attempt\n"})
    assert curator(repository.root, "lint", "--fail-on", "error").exit_code == 0
    assert curator(repository.root, "lint").exit_code == 1


def test_select_and_ignore_choose_rules_by_code_prefix_and_name(repository: Repository):
    repository.commit({"kb/a.md": "---\ncode: [gone.py]\n---\n# A\n\n[x](#y)\n"})
    root = repository.root
    assert curator(root, "lint", "--format", "json").codes == ["KB101", "KB106"]
    assert curator(root, "lint", "--format", "json", "--select", "KB106").codes == ["KB106"]
    assert curator(root, "lint", "--format", "json", "--ignore", "KB1").codes == []
    assert curator(root, "lint", "--format", "json", "--ignore", "missing-heading").codes == [
        "KB101"
    ]


def test_a_rule_that_does_not_exist_is_a_usage_error(repository: Repository):
    repository.commit(FILES)
    answer = curator(repository.root, "lint", "--select", "KB999")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr == "curator: no rule is called `KB999`; codes run from KB001 to KB402\n"


def test_per_file_ignores_silence_a_rule_in_a_folder(repository: Repository):
    repository.commit(
        {
            "curator.toml": '[lint.per-file-ignores]\n"kb/old/**" = ["KB101"]\n',
            "kb/old/a.md": "---\ncode: [gone.py]\n---\n# A\n",
        }
    )
    assert curator(repository.root, "lint").exit_code == 0


def test_per_file_ignores_take_names_and_refuse_what_is_no_rule(repository: Repository):
    note = "---\ncode: [gone.py]\n---\n# A\n"
    repository.commit(
        {"curator.toml": '[lint.per-file-ignores]\n"**" = ["missing-code-path"]\n', "kb/a.md": note}
    )
    assert curator(repository.root, "lint").exit_code == 0
    repository.write({"curator.toml": '[lint.per-file-ignores]\n"**" = ["KB999"]\n'})
    assert curator(repository.root, "lint").exit_code == 2


def test_a_folder_of_notes_that_is_not_there_is_told(repository: Repository):
    repository.commit({"curator.toml": 'kb = "notes"\n', "a.py": ""})
    answer = curator(repository.root, "lint")
    assert answer.stderr == "curator: there is no note in notes/\n"


def test_a_link_to_what_the_configuration_leaves_out_is_missing(repository: Repository):
    repository.commit(
        {
            "curator.toml": 'exclude = ["vendor/**"]\n',
            "kb/a.md": "---\ncode: [vendor/x.py]\n---\n# A\n",
            "vendor/x.py": "x = 1\n",
        }
    )
    answer = curator(repository.root, "lint", "--format", "json")
    assert answer.codes == ["KB101"]
    assert "left out by the configuration" in answer.json["diagnostics"][0]["message"]


def test_a_link_to_a_symbolic_link_is_not_broken(repository: Repository):
    (repository.root / "CLAUDE.md").symlink_to("AGENTS.md")
    repository.commit({"AGENTS.md": "# A\n", "README.md": "[x](CLAUDE.md)\n"})
    assert curator(repository.root, "lint").exit_code == 0


def test_without_mkdocs_a_forges_fragments_are_accepted(repository: Repository):
    page = {"kb/a.md": "[x](#c--d)\n\n## C & D\n"}
    repository.commit(page)
    assert curator(repository.root, "lint").exit_code == 0
    repository.commit({**page, "mkdocs.yml": "site_name: x\n"})
    assert curator(repository.root, "lint", "--format", "json").codes == ["KB106"]


def test_a_heading_that_a_builder_composes_is_not_judged(repository: Repository):
    repository.commit({"docs/a.md": "#### <!-- md:setting x.y -->\n\n[x](#xy)\n"})
    assert curator(repository.root, "lint").exit_code == 0


def test_raw_html_below_a_folder_is_not_judged(repository: Repository):
    repository.commit({"docs/a/b.md": '<img src="../../assets/x.png">\n', "docs/assets/x.png": ""})
    assert curator(repository.root, "lint").exit_code == 0


def test_a_readme_is_a_readme_in_any_letter_case(repository: Repository):
    repository.commit({"Readme.md": "[x](gone.md)\n"})
    assert curator(repository.root, "lint", "--format", "json").codes == ["KB105"]


def test_many_broken_links_do_not_make_it_slow(repository: Repository):
    headings = "".join(f"## Heading number {n}\n" for n in range(1500))
    links = "".join(f"[x](#broken-number-{n})\n\n" for n in range(1500))
    repository.commit({"README.md": headings + links})
    assert len(curator(repository.root, "lint", "--format", "json").codes) == 1500


def test_paths_narrow_the_report(repository: Repository):
    repository.commit({"kb/a.md": "[x](#y)\n", "kb/b.md": "[x](#y)\n"})
    answer = curator(repository.root, "lint", "kb/b.md", "--format", "json")
    assert [item["path"] for item in answer.json["diagnostics"]] == ["kb/b.md"]


def test_an_empty_path_is_a_usage_error(repository: Repository):
    repository.commit(FILES)
    answer = curator(repository.root, "lint", "")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr == "curator: an empty path names nothing: name a file or folder, or `.`\n"


def test_a_path_that_does_not_exist_is_a_usage_error(repository: Repository):
    repository.commit(FILES)
    assert curator(repository.root, "lint", "kb/gone.md").exit_code == 2


def test_outside_a_repository_one_line_says_so(tmp_path: Path):
    answer = curator(tmp_path, "lint")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.startswith("curator: ")
    assert answer.stderr.count("\n") == 1


def test_an_unknown_configuration_key_is_named_with_what_was_meant(repository: Repository):
    repository.commit({"curator.toml": 'exclud = ["x"]\n'})
    answer = curator(repository.root, "lint")
    assert answer.exit_code == 2
    assert answer.stderr == "curator: curator.toml: unknown key `exclud`; did you mean `exclude`?\n"


def test_two_configurations_in_one_folder_are_refused(repository: Repository):
    repository.commit({"curator.toml": "", "pyproject.toml": "[tool.curator]\n"})
    answer = curator(repository.root, "lint")
    assert answer.exit_code == 2
    assert "keep one" in answer.stderr


def test_link_paths_start_at_the_folder_of_the_configuration(repository: Repository):
    repository.commit(
        {
            "services/pay/curator.toml": "",
            "services/pay/kb/a.md": "---\ncode: [src/retry.py#delay]\n---\n# A\n",
            "services/pay/src/retry.py": CODE,
        }
    )
    answer = curator(repository.root / "services/pay", "lint", "--format", "json")
    assert answer.states == {"src/retry.py#delay": "fresh"}


def test_a_terminal_is_not_obeyed_by_what_a_note_says(repository: Repository):
    repository.commit({"kb/a.md": "[x](\x1b[31mred.md)\n", "README.md": "[a](b\x9bc.md)\n"})
    answer = curator(repository.root, "lint")
    assert "\x1b" not in answer.stdout
    assert "\x9b" not in answer.stdout
