"""A file among the notes that is no page -> whether a browser that opens it could run anything of it."""

import re

_PASSIVE = (
    "apng", "avif", "bmp", "csv", "gif", "ico", "jpeg", "jpg", "json", "log", "m4a", "mov", "mp3", "mp4", "ogg", "pdf", "png",
    "puml", "toml", "tsv", "txt", "wav", "webm", "webp", "yaml", "yml", "zip",
)  # fmt: skip
_ACTIVE = re.compile(
    rb"<\s*(?:[\w-]+:)?(?:script|foreignobject|iframe|embed|object|handler|set|animate|use|image|a|style|link|html)\b"
    rb"|\bon[a-z]+\s*=|javascript:|data:text|<!(?:doctype|entity)[^>]*\[|<\?xml-stylesheet|&#",
    re.IGNORECASE,
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"+/v")


def is_passive(path: str, data: bytes) -> bool:
    """Whether it may be published: by its suffix, and a drawing (SVG) only where all of it is shapes and text."""
    suffix = path.rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
    if suffix != "svg":
        return suffix in _PASSIVE
    return not (b"\0" in data or data.startswith(_UTF16) or _ACTIVE.search(data))
