"""MkDocs plugin `curator`: the pages of the notes as `curator site` writes them, in the user's own site."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from curator.api.site import site_view
from curator.api.site_tree import SCRIPT, STYLE, own_assets
from curator.errors import CuratorError
from curator.knowledge.pages import kb_folder
from curator.knowledge.relations import linked_paths
from curator.site.content_policy import with_policy
from curator.site.page import page as note_page
from curator.site.pages import beside, own_pages
from curator.site.sanitised_html import sanitised
from curator.site.view import SiteView
from curator.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_log = get_plugin_logger("curator")
_STATUSES = {
    "stale": "Stale",
    "missing": "Code is missing",
    "undecided": "Undecided",
    "moved": "Code has moved",
    "draft": "Draft",
    "deprecated": "Deprecated",
    "superseded": "Superseded",
}


class CuratorConfig(Config):
    config = config_options.Optional(config_options.Type(str))
    """The configuration file of curator, beside `mkdocs.yml`; default: found as the command line finds it."""
    ask = config_options.Type(bool, default=True)
    """Ask the search the notes' questions, for the page *Health*."""


class CuratorPlugin(BasePlugin[CuratorConfig]):
    """Each build opens the repository anew."""

    _view: SiteView
    _own: Mapping[str, str]
    _held: dict[str, list[tuple[str, str]]]
    """By page, what stands for our HTML, and that."""
    _server: "LiveReloadServer | None" = None
    _is_served = False

    def on_startup(self, *, command: str, **_: object) -> None:
        self._is_served = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        config.extra_css.insert(0, STYLE)
        config.extra_javascript.insert(0, SCRIPT)
        config.extra["status"] = {**_STATUSES, **(config.extra.get("status") or {})}
        return config

    @event_priority(-50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        workspace = self._opened(config)
        try:
            self._view = site_view(
                workspace,
                title=config.site_name,
                today=datetime.now(UTC).date().isoformat(),
                has_directory_urls=config.use_directory_urls,
                is_asked=self.config.ask,
                pages={file.src_uri for file in files.documentation_pages()},
            )
            _leave_out(files, self._view, config)
            self._own, self._held = own_pages(self._view), {}
            for path, text in {**self._own, **own_assets()}.items():
                file = File.generated(config, path, content=text)
                if config.nav is not None:  # who wants them there names them
                    file.inclusion = InclusionLevel.NOT_IN_NAV
                files.append(file)
        except CuratorError as error:
            raise PluginError(str(error)) from error
        self._watch()
        return files

    @event_priority(100)
    def on_page_read_source(self, *, page: Page, **_: object) -> str | None:
        note = self._view.at(page.file.src_uri)
        if note is None:
            return None
        held = self._held.setdefault(page.file.src_uri, [])
        return note_page(note, self._view, partial(_hold, held))

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """What stands for our HTML becomes a comment, which nobody searches; nothing that a note says can take it away."""
        html = sanitised(html)
        for key, _ours in self._held.get(page.file.src_uri, ()):
            paragraph, comment = f"<p>{key}</p>", f"<!--{key}-->"
            if paragraph in html:
                html = html.replace(paragraph, comment, 1)
            else:
                _log.warning("%s: its HTML takes in what stands beside it", page.file.src_uri)
                html = comment + html.replace(key, "")
        return html

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        for key, html in self._held.pop(page.file.src_uri, ()):
            output = output.replace(f"<!--{key}-->", html, 1)
        return with_policy(output, is_served=self._is_served)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> str:
        if not template_name.endswith(".html"):
            return output_content
        return with_policy(output_content, is_served=self._is_served)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        for path, text in beside(self._view, self._own).items():
            file = Path(config.site_dir) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", "replace", newline="")

    def on_serve(self, server: "LiveReloadServer", **_: object) -> "LiveReloadServer":
        """The notes and the lock are watched already; so is the code that they link to."""
        self._server = server
        self._watch()
        return server

    def _opened(self, config: MkDocsConfig) -> Workspace:
        folder = Path(config.config_file_path).parent
        own = self.config.config
        try:
            workspace = open_workspace(folder, Path(own) if own else None)
        except CuratorError as error:
            raise PluginError(str(error)) from error
        self._root = workspace.repository.root
        kb = self._root / kb_folder(workspace.project)
        if kb.resolve() != Path(config.docs_dir).resolve():
            raise ConfigurationError(
                f"curator: the notes are in {kb}, and `docs_dir` is {config.docs_dir}: make them the same"
            )
        return workspace

    def _watch(self) -> None:
        if self._server is None:
            return
        for path in sorted({path for link in self._view.base.links for path in linked_paths(link)}):
            if (self._root / path).is_file():
                self._server.watch(str(self._root / path), recursive=False)


def _hold(held: list[tuple[str, str]], html: str) -> str:
    """A paragraph that no note can have; nobody has to parse what stands for it, or to search it."""
    key = secrets.token_hex(16)
    held.append((key, html))
    return key


def _leave_out(files: Files, view: SiteView, config: MkDocsConfig) -> None:
    """What git does not have, what has addresses in it, and what a browser could run is no part of the site."""
    named = _named(config)
    for path in sorted(view.left_out):
        if view.page(path) not in named:
            _log.info("%s is left out: it could run in a browser, or has a secret in it", path)
    for file in [file for file in files if file.src_dir == config.docs_dir]:
        if file.src_uri in named or (file.is_documentation_page() and view.is_file(file.src_uri)):
            continue
        files.remove(file)
        if file.src_uri in view.files:
            data = view.files[file.src_uri]
            files.append(File.generated(config, file.src_uri, content=data))


def _named(config: MkDocsConfig) -> frozenset[str]:
    """What the owner of the site names in its configuration: style sheets, scripts and pictures of the theme."""
    theme = (config.theme.get(name) for name in ("logo", "favicon"))
    scripts = (str(script) for script in config.extra_javascript)
    return frozenset(filter(None, (*config.extra_css, *scripts, *map(str, filter(None, theme)))))
