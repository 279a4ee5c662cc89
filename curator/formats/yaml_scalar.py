"""Text -> a YAML scalar."""

import json
import re

_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _/.-]*|[\w./-]+#[\w.]+")


def yaml_scalar(text: str) -> str:
    """Bare where that cannot be misread, else quoted (JSON's strings are YAML's)."""
    is_bare = _PLAIN.fullmatch(text) and text[-1] != " " and text.lower() not in _WORDS
    return text if is_bare else json.dumps(text, ensure_ascii=False)
