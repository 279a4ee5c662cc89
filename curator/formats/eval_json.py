"""Where notes rank for their questions -> JSON, version 1: fields may be added, never changed."""

import json

from curator import __version__
from curator.formats.lint_json import diagnostic_row
from curator.formats.view import EvaluationView, SetView
from curator.model.evaluation import Answer, Evaluation, Score, SetAnswer, SetEvaluation


def eval_json(view: EvaluationView) -> str:
    """ASCII only, so that names which are not UTF-8 survive as escaped surrogates."""
    evaluation = view.evaluation
    return _json(
        evaluation,
        questions=[_question(answer) for answer in evaluation.answers],
        negatives=[{"question": one.ask, "found": one.found} for one in evaluation.negatives],
        diagnostics=[diagnostic_row(item) for item in evaluation.diagnostics],
        summary=_summary(evaluation),
    )


def set_json(view: SetView) -> str:
    """The same for a set of questions, whose summary stands apart by the kind of what should be found."""
    evaluation = view.evaluation
    return _json(
        evaluation,
        queries=[_query(answer) for answer in evaluation.answers],
        unknown=evaluation.unknown,
        summary={
            "queries": len(evaluation.answers),
            **{kind.value: _score(score) for kind, score in evaluation.scores.items()},
        },
    )


def _json(evaluation: Evaluation | SetEvaluation, **parts: object) -> str:
    head = {
        "version": 1,
        "tool": {"name": "curator", "version": __version__},
        "commit": evaluation.commit,
        "dirty": evaluation.is_dirty,
        "top": evaluation.top,
    }
    return json.dumps({**head, **parts}, indent=2) + "\n"


def _question(answer: Answer) -> dict[str, object]:
    return {
        "note": answer.note,
        "line": answer.question.place.line,
        "question": answer.question.ask,
        "top": answer.top,
        "rank": answer.rank,
        "above": answer.above,
    }


def _summary(evaluation: Evaluation) -> dict[str, object]:
    score = evaluation.score
    return {
        "questions": score.asked,
        "answered": score.answered,
        "recall": score.recall,
        "mrr": score.mrr,
        "negatives": len(evaluation.negatives),
        "refused": sum(not one.found for one in evaluation.negatives),
    }


def _query(answer: SetAnswer) -> dict[str, object]:
    return {
        "id": answer.question.id,
        "query": answer.question.ask,
        "paths": [
            {"path": one.path, "kind": one.kind.value, "rank": one.rank} for one in answer.sought
        ],
        "first": {kind.value: paths for kind, paths in answer.first.items()},
    }


def _score(score: Score) -> dict[str, object]:
    return {
        "queries": score.asked,
        "answered": score.answered,
        "recall": score.recall,
        "mrr": score.mrr,
    }
