"""A link's review -> what `verify` shows a person before asking."""

from collections.abc import Sequence

from curator.formats.changed_words import Stretch, changed_words
from curator.formats.terminal import printable, styled
from curator.model.links import Review

_SIGNS = {"+": "added", "-": "removed"}


def review_text(review: Review, *, with_section: bool, is_coloured: bool) -> str:
    """The note's section, unless it was shown already, then the change of the code or the code itself.

    In colour, the words of a line that were changed stand out.
    """
    link = review.link
    head = f"{link.note.path}:{link.link.place.line}  {link.link.target}  [{link.state}]"
    section = [
        "",
        styled(f"note, from line {review.section_line}:", "dim", is_coloured=is_coloured),
        *(_line(line) for line in review.section),
    ]
    return "\n".join(
        [
            styled(printable(head), "bold", is_coloured=is_coloured),
            printable(link.reason),
            *(section if with_section else []),
            "",
            styled(f"{review.what}:", "dim", is_coloured=is_coloured),
            *_code(review, is_coloured=is_coloured),
            "",
        ]
    )


def _code(review: Review, *, is_coloured: bool) -> list[str]:
    if not (review.is_diff and is_coloured and review.lines):
        return [_line(line) for line in review.lines or ("(unchanged)",)]
    words = changed_words(review.lines)
    return [_coloured(line, words.get(number, ())) for number, line in enumerate(review.lines)]


def _line(line: str) -> str:
    return f"  {printable(line)}".rstrip()


def _coloured(line: str, stretches: Sequence[Stretch]) -> str:
    """A line of a diff; each piece is coloured by itself, since the end of one style ends all."""
    style = _SIGNS.get(line[:1])
    if style is None:
        return _line(line)
    pieces, position = ["  "], 0
    for first, last in (*stretches, (len(line), len(line))):
        for text, name in ((line[position:first], style), (line[first:last], f"{style} word")):
            if text:
                pieces.append(styled(printable(text), name, is_coloured=True))
        position = last
    return "".join(pieces)
