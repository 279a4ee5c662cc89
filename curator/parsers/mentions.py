"""A document -> the names and paths of code that it mentions."""

from collections.abc import Sequence
from itertools import groupby

from curator.model.mentions import Mention, Mentions
from curator.model.text import RepoPath
from curator.parsers.front_matter import split_front_matter
from curator.parsers.mention_code import CodeNames, code_names
from curator.parsers.mention_lines import DocumentLine, markdown_lines
from curator.parsers.mention_lines_rst import rst_lines
from curator.parsers.mention_prose import described, prose_mentions
from curator.parsers.past import is_history_path
from curator.parsers.prose import text_lines

_LARGEST = 1024 * 1024
NOTHING = Mentions((), frozenset(), ())


def mentions(data: bytes, path: RepoPath) -> Mentions:
    """Never fails. A document that records history mentions nothing."""
    if len(data) > _LARGEST or b"\0" in data or is_history_path(path):
        return NOTHING
    text = text_lines(data.decode("utf-8", "replace"))
    is_rst = path.lower().endswith((".rst", ".txt"))
    lines = list(
        rst_lines(text) if is_rst else markdown_lines(text, split_front_matter(text).body_line)
    )
    prose = prose_mentions([line for line in lines if line.language is None])
    code = list(_fences(lines))
    items: list[Mention] = [*prose, *(mention for names in code for mention in names.mentions)]
    return Mentions(
        items=tuple(sorted(set(items), key=lambda item: (item.place, item.name))),
        defined=frozenset(word for names in code for word in names.defined),
        imported=tuple(
            sorted(
                {
                    *described([line for line in lines if line.language is None]),
                    *((one.name, one.module) for names in code for one in names.imported),
                }
            )
        ),
    )


def _fences(lines: Sequence[DocumentLine]) -> list[CodeNames]:
    found, intro = [], ""
    for (language, _), group in groupby(lines, key=lambda line: (line.language, line.block)):
        block = list(group)
        if language is None:
            intro = _last_sentence(block)
        else:
            found.append(code_names(block, intro))
    return found


def _last_sentence(block: Sequence[DocumentLine]) -> str:
    """What introduces the code that follows; a paragraph that ends in no colon introduces nothing but its heading."""
    text = " ".join(line.text for line in block).strip()
    return text.rpartition(". ")[2] if text.endswith(":") or text.startswith("#") else ""
