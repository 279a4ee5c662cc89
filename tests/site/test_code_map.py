from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from curator.model.text import RepoPath
from curator.site.code_map import code_map_page, folded
from tests.site.views import HOSTILE, browsed, rows, section, shop_view, without_history

CODE = "def run():\n    return 1\n"
NOTE = "---\ncode: [src/pay/retry.py#run]\n---\n# Retries\n"
FILES = {
    "kb/a.md": NOTE,
    "src/pay/retry.py": CODE,
    "src/pay/queue.py": CODE,
    "src/mail/send.py": CODE,
}


def paths(*names: str) -> list[RepoPath]:
    return [RepoPath(name) for name in names]


def changing(path: str, times: int) -> list[dict[str, str]]:
    return [{path: f"def run(a{number}): ...\n"} for number in range(times)]


def test_the_whole_coverage_stands_at_the_top(tmp_path: Path):
    page = code_map_page(shop_view(tmp_path, FILES))
    assert page.split("\n")[2] == "Notes speak of **1 of 3 files** of source: 33%."


def test_a_folder_has_its_coverage_and_its_notes(tmp_path: Path):
    view = replace(shop_view(tmp_path, FILES), forge=None)
    assert rows(code_map_page(view), "Folders") == [
        "| <code>src/mail/</code> | ▱▱▱▱▱ 0 of 1 |  |",
        "| <code>src/pay/</code> | ▰▰▱▱▱ 1 of 2 | [Retries](../a.md) |",
    ]


def test_a_folder_leads_to_the_forge(tmp_path: Path):
    page = browsed(code_map_page(shop_view(tmp_path, FILES)))
    assert page.links[0].startswith("https://github.com/acme/shop/tree/")


def test_a_link_to_a_folder_speaks_of_its_files(tmp_path: Path):
    note = "---\ncode: [src]\n---\n# The source\n"
    page = code_map_page(shop_view(tmp_path, {**FILES, "kb/a.md": note}))
    assert "**3 of 3 files** of source: 100%" in page


def test_a_retired_note_speaks_of_nothing(tmp_path: Path):
    note = NOTE.replace("---\n", "---\nstatus: superseded\n", 1)
    page = code_map_page(shop_view(tmp_path, {**FILES, "kb/a.md": note}))
    assert "**0 of 3 files** of source: 0%" in page


def test_almost_all_is_not_all(tmp_path: Path):
    files = {f"src/f{number:03}.py": CODE for number in range(300)}
    note = "---\ncode: ['src/f?[0-4]*.py', 'src/f?[5-9]?.py']\n---\n# N\n"
    notes = {f"kb/{n}.md": note.replace("f?", f"f{n}") for n in range(3)}
    view = shop_view(tmp_path, {**files, **notes, "src/other.py": CODE})
    assert "**300 of 301 files** of source: 99%" in code_map_page(view)


def test_without_any_link_the_page_says_how_to_begin(tmp_path: Path):
    page = code_map_page(shop_view(tmp_path, {**FILES, "kb/a.md": "# A\n"}))
    assert "No note links to code yet: name what a note describes" in page


def test_without_source_the_page_says_so(tmp_path: Path):
    assert "There is no source here" in code_map_page(shop_view(tmp_path, {"kb/a.md": "# A\n"}))


def test_the_busiest_files_without_a_note_are_named_by_folder(tmp_path: Path):
    view = replace(shop_view(tmp_path, FILES, *changing("src/pay/queue.py", 3)), forge=None)
    assert rows(code_map_page(view), "Busiest without a note") == [
        "| <code>src/pay/</code> | <code>queue.py</code>, 4 commits |"
    ]


def test_where_history_is_missing_the_page_says_so(tmp_path: Path):
    page = code_map_page(without_history(shop_view(tmp_path, FILES)))
    assert section(page, "Busiest without a note") == [
        "This clone lacks the history that tells which code changes often."
    ]


def test_a_small_folder_stands_with_the_one_above_it():
    names = [f"src/{part}/f{n}.py" for part in ("a", "b", "c", "d") for n in range(4)]
    assert list(folded(paths(*names, "src/a/deep/x.py"))) == ["src/a", "src/b", "src/c", "src/d"]


def test_a_small_project_keeps_its_small_folders():
    assert list(folded(paths("src/a/x.py", "src/b/y.py"))) == ["src/a", "src/b"]


def test_a_row_says_that_it_has_folders_below(tmp_path: Path):
    names = [f"src/{part}/f{n}.py" for part in ("a", "b", "c", "d") for n in range(4)]
    files = dict.fromkeys([*names, "src/a/deep/x.py"], CODE)
    view = replace(shop_view(tmp_path, files), forge=None)
    first = rows(code_map_page(view), "Folders")[0]
    assert first.startswith("| <code>src/a/</code> and smaller below | ▱▱▱▱▱ 0 of 5 |")


def test_what_is_in_small_folders_at_the_top_stands_last(tmp_path: Path):
    names = [f"src/{part}/f{n}.py" for part in ("a", "b", "c", "d") for n in range(4)]
    page = code_map_page(shop_view(tmp_path, dict.fromkeys([*names, "setup.py", "x/y.py"], CODE)))
    assert rows(page, "Folders")[-1] == "| elsewhere | ▱▱▱▱▱ 0 of 2 |"


def test_the_folder_with_the_busiest_file_comes_first(tmp_path: Path):
    view = shop_view(
        tmp_path, FILES, *changing("src/mail/send.py", 2), *changing("src/pay/queue.py", 4)
    )
    busiest = rows(code_map_page(replace(view, forge=None)), "Busiest without a note")
    assert [row[:23] for row in busiest] == ["| <code>src/pay/</code>", "| <code>src/mail/</code"]


def test_of_many_folders_sixty_are_shown():
    names = [f"src/p{n % 97}/q{n % 7}/f{n}.py" for n in range(5_000)]
    assert len(folded(paths(*names))) == 60


def test_of_many_folders_the_largest_are_shown():
    many = [f"src/p{n}/f{m}.py" for n in range(100) for m in range(3)]
    large = [f"src/large/f{m}.py" for m in range(50)]
    assert len(folded(paths(*many, *large))["src/large"]) == 50


@given(st.sets(st.from_regex(r"\A(?:[a-d]/){0,4}[a-z]{1,2}\.py\Z")))
def test_every_file_is_in_one_folder_that_is_above_it(names: set[str]):
    found = folded(paths(*names))
    shown = [(folder, path) for folder, files in found.items() for path in files]
    assert sorted(path for _, path in shown) == sorted(names)
    assert all(not folder or path.startswith(f"{folder}/") for folder, path in shown)


def test_a_hostile_folder_and_title_stay_text(tmp_path: Path):
    folder = "src/a](javascript:alert(1)) | `b` <b>"
    files = {
        f"{folder}/x.py": CODE,
        "kb/a.md": f"---\ntitle: '{HOSTILE}'\ncode: [src/pay/retry.py]\n---\n# A\n",
        "src/pay/retry.py": CODE,
    }
    page = browsed(code_map_page(shop_view(tmp_path, files)))
    assert (f"{folder}/" in page.text, HOSTILE in page.text) == (True, True)


def test_nothing_of_a_hostile_folder_acts(tmp_path: Path):
    files = {"src/a](javascript:alert(1)) | `b` <b>/x.py": CODE}
    page = browsed(code_map_page(shop_view(tmp_path, files)))
    assert (page.tags & {"b", "img"}, "javascript:" in page.links[0]) == (frozenset(), False)
