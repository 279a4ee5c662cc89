"""A link's review -> what `verify` shows a person before asking."""

from curator.formats.terminal import printable, styled
from curator.model.links import Review


def review_text(review: Review, *, with_section: bool, is_coloured: bool) -> str:
    """The note's section, unless it was shown already, then the change of the code or the code itself."""
    link = review.link
    head = f"{link.note.path}:{link.link.place.line}  {link.link.target}  [{link.state}]"
    section = [
        "",
        styled(f"note, from line {review.section_line}:", "dim", is_coloured=is_coloured),
        *(_line(line, is_diff=False, is_coloured=is_coloured) for line in review.section),
    ]
    return "\n".join(
        [
            styled(printable(head), "bold", is_coloured=is_coloured),
            printable(link.reason),
            *(section if with_section else []),
            "",
            styled(f"{review.what}:", "dim", is_coloured=is_coloured),
            *(
                _line(line, is_diff=review.is_diff, is_coloured=is_coloured)
                for line in review.lines or ("(unchanged)",)
            ),
            "",
        ]
    )


def _line(line: str, *, is_diff: bool, is_coloured: bool) -> str:
    text = f"  {printable(line)}".rstrip()
    if is_diff and line[:1] == "+":
        return styled(text, "added", is_coloured=is_coloured)
    if is_diff and line[:1] == "-":
        return styled(text, "removed", is_coloured=is_coloured)
    return text
