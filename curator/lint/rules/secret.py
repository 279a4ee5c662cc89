"""Finds a key, a token or a password in a note, in a document, in a file among the notes, or in code that a note links to.

**Why it is bad.** Whoever reads the repository can use it, and what stands in a note is copied: to the site, and into
bundles, which are sent to a model. There it is masked, but the repository still has it, and so does its history.

**How to mend it.** Take it for known: revoke it where it was issued, and write in its place where the real one is to be found.
Once pushed it stays in history; take it out there as well, with `git filter-repo`, if it cannot be revoked. What looks like
a secret and is none is said to be none by `<!-- curator: ignore[KB401] reason -->` in a page, which keeps it masked, or by a comment
`pragma: allowlist secret` at the end of its line (or `pragma: allowlist nextline secret` above it), in pages and in code, which
shows it. For whole files of test keys there is `per-file-ignores`.

Known are private keys, the tokens that services mark with a prefix of their own, JSON web tokens, authorization headers,
passwords in URLs, and values that are called a password, a key or a token and look drawn by a machine. Git hashes,
`os.environ[...]`, templates (`<token>`, `${TOKEN}`), words, and the keys that vendors print in their documents are none. The message
says the kind and the place, and nothing of what stands there. Nothing is sent anywhere to be tried.
"""

from collections.abc import Iterator

from curator.lint.rule import Evidence, Example, Rule
from curator.model.diagnostics import Finding, Severity
from curator.model.secrets import Secret


def check(evidence: Evidence) -> Iterator[Finding]:
    pages = {page.path for page in evidence.pages}
    for path, secrets in evidence.secrets.items():
        for one in secrets:
            yield Finding(
                path,
                one.place,
                _message(one),
                _PAGE_HELP if path in pages else _FILE_HELP,
                subject=f"{one.kind} {one.mark}",
            )


def _message(one: Secret) -> str:
    article = "an" if one.kind[0].lower() in "aeio" else "a"
    return f"this looks like {article} {one.kind}"


_REVOKE = "revoke it, and take it out of the file and of its history"
_PAGE_HELP = f"{_REVOKE}; if it is none, put `<!-- curator: ignore[KB401] reason -->` above it"
_FILE_HELP = f"{_REVOKE}; if it is none, end the line with a comment `pragma: allowlist secret`"

_LOGIN = "https://ci:Vq8rT2mXw5zK@packages.shop.dev/simple"  # pragma: allowlist secret

RULE = Rule(
    code="KB401",
    name="secret",
    severity=Severity.ERROR,
    explanation=__doc__,
    check=check,
    bad=Example({"kb/ci.md": f"# CI\n\nThe job installs from {_LOGIN}.\n"}),
    good=Example(
        {
            "kb/ci.md": "# CI\n\nThe job installs from https://ci:$PASSWORD@packages.shop.dev/simple.\n"
        }
    ),
)
