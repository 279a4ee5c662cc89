import pytest

from curator.knowledge.compare import changes, gravest_seen, watched
from curator.model.code import Fingerprint
from curator.model.links import Change, Target, TargetKind
from curator.model.notes import NoteKind, Watch
from curator.model.text import RepoPath


def target(kind: TargetKind, signature: str, body: str, doc: str) -> Target:
    return Target(kind, (RepoPath("a.py"),), (), None, Fingerprint(signature, body, doc), None)


THEN = Fingerprint("s", "b", "d")


@pytest.mark.parametrize(
    ("watch", "seen"),
    [
        (Watch.ANY, Change.DOCS),
        (Watch.BODY, None),
        (Watch.SIGNATURE, None),
        (Watch.EXISTS, None),
    ],
)
def test_changed_documentation_is_seen_by_any_alone(watch: Watch, seen: Change | None):
    assert gravest_seen(THEN, target(TargetKind.SYMBOL, "s", "b", "D"), watch) is seen


@pytest.mark.parametrize(
    ("watch", "seen"),
    [
        (Watch.ANY, Change.BODY),
        (Watch.BODY, Change.BODY),
        (Watch.SIGNATURE, None),
        (Watch.EXISTS, None),
    ],
)
def test_a_changed_body_is_seen_by_body_and_any(watch: Watch, seen: Change | None):
    assert gravest_seen(THEN, target(TargetKind.SYMBOL, "s", "B", "D"), watch) is seen


@pytest.mark.parametrize("watch", [Watch.ANY, Watch.BODY, Watch.SIGNATURE])
def test_a_changed_signature_is_the_gravest(watch: Watch):
    now = target(TargetKind.SYMBOL, "S", "B", "D")
    assert gravest_seen(THEN, now, watch) is Change.SIGNATURE
    assert changes(THEN, now) == (Change.SIGNATURE, Change.BODY, Change.DOCS)


def test_text_has_a_body_only():
    then = Fingerprint("b", "b", "d")
    assert changes(then, target(TargetKind.TEXT, "B", "B", "d")) == (Change.BODY,)


def test_a_file_that_no_longer_offers_anything_has_lost_its_signature():
    now = target(TargetKind.FILE, "B", "B", "d")
    assert gravest_seen(THEN, now, Watch.BODY) is Change.SIGNATURE


@pytest.mark.parametrize(
    ("kind", "default"),
    [
        (TargetKind.SYMBOL, Watch.BODY),
        (TargetKind.FILE, Watch.SIGNATURE),
        (TargetKind.MEMBERS, Watch.SIGNATURE),
    ],
)
def test_what_a_link_watches_by_default_depends_on_its_target(kind: TargetKind, default: Watch):
    assert watched(None, NoteKind.COMPONENT, target(kind, "s", "b", "d")) is default


def test_a_decision_watches_that_its_code_exists():
    now = target(TargetKind.SYMBOL, "s", "b", "d")
    assert watched(None, NoteKind.DECISION, now) is Watch.EXISTS


def test_a_link_that_says_so_overrides_the_default():
    now = target(TargetKind.SYMBOL, "s", "b", "d")
    assert watched(Watch.ANY, NoteKind.DECISION, now) is Watch.ANY


@pytest.mark.parametrize("watch", [None, Watch.SIGNATURE])
def test_what_has_no_signature_is_watched_by_its_body(watch: Watch | None):
    assert watched(watch, None, target(TargetKind.TEXT, "b", "b", "d")) is Watch.BODY
