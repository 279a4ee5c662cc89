"""Every format. A format is a file and a row here."""

from collections.abc import Callable, Mapping

from curator.formats.bundle_json import bundle_json
from curator.formats.bundle_markdown import bundle_markdown
from curator.formats.lint_json import lint_json
from curator.formats.lint_text import concise, full
from curator.formats.view import View
from curator.model.context import Bundle

LINT_FORMATS: Mapping[str, Callable[[View], str]] = {
    "full": full,
    "concise": concise,
    "json": lint_json,
}

BUNDLE_FORMATS: Mapping[str, Callable[[Bundle], str]] = {
    "markdown": bundle_markdown,
    "json": bundle_json,
}
