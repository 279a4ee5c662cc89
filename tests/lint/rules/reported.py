"""What one rule says of some files."""

from collections.abc import Mapping

from curator.lint.rule import Evidence
from curator.lint.run import diagnostics
from curator.model.config import LintConfig
from curator.model.diagnostics import Diagnostic
from tests.knowledge_bases import base_of


def reported(
    code: str, files: Mapping[str, str], today: str = "2027-06-01"
) -> tuple[Diagnostic, ...]:
    return diagnostics(Evidence(base_of(files), today=today), LintConfig(select=(code,)))


def said(code: str, files: Mapping[str, str], today: str = "2027-06-01") -> list[tuple[str, str]]:
    """Message and remedy of each."""
    return [(item.message, item.help) for item in reported(code, files, today)]
