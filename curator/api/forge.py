"""Where a repository's files are shown: as its configuration says, else as its remote `origin` tells."""

from curator.parsers.remote import forge_template
from curator.workspace import Workspace


def forge_url(workspace: Workspace) -> str:
    """A URL with `{commit}`, `{path}`, `{first}` and `{last}`; empty where nobody knows."""
    configured = workspace.project.config.forge
    return configured or forge_template(workspace.repository.origin() or "")
