"""A page's text and code links -> the text with a front matter that declares them."""

import re

from curator.parsers.front_matter import split_front_matter
from curator.parsers.prose import text_lines

_CODE = re.compile(r"(?m)^code\s*:")
_LINE_END = re.compile(r"\r\n|\r|\n")


def with_code_links(text: str, scalars: tuple[str, ...]) -> str:
    """The links are given as YAML writes them. Line ends and BOM stay; a page that declares links already stays
    as it is, and so does one with another kind of front matter (`+++`).
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    found = _LINE_END.search(text)
    end = found[0] if found else "\n"
    links = "".join(f"{end}  - {scalar}" for scalar in scalars)
    front = split_front_matter(text_lines(text.removeprefix(mark)))
    is_declared = front.text is not None and _CODE.search(front.text)
    if not scalars or front.problems or is_declared or text.removeprefix(mark).startswith("+++"):
        return text
    if front.text is None:
        return f"{mark}---{end}code:{links}{end}---{end}{end}{text.removeprefix(mark)}"
    lines = re.split(r"(\r\n|\r|\n)", text)
    last = 2 * (front.body_line - 2)  # where the line that ends the front matter stands
    return "".join([*lines[:last], f"code:{links}{end}", *lines[last:]])
