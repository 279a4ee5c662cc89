"""A note's Markdown -> Markdown in which nothing can run, and which reads the same where it was harmless.

What is code decides what is left as it is, and builders differ in that. So only that is taken for code which is code
for all of them; where there is doubt, text is written so that it shows the same either way.
"""

import re

from curator.site.content_names import is_name
from curator.site.safe_fences import LIKE_FENCE, regions
from curator.site.safe_text import PLAIN_HEAD, SafeText

_MOST_MARKS = 60_000
_MOST_LINES = 50_000
_MOST_OPEN = 200
_PARAGRAPH = re.compile(r"(?:[^\n]++\n?)++")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_LIKE_META = re.compile(r"\A(?:-{3}|[ ]{0,3}[A-Za-z0-9_-]+:)")
_SUSPICIOUS = re.compile(
    rf"[<{{]|\][(:](?!{PLAIN_HEAD})|/{{3}}[ \t]*\w|(?:!!!|\?\?\?)[^\n\"]{{0,99}}(?:__|curator-|md-|[^\n\"]{{100}})"
    r"|^[ \t>]*(?:`{3,}|~{3,})(?![ \t]*+[\w#.+-]*+[ \t]*+$)",
    re.MULTILINE,
)
_MOST_OPTIONS = 6
# Behind a raw block a builder takes entities out of the line, and what follows one may begin it.
_BLOCK = re.compile(
    r"(?<![^\s>;])/(?=/{2,}[ \t]*(\w[\w-]*)[^\n]{0,1000}"
    rf"((?:\n[ \t>]*[ \t]{{2}}[^\s][^\n]{{0,200}}){{0,{_MOST_OPTIONS}}}))"
)
_TEXT_BLOCKS = (
    "admonition attention bug caption caution check danger define details error example failure figure-caption hint"
    " important info note question quote seealso success tab tip warning abstract"
)
_BLOCKS = frozenset(_TEXT_BLOCKS.split())
_OPTION = re.compile(r"[ \t>]+(?:new|open|select|type)[ ]*:[ ]*\w*[ ]*")
_TITLED = re.compile(r"(?<![^\s>;])((?:!!!|\?\?\?\+?)[ \t]*)([^\"\n]*)")


def safe_markdown(text: str, *, has_macros: bool = True) -> str:
    """`text` is a note without its front matter.

    `has_macros`: a template engine may run over the page, and it looks into code too; code with `{{` is then written
    as HTML, which has no colours.
    """
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if _LIKE_META.match(text):
        text = f"\n{text}"  # else a builder takes the first lines for front matter
    text = _PARAGRAPH.sub(_without_flood, text)
    if not _SUSPICIOUS.search(text):
        return text
    if _has_too_many_marks(text):
        return _safe_lines(_without_marks(text))
    scanner = SafeText(has_macros=has_macros)
    safe = "\n".join(
        region.text if region.is_code else _safe_lines(scanner.read(region.text))
        for region in regions(text, has_macros=has_macros)
    )
    if not scanner.open_tags:
        return safe
    # What follows the note on its page would else be taken in.
    return f"{safe}\n\n{''.join(f'</{name}>' for name in reversed(scanner.open_tags))}\n"


def _without_flood(paragraph: re.Match[str]) -> str:
    """Python-Markdown looks for the end of each bracket that nothing closes: 3,000 of them take it seconds."""
    text = paragraph[0]
    if text.count("[") - text.count("]") > _MOST_OPEN:
        text = text.replace("[", "&#91;")
    if text.count("](") - text.count(")") > _MOST_OPEN:
        text = text.replace("](", "]&#40;")
    return text


def _has_too_many_marks(text: str) -> bool:
    marks = sum(map(text.count, ("<", "{", "](", "]:", "`", "\\")))
    return marks > _MOST_MARKS or text.count("\n") > _MOST_LINES


def _without_marks(text: str) -> str:
    """No person wrote it: it is shown as it is, without links and code."""
    text = text.replace("<", "&lt;").replace("{", "&#123;").replace("`", "&#96;")
    return text.replace("](", "]&#40;").replace("]:", "]&#58;")


def _safe_lines(text: str) -> str:
    """What begins a line: fences that are none, blocks with attributes, admonitions that look like ours."""
    text = LIKE_FENCE.sub(_shown, text)
    text = _BLOCK.sub(_block, text)
    return _TITLED.sub(_titled, text)


def _shown(fence: re.Match[str]) -> str:
    return fence[1] + f"&#{ord(fence[2][0])};" * len(fence[2])


def _block(found: re.Match[str]) -> str:
    """https://facelessuser.github.io/pymdown-extensions/extensions/blocks/: some make any element."""
    options = found[2].split("\n")[1:]
    is_known = found[1].lower() in _BLOCKS and len(options) < _MOST_OPTIONS
    return found[0] if is_known and all(map(_OPTION.fullmatch, options)) else "&#47;"


def _titled(found: re.Match[str]) -> str:
    words = found[2].split(" ")
    if all(map(is_name, words)):
        return found[0]
    return found[1] + " ".join(word if is_name(word) else "note" for word in words)
