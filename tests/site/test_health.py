from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from curator.model.text import RepoPath
from curator.site.health import health_page
from curator.site.view import Activity, Unanswered
from tests.command import curator
from tests.repository import Repository
from tests.site.views import (
    HOSTILE,
    browsed,
    rows,
    section,
    shop,
    shop_view,
    view_of,
    without_history,
)

NOTE = "---\ncode: [src/retry.py#delay]\n---\n# Retries\n"
CODE = "def delay(attempt):\n    return 2**attempt\n"
CHANGED = "def delay(attempt, cap):\n    return 2**attempt\n"
QUIET = "---\ncode: [src/quiet.py]\n---\n# A quiet corner\n"
BUSY = "---\ncode: [src/busy.py]\n---\n# The busy part\n"


def source(number: int) -> str:
    return f"def run(a{number}):\n    return 1\n"


def two_stale() -> list[Mapping[str, str]]:
    """Both changed; the second by path changed more often."""
    first = {
        "kb/a.md": QUIET,
        "kb/b.md": BUSY,
        "src/quiet.py": source(0),
        "src/busy.py": source(0),
    }
    changes = [{"src/busy.py": source(number)} for number in range(1, 5)]
    return [first, {"src/quiet.py": source(1)}, *changes]


def owned(owner: str) -> str:
    return NOTE.replace("---\n", f'---\nowners: ["{owner}"]\n', 1)


def test_counts_come_first(tmp_path: Path):
    files = {"kb/a.md": NOTE, "kb/b.md": "# Prices\n", "src/retry.py": CODE}
    page = health_page(shop_view(tmp_path, files, {"src/retry.py": CHANGED}))
    assert page.split("\n")[2].startswith("**2 notes**: 1 ⚠ stale, 1 ∅ no code linked, as of")


def test_a_knowledge_base_without_notes_says_so(tmp_path: Path):
    assert "There are no notes yet" in health_page(shop_view(tmp_path, {"src/retry.py": CODE}))


def test_notes_without_any_link_are_told_how_to_begin(tmp_path: Path):
    assert "Name what a note describes" in health_page(shop_view(tmp_path, {"kb/a.md": "# A\n"}))


def test_where_all_is_well_the_page_says_so(tmp_path: Path):
    page = health_page(shop_view(tmp_path, {"kb/a.md": NOTE, "src/retry.py": CODE}))
    assert "the code behind 1 of 1 link was compared and is the same" in page


def test_a_stale_note_is_listed_with_what_changed(tmp_path: Path):
    view = shop_view(tmp_path, {"kb/a.md": NOTE, "src/retry.py": CODE}, {"src/retry.py": CHANGED})
    row = "| [Retries](../a.md) | the signature of <code>delay</code> changed | 2 |"
    assert rows(health_page(replace(view, forge=None)), "Stale") == [row]


def test_what_changed_leads_to_the_lines_on_the_forge(tmp_path: Path):
    view = shop_view(tmp_path, {"kb/a.md": NOTE, "src/retry.py": CODE}, {"src/retry.py": CHANGED})
    url = f"https://github.com/acme/shop/blob/{view.commit}/src/retry.py#L1-L2"
    assert browsed(health_page(view)).links == ("../a.md", url)


def test_two_links_of_one_name_are_told_apart_by_file(tmp_path: Path):
    note = "---\ncode: [src/a.py#delay, src/b.py#delay]\n---\n# Retries\n"
    first = {"kb/a.md": note, "src/a.py": CODE, "src/b.py": CODE}
    view = shop_view(tmp_path, first, {"src/a.py": CHANGED, "src/b.py": CHANGED})
    row = rows(health_page(replace(view, forge=None)), "Stale")[0]
    assert "changed in <code>src/a.py</code><br>" in row


def test_stale_notes_on_the_busiest_code_come_first(tmp_path: Path):
    stale = rows(health_page(shop_view(tmp_path, *two_stale())), "Stale")
    assert [row.split("]")[0] for row in stale] == ["| [The busy part", "| [A quiet corner"]


def test_without_history_stale_notes_stand_by_path(tmp_path: Path):
    view = without_history(shop_view(tmp_path, *two_stale()))
    stale = rows(health_page(view), "Stale")
    assert [row.split("]")[0] for row in stale] == ["| [A quiet corner", "| [The busy part"]


def test_without_history_the_page_says_that_it_lacks_it(tmp_path: Path):
    page = health_page(without_history(shop_view(tmp_path, *two_stale())))
    assert section(page, "Busy code without a note") == [
        "This clone lacks the history that tells which code changes often."
    ]


def test_where_no_commit_is_known_of_any_linked_file_none_is_counted(tmp_path: Path):
    view = shop_view(tmp_path, *two_stale())
    unknown = {path: Activity(one.last_change, 0) for path, one in view.activity.items()}
    stale = section(health_page(replace(view, activity=unknown)), "Stale")
    assert stale[1] == "| note | why |"


def test_a_draft_on_changed_code_is_not_listed_as_stale(tmp_path: Path):
    draft = NOTE.replace("---\n", "---\nstatus: draft\n", 1)
    view = shop_view(tmp_path, {"kb/a.md": draft, "src/retry.py": CODE}, {"src/retry.py": CHANGED})
    assert rows(health_page(view), "Stale") == []


def test_a_link_that_points_at_nothing_is_listed(tmp_path: Path):
    view = shop_view(tmp_path, {"kb/a.md": NOTE, "src/other.py": CODE})
    assert rows(health_page(view), "Missing")[0].startswith("| [Retries](../a.md) |")


def test_a_link_that_cannot_be_decided_is_listed(tmp_path: Path):
    note = "---\ncode: [src/old.cob#MOVE]\n---\n# Old\n"
    view = shop_view(tmp_path, {"kb/a.md": note, "src/old.cob": "MOVE SECTION.\n"})
    assert rows(health_page(view), "Undecided")[0].startswith("| [Old](../a.md) |")


def test_a_note_that_is_not_committed_is_unverified(tmp_path: Path):
    root = shop(tmp_path, {"src/retry.py": CODE})
    Repository(root).write({"kb/a.md": NOTE})
    view = view_of(root)
    assert rows(health_page(view), "Unverified")[0].startswith("| [Retries](../a.md) |")


def test_a_note_with_broken_front_matter_is_listed(tmp_path: Path):
    view = shop_view(tmp_path, {"kb/a.md": "---\nstatus: 7\n---\n# Prices\n"})
    assert rows(health_page(view), "Cannot be read")[0].startswith("| [Prices](../a.md) |")


def test_overdue_notes_are_listed_the_oldest_first(tmp_path: Path):
    files = {
        "kb/a.md": "---\nreview_by: 2026-06-01\n---\n# Prices\n",
        "kb/b.md": "---\nreview_by: 2026-05-01\n---\n# Contacts\n",
        "kb/c.md": "---\nreview_by: 2027-05-01\n---\n# Later\n",
    }
    assert rows(health_page(shop_view(tmp_path, files)), "Overdue") == [
        "| [Contacts](../b.md) | 2026-05-01 |",
        "| [Prices](../a.md) | 2026-06-01 |",
    ]


def test_a_question_that_is_not_answered_is_listed(tmp_path: Path):
    asked = Unanswered(RepoPath("kb/a.md"), "how long is the wait?", None)
    view = replace(shop_view(tmp_path, {"kb/a.md": "# Retries\n"}), unanswered=(asked,))
    assert rows(health_page(view), "Unanswered questions") == [
        "| how long is the wait? | [Retries](../a.md) | not found |"
    ]


def test_where_the_search_was_not_asked_the_page_says_so(tmp_path: Path):
    note = "---\nquestions:\n  - how long is the wait?\n---\n# Retries\n"
    view = replace(shop_view(tmp_path, {"kb/a.md": note}), unanswered=None)
    assert "was not asked" in section(health_page(view), "Unanswered questions")[0]


def test_busy_code_that_no_note_links_to_is_listed(tmp_path: Path):
    versions = [{"src/busy.py": source(number)} for number in range(3)]
    page = health_page(shop_view(tmp_path, {"kb/a.md": "# A\n"}, *versions))
    row = rows(page, "Busy code without a note")[0]
    assert row.startswith("| [<code>src/busy.py</code>](https://github.com/acme/shop/blob/")


def test_busy_code_in_a_linked_folder_has_a_note(tmp_path: Path):
    note = "---\ncode: [src]\n---\n# The source\n"
    versions = [{"src/busy.py": source(number)} for number in range(3)]
    page = health_page(shop_view(tmp_path, {"kb/a.md": note}, *versions))
    assert rows(page, "Busy code without a note") == []


def test_busy_code_of_a_retired_note_has_no_note(tmp_path: Path):
    note = "---\ncode: [src/busy.py]\nstatus: deprecated\n---\n# The source\n"
    versions = [{"src/busy.py": source(number)} for number in range(3)]
    page = health_page(shop_view(tmp_path, {"kb/a.md": note}, *versions))
    assert len(rows(page, "Busy code without a note")) == 1


def test_without_a_forge_code_is_named_and_not_linked(tmp_path: Path):
    versions = [{"src/busy.py": source(number)} for number in range(3)]
    view = replace(shop_view(tmp_path, {"kb/a.md": "# A\n"}, *versions), forge=None)
    assert rows(health_page(view), "Busy code without a note") == [
        "| <code>src/busy.py</code> | 3 | 2023-11-14 |"
    ]


def test_who_owns_the_gravest_note_comes_first(tmp_path: Path):
    files = {
        "kb/a.md": owned("@acme/a").replace("retry.py", "queue.py"),
        "kb/b.md": owned("@acme/b"),
        "src/queue.py": CODE,
        "src/retry.py": CODE,
    }
    view = shop_view(tmp_path, files, {"src/retry.py": CHANGED})
    assert rows(health_page(view), "By owner") == [
        "| &#64;acme/b | 1 | 1 ⚠ stale |",
        "| &#64;acme/a | 1 | 1 ✓ fresh |",
    ]


def test_notes_that_nobody_owns_are_counted_where_others_have_owners(tmp_path: Path):
    files = {"kb/a.md": owned("@acme/a"), "kb/b.md": "# Prices\n", "src/retry.py": CODE}
    assert rows(health_page(shop_view(tmp_path, files)), "By owner")[1].startswith("| nobody | 1 |")


def test_an_owners_mail_address_is_not_published(tmp_path: Path):
    files = {"kb/a.md": owned("ana@acme.example"), "src/retry.py": CODE}
    assert "acme.example" not in health_page(shop_view(tmp_path, files))


def test_a_verifiers_mail_address_is_not_published(tmp_path: Path):
    root = shop(tmp_path, {"kb/a.md": NOTE, "src/retry.py": CODE})
    repository = (
        Repository(root).configure("user.name", "Ana").configure("user.email", "a@b.example")
    )
    curator(root, "verify", "--yes", "kb/a.md")
    repository.commit({"src/retry.py": CHANGED})
    assert "b.example" not in health_page(view_of(root))


def test_words_on_the_page_are_explained(tmp_path: Path):
    page = health_page(shop_view(tmp_path, {"kb/a.md": "# Prices\n"}))
    assert section(page, "What the words mean")[0].startswith("- ∅ No code linked: ")


def test_a_hundred_rows_are_shown_and_the_rest_counted(tmp_path: Path):
    notes = {f"kb/n{n:03}.md": NOTE for n in range(103)}
    view = shop_view(tmp_path, {**notes, "src/retry.py": CODE}, {"src/retry.py": CHANGED})
    stale = section(health_page(view), "Stale")
    assert [len(rows(health_page(view), "Stale")), stale[-1]] == [100, "And 3 more."]


def test_a_hostile_title_stays_text(tmp_path: Path):
    note = f"---\ntitle: '{HOSTILE}'\ncode: [src/gone.py]\n---\n# A\n"
    page = browsed(health_page(shop_view(tmp_path, {"kb/a.md": note})))
    assert HOSTILE in page.text


def test_nothing_of_a_hostile_title_acts(tmp_path: Path):
    note = f"---\ntitle: '{HOSTILE}'\ncode: [src/gone.py]\n---\n# A\n"
    page = browsed(health_page(shop_view(tmp_path, {"kb/a.md": note})))
    assert (page.links, page.tags & {"img", "b", "strong"}) == (("../a.md",), {"strong"})


def test_a_hostile_path_stays_text(tmp_path: Path):
    path = "src/a](javascript:alert(1)) | `b` <b>.py"
    versions = [{path: source(number)} for number in range(3)]
    page = browsed(health_page(shop_view(tmp_path, {"kb/a.md": "# A\n"}, *versions)))
    assert path in page.text


def test_a_link_to_a_hostile_path_leads_to_the_forge(tmp_path: Path):
    path = "src/a](javascript:alert(1)) | `b` <b>.py"
    versions = [{path: source(number)} for number in range(3)]
    page = browsed(health_page(shop_view(tmp_path, {"kb/a.md": "# A\n"}, *versions)))
    assert [link.partition("/blob/")[0] for link in page.links] == ["https://github.com/acme/shop"]


def test_a_link_to_a_note_with_a_hostile_path_is_quoted(tmp_path: Path):
    files = {"kb/a](x) (b).md": NOTE}
    page = browsed(health_page(shop_view(tmp_path, files)))
    assert page.links == ("../a%5D%28x%29%20%28b%29.md",)


def test_a_hostile_owner_stays_text(tmp_path: Path):
    view = shop_view(tmp_path, {"kb/a.md": "# A\n"})
    page = browsed(health_page(replace(view, owners={RepoPath("kb/a.md"): (HOSTILE,)})))
    assert (HOSTILE in page.text, page.tags & {"img", "a"}) == (True, frozenset())


def test_a_hostile_question_stays_text(tmp_path: Path):
    asked = Unanswered(RepoPath("kb/a.md"), HOSTILE, 9)
    view = replace(shop_view(tmp_path, {"kb/a.md": "# A\n"}), unanswered=(asked,))
    page = browsed(health_page(view))
    assert (HOSTILE in page.text, page.links) == (True, ("../a.md",))


def test_a_hidden_character_in_a_title_is_shown(tmp_path: Path):
    page = health_page(shop_view(tmp_path, {"kb/a.md": NOTE.replace("Retries", "Re\u202etries")}))
    assert "Re&#60;U&#43;202E&#62;tries" in page


def test_the_same_view_gives_the_same_page(tmp_path: Path):
    view = shop_view(tmp_path, *two_stale())
    assert health_page(view) == health_page(replace(view))
