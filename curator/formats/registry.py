"""Every format. A format is a file and a row here."""

from collections.abc import Callable, Mapping

from curator.formats.affected_json import affected_json
from curator.formats.affected_markdown import affected_markdown
from curator.formats.affected_text import affected_text
from curator.formats.audit_json import absence_json, audit_json
from curator.formats.audit_text import absence_text, audit_text
from curator.formats.bundle_json import bundle_json
from curator.formats.bundle_markdown import bundle_markdown
from curator.formats.bundle_xml import bundle_xml
from curator.formats.eval_json import eval_json, set_json
from curator.formats.eval_text import eval_text, set_text
from curator.formats.github import github
from curator.formats.gitlab import gitlab
from curator.formats.lint_json import lint_json
from curator.formats.lint_text import concise, full
from curator.formats.sarif import sarif
from curator.formats.statistics import statistics_json, statistics_text
from curator.formats.view import (
    AbsenceView,
    AffectedView,
    AuditView,
    EvaluationView,
    SetView,
    View,
)
from curator.model.context import Bundle

LINT_FORMATS: Mapping[str, Callable[[View], str]] = {
    "full": full,
    "concise": concise,
    "json": lint_json,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
}

STATISTICS_FORMATS: Mapping[str, Callable[[View], str]] = {
    "full": statistics_text,
    "json": statistics_json,
}

BUNDLE_FORMATS: Mapping[str, Callable[[Bundle], str]] = {
    "markdown": bundle_markdown,
    "xml": bundle_xml,
    "json": bundle_json,
}

AFFECTED_FORMATS: Mapping[str, Callable[[AffectedView], str]] = {
    "text": affected_text,
    "json": affected_json,
    "markdown": affected_markdown,
}

EVAL_FORMATS: Mapping[str, Callable[[EvaluationView], str]] = {"text": eval_text, "json": eval_json}

SET_FORMATS: Mapping[str, Callable[[SetView], str]] = {"text": set_text, "json": set_json}

AUDIT_FORMATS: Mapping[str, Callable[[AuditView], str]] = {"text": audit_text, "json": audit_json}

ABSENCE_FORMATS: Mapping[str, Callable[[AbsenceView], str]] = {
    "text": absence_text,
    "json": absence_json,
}
