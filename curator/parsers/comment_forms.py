"""Comments that speak to a program: nothing that a reader should know is in them.

Each form is closed: after a program's name come a few words of a list, and names with a digit or a mark in them. So no
sentence passes for one.
"""

import re

_LONGEST = 160
_MOST_WORDS = 5
_PROGRAMS = frozenset(
    (
        *(
            "markdownlint",
            "mdl",
            "remark",
            "textlint",
            "vale",
            "alex",
            "cspell",
            "eslint",
            "stylelint",
            "prettier",
        ),
        *(
            "biome",
            "dprint",
            "rumdl",
            "lychee",
            "linkcheck",
            "mdformat",
            "mdsf",
            "proselint",
            "pyspelling",
            "typos",
        ),
        *(
            "codespell",
            "misspell",
            "lint",
            "nolint",
            "spellcheck",
            "spell",
            "spellchecker",
            "ltex",
            "sphinx",
            "myst",
        ),
        *(
            "pandoc",
            "mdbook",
            "docfx",
            "jekyll",
            "vuepress",
            "vitepress",
            "mkdocs",
            "embedmd",
            "embedme",
            "toc",
        ),
        *(
            "tocstop",
            "doctoc",
            "notoc",
            "omit",
            "all",
            "contributors",
            "badge",
            "badges",
            "sponsors",
            "version",
        ),
        *(
            "release",
            "begin",
            "end",
            "start",
            "stop",
            "open",
            "close",
            "more",
            "truncate",
            "excerpt",
            "pagebreak",
        ),
        *(
            "newpage",
            "slide",
            "fragment",
            "snippet",
            "sample",
            "example",
            "region",
            "endregion",
            "include",
            "docs",
        ),
        *(
            "doc",
            "code",
            "hide",
            "ref",
            "anchor",
            "cog",
            "automd",
            "generated",
            "usage",
            "usagestop",
            "noqa",
            "nosec",
        ),
        *(
            "yaspeller",
            "npm2yarn",
            "skip",
            "ignore",
            "x",
            "write",
            "auto",
            "markdown",
            "editorconfig",
            "doctype",
        ),
    )
)
"""A comment begins with one of them, or with a name of which one is the first part: `prettier-ignore`."""
_KEYWORDS = frozenset(
    (
        *(
            "disable",
            "enable",
            "ignore",
            "capture",
            "restore",
            "next",
            "line",
            "file",
            "all",
            "off",
            "on",
            "in",
        ),
        *(
            "true",
            "false",
            "begin",
            "end",
            "start",
            "stop",
            "toc",
            "doctoc",
            "html",
            "list",
            "auto",
            "generated",
        ),
    )
)
_PHRASES = tuple(
    phrase.split()
    for phrase in (
        "do not remove or modify this section",
        "do not edit",
        "please keep comment here to allow auto update",
        "generated toc please keep comment here to allow auto update",
        "don't edit this section instead re-run doctoc to update",
    )
)
_SEPARATOR = re.compile(r"[\s,=()\[\]\"'`]+")
_NAME = re.compile(r"[\w@./:*+#-]{1,40}")
_MARK = re.compile(r"[\d@./:*+#_-]+")
_MOST_PARTS = 4
_LETTER = re.compile(r"[^\W_]")
_KEY = re.compile(r"[\w.-]{1,20}:(?:[\w-]{1,20})?")
_LICENCE = re.compile(r"SPDX-License-Identifier:[\w.+() -]{1,60}")
_COPYRIGHT = re.compile(
    r"SPDX-FileCopyrightText:[ \t]*+(?:(?:©|\([cC]\)|Copyright)[ \t]*+)?+\d{4}(?P<who>.*)"
)
_OURS = re.compile(r"[ \t]*curator:[ \t]*ignore\b(?P<rest>.*)", re.DOTALL)
_MOST_WORDS_OF_OURS = 40


def is_for_programs(comment: str) -> bool:
    """`comment` is what stands between the marks."""
    if ours := _OURS.fullmatch(comment):
        return len(ours["rest"].split()) <= _MOST_WORDS_OF_OURS
    text = comment.strip("-").strip()
    if not _LETTER.search(text):
        return True
    return len(text) <= _LONGEST and (_is_directive(text) or _is_licence(text))


def _is_directive(text: str) -> bool:
    words = [word for word in _SEPARATOR.split(text) if word]
    head, rest = words[0], words[1:]
    if not _is_name(head):
        return False
    if not rest:
        return True
    if _KEY.fullmatch(head) and len(rest) == 1:
        return _is_name(rest[0])
    if head.isupper() and all(map(_has_mark, rest)):
        return len(rest) <= _MOST_PARTS
    first = re.split(r"[-:_]", head.lower().lstrip("/#@"), maxsplit=1)[0]
    said = [word.lower() for word in rest if _LETTER.search(word)]
    return first in _PROGRAMS and (
        said in _PHRASES
        or (len(said) <= _MOST_WORDS and all(word in _KEYWORDS or _has_mark(word) for word in said))
    )


def _is_name(word: str) -> bool:
    return _NAME.fullmatch(word) is not None and len(_MARK.findall(word)) < _MOST_PARTS


def _has_mark(word: str) -> bool:
    return _is_name(word) and _MARK.search(word) is not None


def _is_licence(text: str) -> bool:
    for line in text.split("\n"):
        copyright_ = _COPYRIGHT.fullmatch(line.strip())
        if not (
            _LICENCE.fullmatch(line.strip()) or (copyright_ and len(copyright_["who"].split()) <= 8)
        ):
            return False
    return True
