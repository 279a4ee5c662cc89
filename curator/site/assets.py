"""A file among the notes that is no page -> what is published of it, so that a browser that opens it runs nothing of it."""

import re

from curator.site.safe_svg import safe_svg

_PASSIVE = (
    "apng", "avif", "bmp", "csv", "gif", "ico", "jpeg", "jpg", "json", "log", "m4a", "mov", "mp3", "mp4", "ogg", "pdf", "png",
    "puml", "toml", "tsv", "txt", "wav", "webm", "webp", "yaml", "yml", "zip",
)  # fmt: skip
_ACTIVE = re.compile(
    rb"<\s*(?:[\w-]+:)?(?:script|foreignobject|iframe|embed|object|handler|set|animate|use|image|a|style|link|html)\b"
    rb"|\bon[a-z]+\s*=|javascript:|data:text|<!(?:doctype|entity)[^<>\[]*+[<\[]|<\?xml-stylesheet|&#",
    re.IGNORECASE,
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"+/v")


def published(path: str, data: bytes) -> bytes | None:
    """Its bytes, where its suffix is that of a picture or of data; of a drawing (SVG) what is safe to show. None: nothing."""
    suffix = path.rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
    if suffix != "svg":
        return data if suffix in _PASSIVE else None
    is_plain = not (b"\0" in data or data.startswith(_UTF16) or _ACTIVE.search(data))
    return data if is_plain else safe_svg(data)
