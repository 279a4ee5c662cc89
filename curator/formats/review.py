"""A link's review -> what `verify` shows a person before asking."""

from collections.abc import Sequence

from curator.formats.terminal import printable, styled
from curator.model.links import Review

_MOST_LINES = 80


def review_text(review: Review, *, is_coloured: bool) -> str:
    """The note's section, then the change of the code (or the code, where nothing is known of before)."""
    link = review.link
    head = f"{link.note.path}:{link.link.place.line}  {link.link.target}  [{link.state}]"
    changed = "the code" if review.is_new else "the code since then"
    return "\n".join(
        [
            styled(printable(head), "bold", is_coloured=is_coloured),
            printable(link.reason),
            "",
            styled(f"note, from line {review.section_line}:", "dim", is_coloured=is_coloured),
            *_block(review.section, is_diff=False, is_coloured=is_coloured),
            "",
            styled(f"{changed}:", "dim", is_coloured=is_coloured),
            *_block(
                review.diff or ("(unchanged)",), is_diff=not review.is_new, is_coloured=is_coloured
            ),
            "",
        ]
    )


def _block(lines: Sequence[str], *, is_diff: bool, is_coloured: bool) -> list[str]:
    shown = [_line(line, is_diff=is_diff, is_coloured=is_coloured) for line in lines[:_MOST_LINES]]
    hidden = len(lines) - len(shown)
    return [*shown, f"  … {hidden} more lines"] if hidden > 0 else shown


def _line(line: str, *, is_diff: bool, is_coloured: bool) -> str:
    text = f"  {printable(line)}".rstrip()
    if is_diff and line[:1] == "+":
        return styled(text, "added", is_coloured=is_coloured)
    if is_diff and line[:1] == "-":
        return styled(text, "removed", is_coloured=is_coloured)
    return text
