"""KB206."""

from tests.lint.rules.reported import said

LINK = "# Home\n\nSee [old](old.md#why).\n"
OLD = "---\nstatus: {}\n---\n# Old\n\n## Why\n"
NEW = "---\nsupersedes: [{}]\nstatus: {}\n---\n# New\n"


def test_a_deprecated_note_is_not_linked():
    assert said("KB206", {"kb/index.md": LINK, "kb/old.md": OLD.format("deprecated")}) == [
        ("kb/old.md is deprecated", "link a note that holds, or take the link out")
    ]


def test_the_note_that_took_its_place_is_named_whatever_the_old_ones_status():
    files = {
        "kb/index.md": LINK,
        "kb/old.md": OLD.format("active"),
        "kb/new.md": NEW.format("old.md", "active"),
    }
    assert said("KB206", files) == [("kb/old.md is superseded by kb/new.md", "link kb/new.md")]


def test_the_last_in_a_row_is_named():
    files = {
        "kb/index.md": LINK,
        "kb/old.md": OLD.format("superseded"),
        "kb/b.md": NEW.format("old.md", "superseded"),
        "kb/c.md": NEW.format("b.md", "active"),
    }
    assert said("KB206", files) == [("kb/old.md is superseded", "link kb/c.md")]


def test_a_draft_has_not_taken_a_place_yet():
    files = {"kb/index.md": LINK, "kb/old.md": OLD.format("active")}
    assert said("KB206", {**files, "kb/new.md": NEW.format("old.md", "draft")}) == []


def test_what_took_its_place_may_link_to_it():
    old = {"kb/old.md": OLD.format("superseded")}
    direct = NEW.format("old.md", "active") + "[old](old.md)\n"
    assert said("KB206", {**old, "kb/new.md": direct}) == []
    later = NEW.format("b.md", "active") + "[old](old.md)\n"
    between = {"kb/b.md": NEW.format("old.md", "superseded")}
    assert said("KB206", {**old, **between, "kb/new.md": later}) == []


def test_a_retired_note_may_link_to_another():
    files = {"kb/old.md": OLD.format("superseded"), "kb/b.md": OLD.format("deprecated")}
    assert said("KB206", {**files, "kb/b.md": files["kb/b.md"] + "[x](old.md)\n"}) == []


def test_a_document_is_looked_at_too():
    files = {"README.md": "[old](kb/old.md)\n", "kb/old.md": OLD.format("deprecated")}
    assert len(said("KB206", files)) == 1


def test_an_entry_that_names_no_note_is_a_broken_link():
    files = {"kb/new.md": NEW.format("gone.md", "active")}
    assert said("KB105", files) == [
        (
            "`supersedes` names `gone.md`, which is no other note",
            "correct the path, or drop the entry",
        )
    ]
