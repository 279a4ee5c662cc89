"""The URL of a git remote -> the URL of a file on its forge."""

import re

_SCP = re.compile(r"(?:[^@/\s]+@)?([\w.-]+):(?!//)([^\s?#]+)")
_URL = re.compile(
    r"(?:https?|ssh|git)://(?:[^@/\s]*@)?([\w.-]+)(?::\d+)?/([^\s?#]+)", re.IGNORECASE
)
_REPOSITORY = re.compile(r"[\w.~-]+(?:/[\w.~-]+)+")
_SHAPES = (
    ("github", "blob/{commit}/{path}#L{first}-L{last}"),
    ("gitlab", "-/blob/{commit}/{path}#L{first}-{last}"),
    ("codeberg", "src/commit/{commit}/{path}#L{first}-L{last}"),
)
"""What a host's name has in it, and where it shows a file."""


def forge_template(remote: str) -> str:
    """A URL with `{commit}`, `{path}`, `{first}` and `{last}`; empty where the host is none that is known.

    A user's name or a password in the remote is left out.
    """
    found = _URL.fullmatch(remote) or _SCP.fullmatch(remote)
    if found is None:
        return ""
    host, repository = found[1].lower(), found[2].strip("/").removesuffix(".git")
    shape = next((shape for name, shape in _SHAPES if name in host), None)
    if shape is None or not _REPOSITORY.fullmatch(repository):
        return ""
    return f"https://{host}/{repository}/{shape}"
