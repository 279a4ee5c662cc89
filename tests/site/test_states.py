from pathlib import Path

from curator.model.links import LinkState
from curator.model.text import RepoPath
from curator.site.states import GRAVEST_FIRST, LOOKS, NoteMark, NoteState, look, reason, state_in
from curator.site.view import SiteView
from tests.command import curator
from tests.repository import Repository
from tests.site.views import shop, shop_view, view_of

CODE = "def delay(attempt):\n    return 2**attempt\n"
CHANGED = "def delay(attempt, cap):\n    return 2**attempt\n"
OTHER = "def drain():\n    return 1\n"
NOTE = "---\ncode: [src/retry.py#delay]\n---\n# Retries\n\nThe delay doubles.\n"


def state(view: SiteView, path: str = "kb/a.md") -> NoteState:
    return state_in(view, view.notes[RepoPath(path)])


def test_every_state_of_a_link_and_every_mark_has_a_look():
    assert set(LOOKS) == {*LinkState, *NoteMark}


def test_every_state_of_a_link_has_its_gravity():
    assert sorted(GRAVEST_FIRST) == sorted(LinkState)


def test_no_two_states_share_an_icon():
    assert len({look.icon for look in LOOKS.values()}) == len(LOOKS)


def test_no_two_states_share_a_word():
    assert len({look.word for look in LOOKS.values()}) == len(LOOKS)


def test_an_icon_is_one_character():
    assert {len(look.icon) for look in LOOKS.values()} == {1}


def test_a_note_on_unchanged_code_is_fresh(tmp_path: Path):
    view = shop_view(tmp_path, {"kb/a.md": NOTE, "src/retry.py": CODE})
    assert state(view).words == "Fresh"


def test_a_changed_signature_is_said_with_the_name(tmp_path: Path):
    view = shop_view(tmp_path, {"kb/a.md": NOTE, "src/retry.py": CODE}, {"src/retry.py": CHANGED})
    assert state(view).words == "Stale: the signature of `delay` changed"


def test_of_two_links_the_graver_one_is_said(tmp_path: Path):
    note = "---\ncode: [src/queue.py#gone, src/retry.py#delay]\n---\n# Retries\n"
    files = {"kb/a.md": note, "src/retry.py": CODE, "src/queue.py": OTHER}
    view = shop_view(tmp_path, files, {"src/retry.py": CHANGED})
    assert state(view).state is LinkState.MISSING


def test_what_is_known_to_be_stale_comes_before_what_is_not_known(tmp_path: Path):
    note = "---\ncode: [src/old.cob#MOVE, src/retry.py#delay]\n---\n# Retries\n"
    files = {"kb/a.md": note, "src/retry.py": CODE, "src/old.cob": "MOVE SECTION.\n"}
    view = shop_view(tmp_path, files, {"src/retry.py": CHANGED})
    assert state(view).state is LinkState.STALE


def test_further_links_in_the_same_state_are_counted(tmp_path: Path):
    note = "---\ncode: [src/retry.py#delay, src/retry.py]\n---\n# Retries\n"
    view = shop_view(tmp_path, {"kb/a.md": note, "src/retry.py": CODE}, {"src/retry.py": CHANGED})
    assert state(view).words == "Stale: the signature of `delay` changed, and 1 more"


def test_a_link_that_cannot_be_compared_is_not_fresh(tmp_path: Path):
    note = "---\ncode: [src/old.cob#MOVE]\n---\n# Old\n"
    view = shop_view(tmp_path, {"kb/a.md": note, "src/old.cob": "MOVE SECTION.\n"})
    assert state(view).look.word == "Undecided"


def test_a_note_in_a_shallow_clone_is_not_fresh(tmp_path: Path):
    root = shop(tmp_path, {"kb/a.md": NOTE, "src/retry.py": CODE}, {"src/x.py": OTHER})
    shallow = Repository(root).clone(tmp_path / "shallow", "--depth=1")
    assert state(view_of(shallow.root)).state is LinkState.UNDECIDED


def test_a_note_whose_front_matter_is_broken_is_not_fresh(tmp_path: Path):
    note = "---\ncode: [src/retry.py#delay]\nstatus: 7\n---\n# Retries\n"
    view = shop_view(tmp_path, {"kb/a.md": note, "src/retry.py": CODE})
    assert state(view).words == "Undecided: its front matter cannot be read"


def test_a_note_that_only_asks_that_code_exists_is_not_called_fresh(tmp_path: Path):
    note = "---\nkind: decision\ncode: [src/retry.py#delay]\n---\n# Doubling\n"
    view = shop_view(tmp_path, {"kb/a.md": note, "src/retry.py": CODE})
    assert state(view).state is NoteMark.EXISTS


def test_a_note_without_code_says_so(tmp_path: Path):
    view = shop_view(tmp_path, {"kb/a.md": "# Prices\n"})
    assert state(view).words == "No code linked"


def test_a_draft_is_shown_as_a_draft(tmp_path: Path):
    note = NOTE.replace("---\n", "---\nstatus: draft\n", 1)
    view = shop_view(tmp_path, {"kb/a.md": note, "src/retry.py": CODE})
    assert state(view).words == "Draft"


def test_a_draft_on_missing_code_says_both(tmp_path: Path):
    note = NOTE.replace("---\n", "---\nstatus: draft\n", 1)
    view = shop_view(tmp_path, {"kb/a.md": note, "src/other.py": CODE})
    assert [also.word for also in state(view).also] == ["Missing"]


def test_a_note_that_another_supersedes_names_it(tmp_path: Path):
    newer = "---\nsupersedes: [a.md]\n---\n# Better retries\n"
    view = shop_view(tmp_path, {"kb/a.md": NOTE, "kb/b.md": newer, "src/retry.py": CODE})
    assert state(view).words == "Superseded: see Better retries"


def test_a_draft_supersedes_nothing_yet(tmp_path: Path):
    newer = "---\nsupersedes: [a.md]\nstatus: draft\n---\n# Better retries\n"
    view = shop_view(tmp_path, {"kb/a.md": NOTE, "kb/b.md": newer, "src/retry.py": CODE})
    assert state(view).words == "Fresh"


def test_a_fresh_note_whose_date_has_passed_is_overdue(tmp_path: Path):
    note = NOTE.replace("---\n", "---\nreview_by: 2026-05-01\n", 1)
    view = shop_view(tmp_path, {"kb/a.md": note, "src/retry.py": CODE})
    assert state(view).words == "Overdue: it was to be read again by 2026-05-01"


def test_a_stale_note_whose_date_has_passed_is_both(tmp_path: Path):
    note = NOTE.replace("---\n", "---\nreview_by: 2026-05-01\n", 1)
    view = shop_view(tmp_path, {"kb/a.md": note, "src/retry.py": CODE}, {"src/retry.py": CHANGED})
    assert [state(view).look.word, *(one.word for one in state(view).also)] == ["Stale", "Overdue"]


def test_a_moved_link_names_both_places(tmp_path: Path):
    root = shop(tmp_path, {"kb/a.md": NOTE, "src/retry.py": CODE})
    Repository(root).rename("src/retry.py", "src/delays.py")
    link = view_of(root).base.links[0]
    assert reason(link) == "`src/retry.py#delay` is now `src/delays.py#delay`"


def test_a_verified_link_names_the_person_without_address(tmp_path: Path):
    root = shop(tmp_path, {"kb/a.md": NOTE, "src/retry.py": CODE})
    Repository(root).configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    curator(root, "verify", "--yes", "kb/a.md")
    assert reason(view_of(root).base.links[0]).endswith("by Ana Ruiz")


def test_a_link_that_only_asks_for_existence_has_its_own_look(tmp_path: Path):
    note = "---\ncode:\n  - {path: src/retry.py, watch: exists}\n---\n# Retries\n"
    view = shop_view(tmp_path, {"kb/a.md": note, "src/retry.py": CODE})
    assert look(view.base.links[0]).word == "Code exists"
