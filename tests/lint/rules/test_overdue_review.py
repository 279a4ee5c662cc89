"""KB205."""

from curator.model.text import Place
from tests.lint.rules.reported import reported, said

FILES = {"kb/a.md": "---\ntitle: A\nreview_by: 2027-05-01\n---\n"}


def test_it_is_reported_at_the_date():
    (item,) = reported("KB205", FILES)
    assert (item.message, item.place) == (
        "the note was to be reviewed by 2027-05-01",
        Place(3, 12, 3, 22),
    )


def test_on_the_day_itself_there_is_still_time():
    assert said("KB205", FILES, "2027-05-01") == []
    assert len(said("KB205", FILES, "2027-05-02")) == 1


def test_where_nobody_asked_what_day_it_is_nothing_is_said():
    assert said("KB205", FILES, "") == []


def test_a_retired_note_needs_no_review():
    retired = FILES["kb/a.md"].replace("title: A", "status: deprecated")
    assert said("KB205", {"kb/a.md": retired}) == []
