"""How grave diagnostics are, compared."""

from collections.abc import Iterable

from curator.model.diagnostics import Diagnostic, Severity

_ORDER = (Severity.INFO, Severity.WARNING, Severity.ERROR)


def at_least(items: Iterable[Diagnostic], severity: Severity) -> tuple[Diagnostic, ...]:
    """Those that are as grave, or graver."""
    return tuple(item for item in items if _ORDER.index(item.severity) >= _ORDER.index(severity))
