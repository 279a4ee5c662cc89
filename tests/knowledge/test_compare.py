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


@pytest.mark.parametrize("kind", [TargetKind.TEXT, TargetKind.LINES, TargetKind.SUBMODULE])
def test_text_has_a_body_only(kind: TargetKind):
    assert changes(THEN, target(kind, "S", "B", "d")) == (Change.BODY,)


@pytest.mark.parametrize(
    ("kind", "default"),
    [
        (TargetKind.SYMBOL, Watch.BODY),
        (TargetKind.FILE, Watch.SIGNATURE),
        (TargetKind.MEMBERS, Watch.SIGNATURE),
        (TargetKind.TEXT, Watch.BODY),
        (TargetKind.LINES, Watch.BODY),
    ],
)
def test_what_a_link_watches_by_default_depends_on_its_target(kind: TargetKind, default: Watch):
    assert watched(None, NoteKind.COMPONENT, kind) is default


def test_a_decision_watches_that_its_code_exists():
    assert watched(None, NoteKind.DECISION, TargetKind.SYMBOL) is Watch.EXISTS


def test_a_link_that_says_so_overrides_the_default():
    assert watched(Watch.ANY, NoteKind.DECISION, TargetKind.SYMBOL) is Watch.ANY


def test_watching_the_signature_of_a_text_watches_its_body():
    assert watched(Watch.SIGNATURE, None, TargetKind.TEXT) is Watch.BODY
