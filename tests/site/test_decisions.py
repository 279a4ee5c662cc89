from pathlib import Path

from curator.site.decisions import decisions_page
from tests.site.views import HOSTILE, browsed, rows, shop_view


def decision(title: str, *keys: str) -> str:
    return "\n".join(["---", "kind: decision", *keys, "---", f"# {title}", ""])


def titles(page: str) -> list[str]:
    """Of the decisions, in the order of the page."""
    return [line.partition("[")[2].partition("]")[0] for line in page.split("\n") if "](" in line]


def test_without_decisions_the_page_says_how_to_begin(tmp_path: Path):
    page = decisions_page(shop_view(tmp_path, {"kb/a.md": "# A\n"}))
    assert page == (
        "# Decisions\n\nNo note is a decision yet: `curator new --kind decision` starts one.\n"
    )


def test_the_newest_come_first(tmp_path: Path):
    files = {
        "kb/a.md": decision("Old", "date: 2025-05-01"),
        "kb/b.md": decision("New", "date: 2026-05-01"),
    }
    assert titles(decisions_page(shop_view(tmp_path, files))) == ["New", "Old"]


def test_a_year_has_its_heading(tmp_path: Path):
    files = {
        "kb/a.md": decision("Old", "date: 2025-05-01"),
        "kb/b.md": decision("New", "date: 2026-05-01"),
    }
    page = decisions_page(shop_view(tmp_path, files))
    assert rows(page, "2025") == ["| 2025-05-01 | [Old](../a.md) | in force |"]


def test_a_name_tells_the_date_where_the_front_matter_does_not(tmp_path: Path):
    page = decisions_page(shop_view(tmp_path, {"kb/2026-05-01-x.md": decision("X")}))
    assert rows(page, "2026") == ["| 2026-05-01 | [X](../2026-05-01-x.md) | in force |"]


def test_the_front_matter_wins_over_the_name(tmp_path: Path):
    files = {"kb/2026-05-01-x.md": decision("X", "date: '2024-02-03'")}
    page = decisions_page(shop_view(tmp_path, files))
    assert rows(page, "2024")[0].startswith("| 2024-02-03 |")


def test_a_line_below_the_title_tells_the_date(tmp_path: Path):
    files = {"kb/0001-x.md": decision("X") + "\nDate: 2016-02-12\n"}
    page = decisions_page(shop_view(tmp_path, files))
    assert rows(page, "2016")[0].startswith("| 1<br>2016-02-12 |")


def test_what_is_no_day_is_no_date(tmp_path: Path):
    page = decisions_page(shop_view(tmp_path, {"kb/a.md": decision("X", "date: 2026-13-01")}))
    assert "2026-13-01" not in page


def test_numbers_keep_their_order(tmp_path: Path):
    files = {
        "kb/0009-nine.md": decision("Nine"),
        "kb/0010-ten.md": decision("Ten"),
        "kb/ADR-2-two.md": decision("Two"),
    }
    assert titles(decisions_page(shop_view(tmp_path, files))) == ["Ten", "Nine", "Two"]


def test_where_a_date_is_missing_numbers_keep_their_order(tmp_path: Path):
    files = {
        "kb/0001-one.md": decision("One", "date: 2026-05-01"),
        "kb/0002-two.md": decision("Two"),
    }
    assert titles(decisions_page(shop_view(tmp_path, files))) == ["Two", "One"]


def test_where_all_have_a_date_it_wins_over_the_number(tmp_path: Path):
    files = {
        "kb/0001-one.md": decision("One", "date: 2026-05-01"),
        "kb/0002-two.md": decision("Two", "date: 2024-05-01"),
    }
    assert titles(decisions_page(shop_view(tmp_path, files))) == ["One", "Two"]


def test_of_one_day_the_higher_number_is_the_newer(tmp_path: Path):
    files = {
        "kb/0001-one.md": decision("One", "date: 2026-05-01"),
        "kb/0002-two.md": decision("Two", "date: 2026-05-01"),
    }
    assert titles(decisions_page(shop_view(tmp_path, files))) == ["Two", "One"]


def test_what_has_no_date_comes_last(tmp_path: Path):
    files = {
        "kb/a.md": decision("Undated"),
        "kb/b.md": decision("New", "date: 2026-05-01"),
    }
    page = decisions_page(shop_view(tmp_path, files))
    assert rows(page, "Without a date") == ["| [Undated](../a.md) | in force |"]


def test_without_any_order_they_stand_by_path_and_the_page_says_so(tmp_path: Path):
    page = decisions_page(shop_view(tmp_path, {"kb/a.md": decision("A")}))
    assert "**1 decision**, 1 in force. They stand by path" in page


def test_a_superseded_decision_is_struck_and_names_what_took_its_place(tmp_path: Path):
    files = {
        "kb/0001-one.md": decision("One", "status: superseded"),
        "kb/0002-two.md": decision("Two", "supersedes: [0001-one.md]"),
    }
    row = "| 1 | <del>[One](../0001-one.md)</del> | ⇥ superseded by [Two](../0002-two.md) |"
    assert row in decisions_page(shop_view(tmp_path, files))


def test_a_superseded_decision_is_struck_through_on_the_site(tmp_path: Path):
    files = {"kb/0001-one.md": decision("One", "status: superseded")}
    page = browsed(decisions_page(shop_view(tmp_path, files)))
    assert ("del" in page.tags, page.links) == (True, ("../0001-one.md",))


def test_a_draft_is_not_in_force(tmp_path: Path):
    page = decisions_page(shop_view(tmp_path, {"kb/a.md": decision("A", "status: draft")}))
    assert "**1 decision**, 0 in force." in page


def test_a_decision_whose_code_is_gone_says_so(tmp_path: Path):
    page = decisions_page(shop_view(tmp_path, {"kb/a.md": decision("A", "code: [src/x.py]")}))
    assert "| in force, ✗ missing |" in page


def test_its_description_stands_below_the_title(tmp_path: Path):
    files = {"kb/a.md": decision("A", "description: Why one queue is enough")}
    page = decisions_page(shop_view(tmp_path, files))
    assert "[A](../a.md)<br>Why one queue is enough |" in page


def test_hostile_text_stays_text(tmp_path: Path):
    files = {"kb/a.md": decision("A", f"title: '{HOSTILE}'", f"description: '{HOSTILE}'")}
    page = browsed(decisions_page(shop_view(tmp_path, files)))
    assert (page.text.count(HOSTILE), page.links) == (2, ("../a.md",))


def test_a_hostile_date_is_none(tmp_path: Path):
    files = {"kb/a.md": decision("A", "date: 2026-05-01<img src=x>")}
    page = browsed(decisions_page(shop_view(tmp_path, files)))
    assert "img" not in page.tags
