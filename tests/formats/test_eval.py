"""What `eval` says, in text and in JSON."""

import json

from curator.formats.eval_json import eval_json, set_json
from curator.formats.eval_text import eval_text, set_text
from curator.formats.view import EvaluationView, SetView
from curator.model.context import ChunkKind
from curator.model.diagnostics import Diagnostic, Severity
from curator.model.evaluation import (
    Answer,
    Evaluation,
    Negative,
    Score,
    SetAnswer,
    SetEvaluation,
    SetQuestion,
    Sought,
)
from curator.model.notes import Question
from curator.model.text import Place, RepoPath

A, B = RepoPath("kb/a.md"), RepoPath("kb/b.md")
PLACE = Place(4, 5, 4, 20)
EVALUATION = Evaluation(
    commit="c" * 40,
    is_dirty=False,
    top=5,
    answers=(
        Answer(A, Question("who pays", 1, PLACE), 1, 2, (B,), ""),
        Answer(B, Question("who \x1b[2Jpays", None, PLACE), 5, 1, (), ""),
    ),
    negatives=(Negative("what to cook", (A,)), Negative("where to go", ())),
    score=Score(2, 1, 0.5, 0.75),
    half_read=(),
    diagnostics=(
        Diagnostic(
            code="KB301",
            rule="unanswered-question",
            severity=Severity.ERROR,
            path=A,
            place=PLACE,
            message="not found",
            help="",
            is_fixable=False,
            link=None,
            subject="x",
        ),
    ),
)
SET = SetEvaluation(
    commit=None,
    is_dirty=True,
    top=5,
    answers=(
        SetAnswer(
            SetQuestion("7", "crash on empty path", (RepoPath("tree.go"), RepoPath("gone.go"))),
            (
                Sought(RepoPath("tree.go"), ChunkKind.CODE, 3),
                Sought(RepoPath("gone.go"), ChunkKind.CODE, None),
            ),
            {ChunkKind.CODE: (RepoPath("path.go"),)},
        ),
    ),
    scores={ChunkKind.CODE: Score(1, 1, 0.5, 0.333333)},
    unknown=(RepoPath("gone.go"),),
)


def test_text_has_a_line_a_question_and_what_stands_before_the_note():
    assert eval_text(EvaluationView(EVALUATION, is_coloured=False)) == (
        "  2  kb/a.md:4  who pays\n"
        "     after kb/b.md\n"
        "  1  kb/b.md:4  who \\x1b[2Jpays\n"
        "  !  what to cook  should find nothing, and finds kb/a.md\n"
        "kb/a.md:4:5: KB301 not found\n"
        "1 of 2 questions answered, recall 0.500, MRR 0.750. 1 of 2 negatives find nothing.\n"
    )


def test_json_keeps_the_contract():
    value = json.loads(eval_json(EvaluationView(EVALUATION, is_coloured=False)))
    assert list(value) == [
        "version", "tool", "commit", "dirty", "top", "questions", "negatives", "diagnostics", "summary",
    ]  # fmt: skip
    assert value["questions"][0] == {
        "note": "kb/a.md",
        "line": 4,
        "question": "who pays",
        "top": 1,
        "rank": 2,
        "above": ["kb/b.md"],
    }
    assert value["negatives"][0] == {"question": "what to cook", "found": ["kb/a.md"]}
    assert value["summary"] == {
        "questions": 2,
        "answered": 1,
        "recall": 0.5,
        "mrr": 0.75,
        "negatives": 2,
        "refused": 1,
    }


def test_a_diagnostic_in_json_is_that_of_lint():
    (item,) = json.loads(eval_json(EvaluationView(EVALUATION, is_coloured=False)))["diagnostics"]
    assert (item["code"], item["path"], item["line"], item["link"]) == ("KB301", A, 4, None)


def test_a_set_as_text_has_the_rank_of_each_file():
    assert set_text(SetView(SET, is_coloured=False)) == (
        "7  crash on empty path  tree.go 3, gone.go -\n"
        "code: 1 of 1 question among the first 5, recall 0.500, MRR 0.333.\n"
    )


def test_a_set_as_json_keeps_the_contract():
    value = json.loads(set_json(SetView(SET, is_coloured=False)))
    assert list(value) == [
        "version", "tool", "commit", "dirty", "top", "queries", "unknown", "summary",
    ]  # fmt: skip
    assert value["queries"] == [
        {
            "id": "7",
            "query": "crash on empty path",
            "paths": [
                {"path": "tree.go", "kind": "code", "rank": 3},
                {"path": "gone.go", "kind": "code", "rank": None},
            ],
            "first": {"code": ["path.go"]},
        }
    ]
    assert value["summary"] == {
        "queries": 1,
        "code": {"queries": 1, "answered": 1, "recall": 0.5, "mrr": 0.333333},
    }
