"""A built page -> the same page with a policy that lets it run what its theme brought and load nothing from elsewhere."""

import re
from base64 import b64encode
from hashlib import sha256

_HEAD = re.compile(r"<head(?:\s[^<>]*+)?>", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"\stype\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_RUNNING_TYPES = frozenset({"", "module", "text/javascript", "application/javascript"})


def with_policy(html: str, *, is_served: bool = False) -> str:
    """A page without a head is left as it is. `mkdocs serve` puts a script into each page afterwards, another one each time:
    with `is_served`, scripts of the page may run, and none in an attribute.

    It goes over a page whose content was sanitised: each script that stands in it is allowed to run.
    """
    head = _HEAD.search(html)
    if not head:
        return html
    meta = f'<meta http-equiv="Content-Security-Policy" content="{_policy(html, is_served=is_served)}">'
    return f"{html[: head.end()]}{meta}{html[head.end() :]}"


def _policy(html: str, *, is_served: bool) -> str:
    """https://www.w3.org/TR/CSP3/. Styles stand in attributes of Material's own pages."""
    allowed = ["'unsafe-inline'; script-src-attr 'none'"] if is_served else _hashes(html)
    scripts = " ".join(["'self'", *allowed])
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "media-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def _hashes(html: str) -> list[str]:
    found = dict.fromkeys(
        _hash(text) for attributes, text in _SCRIPT.findall(html) if _runs(attributes)
    )
    return list(found)


def _runs(attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    return not _SOURCE.search(attributes) and (kind[1].lower() if kind else "") in _RUNNING_TYPES


def _hash(script: str) -> str:
    """Of what a browser reads: it takes CR and CRLF for LF."""
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
