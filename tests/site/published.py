"""Markdown -> HTML as builders make it, and what in that HTML runs."""

from html.parser import HTMLParser

import markdown
import nh3

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "meta",
    "tables",
    "toc",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.html",
    "pymdownx.blocks.tab",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.highlight",
    "pymdownx.magiclink",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
]
SETTINGS = {
    "pymdownx.snippets": {"base_path": ["/"], "check_paths": False},
    "pymdownx.tabbed": {"alternate_style": True},
    "toc": {"permalink": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}
_TEXT_RUNNING_TAGS = (
    "script iframe frame frameset object embed applet base meta link form style svg math template textarea title"
    " noscript xmp plaintext select portal dialog marquee button"
)
_RUNNING_TAGS = frozenset(_TEXT_RUNNING_TAGS.split())
_TEXT_URLS = "href src action formaction data poster background cite longdesc xlink:href srcset code codebase"
_URLS = frozenset(_TEXT_URLS.split())
_ALL_TAGS = (
    _RUNNING_TAGS
    | nh3.ALLOWED_TAGS
    | {"input", "label", "picture", "source", "video", "audio", "section"}
)
_NAMES = _URLS | {"style", "srcdoc", "id", "name", "class", "hidden", "http-equiv", "content"}


def rendered(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS, extension_configs=SETTINGS)


def plainly_rendered(text: str) -> str:
    """Without any extension but fences: what is an attribute list there is text here."""
    return markdown.markdown(text, extensions=["pymdownx.superfences"])


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _RUNNING_TAGS:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "http-equiv"):
                self.found.append(f"{tag} {name}")
            if name in _URLS and _runs(value or ""):
                self.found.append(f"{tag} {name}={value}")
            if name in ("id", "name") and (value or "").startswith(
                ("__config", "__search", "curator-")
            ):
                self.found.append(f"{tag} {name}={value}")
            if name == "class" and any(
                word.startswith(("curator-", "md-overlay", "__")) for word in (value or "").split()
            ):
                self.found.append(f"{tag} {name}={value}")


def _runs(address: str) -> bool:
    flat = "".join(
        character for character in address if character > " " and character != "\x7f"
    ).lower()
    return flat.startswith(
        ("javascript:", "vbscript:", "data:text", "data:image/svg", "file:", "blob:", "data:,")
    )


def running(html: str) -> list[str]:
    """By what a browser's parser makes of it (nh3's is one), and by what a looser one does."""
    normal = nh3.clean(
        html,
        tags=set(_ALL_TAGS),
        clean_content_tags=set(),
        attributes={"*": set(_NAMES)},
        generic_attribute_prefixes={"on"},
        url_schemes={"javascript", "vbscript", "data", "file", "blob", "http", "https", "mailto"},
        link_rel=None,
        strip_comments=False,
    )
    found = []
    for text in (normal, html):
        finder = _Finder()
        finder.feed(text)
        finder.close()
        found += finder.found
    return found
