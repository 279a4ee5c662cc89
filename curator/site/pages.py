"""The whole site: every page by its path below the folder of pages, and what stands beside the built ones."""

from collections.abc import Mapping

from curator.site.address import CODE_MAP, DECISIONS, HEALTH
from curator.site.code_map import code_map_page
from curator.site.decisions import decisions_page
from curator.site.health import health_page
from curator.site.llms import llms_txt, source_markdown
from curator.site.page import page
from curator.site.view import SiteView


def note_pages(view: SiteView) -> Mapping[str, str]:
    """The pages of the notes."""
    return {view.page(note.path): page(note, view) for note in view.base.notes}


def own_pages(view: SiteView) -> Mapping[str, str]:
    """The pages that nobody wrote."""
    return {
        HEALTH: health_page(view),
        CODE_MAP: code_map_page(view),
        DECISIONS: decisions_page(view),
    }


def beside(view: SiteView, own: Mapping[str, str]) -> Mapping[str, str]:
    """What models read: by its path below the root of the built site. `own` are the pages that nobody wrote."""
    sources = {view.page(note.path): source_markdown(view, note) for note in view.base.notes}
    is_theirs = view.is_file("llms.txt")
    return {**({} if is_theirs else {"llms.txt": llms_txt(view)}), **sources, **own}
