"""What holds of every report: one diagnostic is one line or one object, and nothing in it acts where it is shown."""

import json
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes, urlsplit

from markdown_it import MarkdownIt

from curator.formats.github import github, github_summary
from curator.formats.gitlab import gitlab
from curator.formats.lint_json import lint_json
from curator.formats.lint_text import concise, full
from curator.formats.sarif import sarif
from curator.formats.terminal import printable
from curator.formats.view import View
from curator.lint.page import rule_info
from curator.lint.registry import RULES
from curator.model.diagnostics import Diagnostic, Report, Severity
from curator.model.text import Place, RepoPath
from tests.fuzz.pieces import Pieces

_INFOS = tuple(map(rule_info, RULES))
_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
_LOG_COMMAND = re.compile(r"\s*::|.*##\[")


def github_annotations(data: bytes) -> None:
    """As a runner reads them (`ActionCommand.TryParseV2`): nothing but our commands, with our properties."""
    view = _view(data)
    lines = _lines(github(view))
    found = [_command(line) for line in lines if line.startswith("::")]
    rest = [line for line in lines if not line.startswith("::")]
    assert len(found) + len(rest) == len(view.shown) + 1
    assert not any(_LOG_COMMAND.match(line) for line in rest)
    wanted = [_annotated(item) for item in view.shown]
    assert all(one in wanted for one in found)


def github_page(data: bytes) -> None:
    """A row for each, and in its cells only text: no link, no image, no tag, no code, no mention."""
    view = _view(data)
    page = github_summary(view)
    assert "@" not in page
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(page)
    cells = [token for token in tokens if token.type == "inline"]
    assert sum(token.type == "tr_open" for token in tokens) == (
        len(view.shown) + 1 if view.shown else 0
    )
    assert sum(token.type == "td_open" for token in tokens) == 3 * len(view.shown)
    assert {child.type for cell in cells for child in cell.children or []} <= {
        "text",
        "text_special",
    }
    assert not any(token.type in ("html_block", "fence", "code_block") for token in tokens)


def gitlab_report(data: bytes) -> None:
    view = _view(data)
    rows = _strict_json(gitlab(view))
    assert isinstance(rows, list)
    assert len(rows) == len(view.shown)
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    for row in rows:
        _assert_plain(row["description"])
        assert row["location"]["path"]
        assert row["severity"] in ("info", "minor", "major", "critical", "blocker")


def sarif_log(data: bytes) -> None:
    """Each address is one of a file below the root, and is read back as the bytes of its name."""
    view = _view(data)
    (run,) = _strict_json(sarif(view))["runs"]
    assert len(run["results"]) == len(view.shown)
    for item, result in zip(view.shown, run["results"], strict=True):
        _assert_plain(result["message"]["text"], also="\n")
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == item.code
        (place,) = result["locations"]
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:[A-Za-z0-9_.~/-]|%[0-9A-F]{2})+", uri)
        parts = urlsplit(uri)
        assert not parts.scheme
        assert not parts.netloc
        assert unquote_to_bytes(uri) == item.path.encode("utf-8", "surrogateescape")


def json_report(data: bytes) -> None:
    view = _view(data)
    text = lint_json(view)
    assert text.isascii()
    rows = json.loads(text)["diagnostics"]
    assert [(row["path"], row["message"]) for row in rows] == [
        (item.path, item.message) for item in view.report.diagnostics
    ]


def terminal_lines(data: bytes) -> None:
    """One line for each, and one that counts; no character acts but our colours."""
    view = _view(data)
    lines = _lines(_STYLE.sub("", concise(view)))
    assert len(lines) == len(view.shown) + 1
    assert not any(_LOG_COMMAND.match(line) for line in lines)


def terminal_blocks(data: bytes) -> None:
    view = _view(data)
    lines = _lines(_STYLE.sub("", full(view)))
    heads = [line for line in lines if re.match(r"(?:error|warning|info)\[KB\d+\] ", line)]
    assert len(heads) == len(view.shown)
    assert not any(_LOG_COMMAND.match(line) for line in lines)
    assert all(
        re.match(r"(?:$|(?:error|warning|info)\[KB| +(?:-->|\d* \||= help: )|\d+ notes?)", line)
        for line in lines
    )


def _view(data: bytes) -> View:
    pieces = Pieces(data)
    is_coloured = bool(pieces.number(2))
    line = pieces.text().partition("\n")[0].replace("\r", "")
    items: list[Diagnostic] = []
    while pieces and len(items) < 13:
        items.append(_diagnostic(pieces))
    shown = tuple(items)
    report = Report(
        commit="0" * 40,
        is_dirty=False,
        history="full",
        diagnostics=shown,
        links=(),
        note_count=1,
        document_count=0,
        orphan_count=0,
    )
    return View(report, shown, {item.path: (line, line) for item in shown}, is_coloured, _INFOS)


def _diagnostic(pieces: Pieces) -> Diagnostic:
    """Paths as git has them, where a name may hold anything but NUL; rules quote what notes say."""
    path = RepoPath("/".join(part for part in pieces.text().replace("\0", "").split("/") if part))
    message, help_text = pieces.text(), pieces.text()
    info = pieces.one_of(_INFOS)
    first = 1 + pieces.number(3)
    column = 1 + pieces.number(30)
    end = Place(1, column, first, column + pieces.number(10) if first == 1 else 1)
    return Diagnostic(
        code=info.code,
        rule=info.name,
        severity=pieces.one_of(tuple(Severity)),
        path=path or RepoPath("a"),
        place=end,
        message=message or "m",
        help=help_text,
        is_fixable=False,
        link=None,
        subject=message,
    )


def _lines(text: str) -> list[str]:
    """As every reader counts them: a text of lines has no other control character, and no half of one."""
    assert text.endswith("\n")
    odd = {char for char in text if unicodedata.category(char) in ("Cc", "Cs")}
    assert odd <= {"\n", "\t", "\x1b"}
    assert "\x1b" not in _STYLE.sub("", text)
    return text.removesuffix("\n").split("\n")


def _command(line: str) -> tuple[str, str]:
    """File and message of an annotation."""
    found = _COMMAND.fullmatch(line)
    assert found
    values = dict(pair.split("=", 1) for pair in found[2].split(","))
    assert set(values) <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert re.fullmatch(r"KB\d+ [a-z-]+", _plain(values["title"]))
    return _plain(values["file"]), _plain(found[3])


def _annotated(item: Diagnostic) -> tuple[str, str]:
    path = "\n".join(printable(part) for part in item.path.split("\n"))
    said = [printable(text) for text in (item.message, item.help) if text]
    return path, "\n".join(said)


def _plain(text: str) -> str:
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def _strict_json(text: str):
    """As strict readers take it: no half of a surrogate pair."""
    assert text.isascii()
    value = json.loads(text)
    for said in _texts(value):
        said.encode("utf-8")
    return value


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _texts(one)
        case dict():
            for one in value.values():
                yield from _texts(one)


def _assert_plain(text: str, also: str = "") -> None:
    odd = {char for char in text if unicodedata.category(char) in ("Cc", "Cs")}
    assert odd <= {"\t", *also}
