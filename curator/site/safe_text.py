"""Markdown between fenced code -> the same with tags, addresses and attribute lists that a page may have."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote

from curator.site.content_names import is_destination
from curator.site.plain_addresses import PlainAddresses
from curator.site.safe_attributes import BRACES, safe_braces
from curator.site.safe_code import BROKEN_NUMBER, code_as_html, is_composed
from curator.site.safe_tags import SafeTag, safe_tag

PLAIN_HEAD = (
    r"[ ]{0,3}(?:(?i:https?://)|\#|[)/?]"
    r"|[A-Za-z0-9_.~@,;!+=*-]{1,100}(?:[/?#)]|[ ](?=[\"'\w(])))"
)
"""How harmless destinations usually begin."""
_LONGEST_HEAD = 200
"""Characters before the colon of a scheme, disguise included; what is longer is taken for one that runs."""
_LONGEST_LINE = 20_000
_PLAIN_HEAD = re.compile(PLAIN_HEAD)
_END_OF_HEAD = re.compile(r"[/?#()\" ]|[^\x00-\xff]")
_TOKEN = re.compile(r"\n|`+|\\[\\{`]|<|\{|\][(:]|&(?=#|\w+;)")
_COMMENT_END = re.compile(r"--!?>")
_AUTOLINK = re.compile(
    r"<(?:(?:[Hh][Tt][Tt][Pp][Ss]?://|mailto:)[^\s<>\"'`\\\[\]{}$|]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"
)
_COMPARISON = re.compile(r"<[ \n=\d-]")
"""No browser and no builder takes it for a tag, whatever goes out of what follows."""
_WITHIN_ANGLES = re.compile(r"\]\([ \t]*<([^<>\n]*)>")
_OF_NOTE = re.compile(r"(?:\[\^|\*\[)[^\[\]\n]*\Z")
_PREFIX = re.compile(r"[ \t>]*")
_BLANK = re.compile(r"[ \t]*(?:\n|\Z)")
_PLAIN_LINE = re.compile(r"#{1,6} |[A-Za-z](?![A-Za-z]{0,7}[.)])")
"""Begins no list, definition, footnote, admonition: code that is indented below it is in none of them."""
_INDENTED = re.compile(r"(?:[ \t]*+\n|(?: {4}|\t)[^\n]*+(?:\n|\Z))++")
_LONGEST_PREFIX = 200
_LONGEST_CODE = 400
_NEW_BLOCK = re.compile(r"\n[ \t]*(?:\n|[-*+>#|=:]|\d+[.)]|`{3}|~{3})")
_OPEN_BRACE = re.compile(r"\{(?![{%!*])[^{}\n<]{0,400}(?:\n|\Z)")
"""No list of attributes: that ends on its line."""
_WORD_OF_DEFINITION = re.compile(r"[ \t]*(?:\n[ \t>]*)?(\S*)")
_RUN = re.compile(r"`+")
_IN_ADDRESS = "/?#:@!$&'*+,;=.~_-%|"
_IN_DOUBT = re.compile(r"[<{\]|]|8<")


@dataclass(slots=True)
class SafeText:
    """Reads a note's texts in their order, since what stands open in one goes on in the next."""

    has_macros: bool
    open_tags: list[str] = field(default_factory=list)
    is_tangled: bool = False
    """Tags were not closed as they were opened; from there a builder may take anything for raw HTML."""
    is_behind_block: bool = False
    """On the line of a block's tag, whose rest may be raw HTML too."""
    is_paired: bool = True
    """On every line of the paragraph so far, code spans are closed."""
    is_plain: bool = True
    """Every line of the paragraph so far begins at the left edge, with a letter."""
    was_plain: bool = False
    """The same of the last paragraph."""
    is_between: bool = True
    """Of paragraphs."""
    spans: dict[int, int] = field(default_factory=dict)
    """Of the line: where a code span begins -> where its content ends."""
    line: int = 0
    """Where the line begins whose spans these are."""
    has_comment_end: bool = True
    behind_html: int = 0
    """Of what is written, the first part behind the last HTML."""
    addresses: PlainAddresses = field(default_factory=PlainAddresses)
    written: list[str] = field(default_factory=list)

    def read(self, text: str) -> str:
        self.written, self.has_comment_end, self.behind_html = [], True, 0
        done = self._begin_line(text, 0)
        while token := _TOKEN.search(text, done):
            self.written.append(text[done : token.start()])
            done = self._token(text, token[0], token.start())
        self.written.append(text[done:])
        self.is_plain = self.is_between = False  # code follows
        return "".join(self.written)

    def _token(self, text: str, found: str, start: int) -> int:
        """Writes what stands for it, returns where to go on."""
        if found == "\n":
            self.written.append(found)
            return self._begin_line(text, start + 1)
        if found[0] == "`":
            return self._code(text, start, len(found))
        if found == "&":
            self._write_entity("&amp;" if BROKEN_NUMBER.match(text, start) else found)
            return start + 1
        self.is_plain = self.is_plain and found != "<"
        return self._mark(text, found, start)

    def _mark(self, text: str, mark: str, start: int) -> int:
        match mark[0]:
            case "<":
                return self._angle(text, start)
            case "{":
                return self._brace(text, start)
            case "\\":
                return self._escape(text, mark, start)
            case _:
                return self._destination(text, mark, start)

    def _begin_line(self, text: str, start: int) -> int:
        if _BLANK.match(text, start):
            self._end_paragraph()
        elif self.is_between and self.was_plain and not self._is_raw():
            start = self._indented_code(text, start)
        if start < len(text) and not _BLANK.match(text, start):
            self.is_between = False
            self.is_plain = self.is_plain and _PLAIN_LINE.match(text, start) is not None
        self.is_behind_block, self.line, self.spans = False, start, {}
        return start

    def _end_paragraph(self) -> None:
        if not self.is_between:
            self.was_plain = self.is_plain and self.is_paired
            self.addresses, self.behind_html = PlainAddresses(), len(self.written)
        self.is_between = self.is_plain = self.is_paired = True

    def _indented_code(self, text: str, start: int) -> int:
        found = _INDENTED.match(text, start)
        if not found or is_composed(found[0], has_macros=self.has_macros):
            return start
        self.written.append(found[0])
        last = found[0].removesuffix("\n").rpartition("\n")[2]
        self.was_plain, self.is_paired, self.is_plain = False, not last.strip(), not last.strip()
        return found.end()

    def _is_raw(self) -> bool:
        return bool(self.open_tags) or self.is_tangled or self.is_behind_block

    def _code(self, text: str, start: int, length: int) -> int:
        if not self.spans:
            self._pair(text)
        self.is_paired = self.is_paired and not self.is_behind_block
        end = self.spans.get(start)
        if end is None:
            return self._code_over_lines(text, start, length)
        code = text[start + length : end]
        if self._is_kept(code, is_like_fence=length > 2):
            self.written.append(text[start : end + length])
        else:
            self._write_html(code_as_html(code.strip()))
        return end + length

    def _is_first(self, text: str, start: int) -> bool:
        """On its line, but for quotes' marks and blanks."""
        is_near = start - self.line <= _LONGEST_PREFIX
        return is_near and _PREFIX.fullmatch(text, self.line, start) is not None

    def _code_over_lines(self, text: str, start: int, length: int) -> int:
        """In doubt whether it is code, but as HTML it looks like it and is nothing else."""
        self.is_paired = False
        limit = min(len(text), start + _LONGEST_CODE)
        ends = (run for run in _RUN.finditer(text, start + length, limit) if len(run[0]) == length)
        if end := next(ends, None):
            code = text[start + length : end.start()]
            if _IN_DOUBT.search(code) and not _NEW_BLOCK.search(code):
                self._write_html(code_as_html(" ".join(code.split())))
                return end.end()
        self.written.append("`" * length)
        return start + length

    def _is_kept(self, code: str, *, is_like_fence: bool) -> bool:
        """Where the marks come to begin a line, a careless reader takes it for the beginning of a fence."""
        if is_like_fence or is_composed(code, has_macros=self.has_macros):
            return False
        if self._is_raw() or not self.is_paired:
            return not _IN_DOUBT.search(code)
        return not ("|" in code and "<" in code) and all(
            _is_harmless_head(code, found.end(), is_of_note=False)
            for found in re.finditer(r"\]:", code)
        )

    def _pair(self, text: str) -> None:
        """Only on their own line: a span that goes on is not told from one that does not."""
        end = text.find("\n", self.line)
        end = len(text) if end < 0 else end
        runs = [(run.start(), len(run[0])) for run in _RUN.finditer(text, self.line, end)]
        nearest: dict[int, int] = {}
        closing: dict[int, int] = {}
        for start, length in reversed(runs):
            closing[start] = nearest.get(length, -1)
            nearest[length] = start
        done = self.line
        for start, length in runs:
            if start < done:
                continue
            is_escaped = start > 0 and text[start - 1] == "\\"
            if closing[start] < 0 or is_escaped:
                self.is_paired = False
            else:
                self.spans[start], done = closing[start], closing[start] + length
        self.is_paired = self.is_paired and end - self.line < _LONGEST_LINE

    def _angle(self, text: str, start: int) -> int:
        if text.startswith("<!--", start):
            return self._comment(text, start)
        if link := _AUTOLINK.match(text, start):
            self.written.append(link[0])
            return link.end()
        if tag := safe_tag(text, start):
            self._follow(tag)
            self._write_html(tag.text)
            return tag.end
        is_include = text[start - 1 : start] == "8" and text[start + 1 : start + 2] == "-"
        if is_include or not _COMPARISON.match(text, start):
            self._write_entity("&lt;")
        else:
            self.written.append("<")
        return start + 1

    def _comment(self, text: str, start: int) -> int:
        """A blank stays where the text on both sides would else become something new."""
        end = _COMMENT_END.search(text, start + 2) if self.has_comment_end else None
        self.is_paired = False
        if not end:
            self.has_comment_end = False
            self._write_entity("&lt;")
            return start + 1
        self.written.append("" if self._is_first(text, start) else " ")
        return end.end()

    def _follow(self, tag: SafeTag) -> None:
        """As Python-Markdown does, but where it would be lenient we are in doubt.

        https://github.com/Python-Markdown/markdown/blob/master/markdown/htmlparser.py, `HTMLExtractor`
        """
        self.is_behind_block = self.is_behind_block or tag.is_block
        if tag.is_void:
            return
        if not tag.is_closing:
            if tag.is_block or self.open_tags:
                self.open_tags.append(tag.name)
        elif self.open_tags and self.open_tags.pop() != tag.name:
            self.is_tangled = True

    def _write_html(self, html: str) -> None:
        is_taken_in = self.addresses.take_in("".join(self.written[self.behind_html :]))
        self.written.append(f" {html}" if is_taken_in else html)
        self.behind_html = len(self.written)

    def _brace(self, text: str, start: int) -> int:
        found = BRACES.match(text, start)
        if found:
            safe = safe_braces(found[0])
            if safe[0] == "&":
                self._write_entity(safe)
            else:
                self.written.append(safe)
            return found.end()
        if _OPEN_BRACE.match(text, start):
            self.written.append("{")
        else:
            self._write_entity("&#123;")
        return start + 1

    def _write_entity(self, text: str) -> None:
        """Behind a raw block Python-Markdown takes entities out of the line, and what stood on both sides of one would
        be next to each other.
        """
        self.is_paired = self.is_paired and not self.is_behind_block
        before = next((part for part in reversed(self.written) if part), " ")
        is_joint = self.is_behind_block and before[-1] in "]\\{<"
        self.written.append(f" {text}" if is_joint else text)

    def _escape(self, text: str, mark: str, start: int) -> int:
        is_template = mark == "\\{" and text[start + 2 : start + 3] in ("{", "%", "!")
        self.is_paired = self.is_paired and mark != "\\`" and not self.is_behind_block
        if is_template:
            self._write_entity("&#123;")
        else:
            self.written.append(mark)
        return start + 2

    def _destination(self, text: str, mark: str, start: int) -> int:
        after = start + 2
        is_of_note = mark == "]:" and _OF_NOTE.search(text, max(0, start - 100), start) is not None
        fragment = "" if _is_harmless_head(text, after, is_of_note=is_of_note) else "#"
        if angles := _WITHIN_ANGLES.match(text, start):
            self.is_paired = self.is_paired and "`" not in angles[1]
            self.written.append(f"]({fragment}{quote(angles[1].strip(), safe=_IN_ADDRESS)}")
            return angles.end()
        self.written.append(f"{mark}{fragment}")
        return after


def _is_harmless_head(text: str, start: int, *, is_of_note: bool) -> bool:
    if _PLAIN_HEAD.match(text, start):
        return True
    head = text[start : start + _LONGEST_HEAD]
    if text[start - 1] == ":":
        word = _WORD_OF_DEFINITION.match(head)
        head = word[1] if word else head
    if len(head) == _LONGEST_HEAD and not is_of_note and not _END_OF_HEAD.search(head.strip()):
        return False
    return is_destination(head, is_of_note=is_of_note)
