"""Where notes rank for their questions -> lines for a terminal."""

from collections.abc import Iterator

from curator.formats.lint_text import diagnostic_line
from curator.formats.terminal import printable, styled
from curator.formats.view import EvaluationView, SetView
from curator.model.evaluation import Answer, Evaluation, Negative, Score, SetAnswer

_MISSED = "-"


def eval_text(view: EvaluationView) -> str:
    """A line a question: rank, place and words; below it what stands before the note. Then what is wrong, and the rates."""
    evaluation, is_coloured = view.evaluation, view.is_coloured
    lines = [line for one in evaluation.answers for line in _answer(one, is_coloured=is_coloured)]
    lines += [_negative(one, is_coloured=is_coloured) for one in evaluation.negatives if one.found]
    lines += [diagnostic_line(item, is_coloured=is_coloured) for item in evaluation.diagnostics]
    return "\n".join([*lines, _closing(evaluation)]) + "\n"


def set_text(view: SetView) -> str:
    """A line a question with the rank of each file, then the rates by kind."""
    evaluation = view.evaluation
    lines = [_set_answer(one) for one in evaluation.answers]
    for kind, score in evaluation.scores.items():
        lines.append(f"{kind.value}: {_rates(score, f'among the first {evaluation.top}')}.")
    return "".join(f"{line}\n" for line in lines)


def _answer(answer: Answer, *, is_coloured: bool) -> Iterator[str]:
    rank = f"{answer.rank or _MISSED:>3}"
    shown = rank if answer.is_answered else styled(rank, "error", is_coloured=is_coloured)
    place = f"{printable(answer.note)}:{answer.question.place.line}"
    yield f"{shown}  {place}  {printable(answer.question.ask)}"
    if answer.above:
        before = f"     after {', '.join(map(printable, answer.above))}"
        yield styled(before, "dim", is_coloured=is_coloured)


def _negative(negative: Negative, *, is_coloured: bool) -> str:
    mark = styled("  !", "error", is_coloured=is_coloured)
    found = ", ".join(map(printable, negative.found))
    return f"{mark}  {printable(negative.ask)}  should find nothing, and finds {found}"


def _closing(evaluation: Evaluation) -> str:
    line = f"{_rates(evaluation.score, 'answered')}."
    refused = sum(not one.found for one in evaluation.negatives)
    if evaluation.negatives:
        line += f" {refused} of {len(evaluation.negatives)} negatives find nothing."
    return line


def _rates(score: Score, where: str) -> str:
    """Such as `9 of 10 questions among the first 5, recall 0.900, MRR 0.734`."""
    questions = f"{score.asked} question{'s' * (score.asked != 1)}"
    if score.recall is None or score.mrr is None:
        return questions
    rates = f"recall {score.recall:.3f}, MRR {score.mrr:.3f}"
    return f"{score.answered} of {questions} {where}, {rates}"


def _set_answer(answer: SetAnswer) -> str:
    files = ", ".join(f"{printable(one.path)} {one.rank or _MISSED}" for one in answer.sought)
    return f"{printable(answer.question.id)}  {printable(answer.question.ask)}  {files}"
