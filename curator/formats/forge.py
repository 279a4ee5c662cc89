"""The URLs of a forge (GitHub, GitLab): of a file at a commit, of its edit page, and of a report."""

import os
import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from curator.model.text import RepoPath, Span

_BLOB = re.compile(r"/(-/)?blob/\{commit\}/\{path\}")
_OF_A_URL = ":/?#[]@!$&'*+,;=%-._~"


@dataclass(frozen=True, slots=True)
class Forge:
    """Where a repository's files are shown."""

    template: str
    """With `{commit}`, `{path}` and, after a `#`, `{first}` and `{last}`; its scheme is http or https."""

    def file(self, path: RepoPath, commit: str, lines: Span | None = None) -> str:
        """The page of a file, at these lines."""
        template = self.template if lines else self.template.partition("#")[0]
        return _filled(template, path, commit, lines or Span(1, 1))

    def folder(self, path: RepoPath, commit: str) -> str:
        """The page of a folder; `""` is the repository's."""
        template = _BLOB.sub(r"/\1tree/{commit}/{path}", self.template)
        return _filled(template.partition("#")[0], path, commit, Span(1, 1)).rstrip("/")

    def edit(self, path: RepoPath, branch: str) -> str | None:
        """Where a person edits a file; None where the forge is none that is known to have such a page."""
        if not _BLOB.search(self.template):
            return None
        template = _BLOB.sub(r"/\1edit/{commit}/{path}", self.template)
        return _filled(template.partition("#")[0], path, branch, Span(1, 1))

    def report(self, title: str, body: str) -> str | None:
        """Where a person reports something, with what is to stand there; None as above."""
        found = _BLOB.search(self.template)
        if not found:
            return None
        repository = self.template[: found.start()]
        if found[1]:
            query = urlencode({"issue[title]": title, "issue[description]": body}, quote_via=quote)
            return f"{repository}/-/issues/new?{query}"
        query = urlencode({"title": title, "body": body}, quote_via=quote)
        return f"{repository}/issues/new?{query}"


def forge_of(template: str) -> Forge | None:
    """None for what is no web address: a link with another scheme could run something."""
    return Forge(template) if template.startswith(("https://", "http://")) else None


def _filled(template: str, path: RepoPath, commit: str, lines: Span) -> str:
    values = {
        "{commit}": quote(commit, safe="/"),
        "{path}": quote(os.fsencode(path)),
        "{first}": str(lines.first),
        "{last}": str(lines.last),
    }
    url = template
    for name, value in values.items():
        url = url.replace(name, value)
    return quote(url, safe=_OF_A_URL)
