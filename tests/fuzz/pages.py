"""What holds of every page that is published: nothing in a note runs."""

import re

from curator.site.safe_markdown import safe_markdown
from tests.site.published import plainly_rendered, rendered, running

_LONGEST = 1000
"""Python-Markdown itself takes far more than a second for texts that are hostile and long; we do not (`growth`)."""


def safe_page(data: bytes) -> None:
    """By what Python-Markdown makes of it, with Material's extensions and without any."""
    note = data.decode("utf-8", "replace")[:_LONGEST]
    safe = safe_markdown(note)
    assert not re.search(r"\{\{|\{%|\{!", safe)
    html = rendered(safe)
    assert running(html) == []
    assert "root:x:" not in html
    assert running(plainly_rendered(safe)) == []
