"""Source text -> fingerprints: of a file, of each symbol, of text, of several targets together."""

from collections.abc import Iterable

from curator.model.code import Fingerprint, Fingerprints
from curator.model.text import RepoPath
from curator.parsers.digests import digest
from curator.parsers.symbol_fingerprint import file_fingerprints
from curator.parsers.tree import normalised, syntax_tree


def fingerprints(source: bytes, path: RepoPath) -> Fingerprints:
    """A file that no grammar knows has no symbols and is compared as text."""
    tree = syntax_tree(source, path)
    if tree is None:
        return Fingerprints(language=None, whole=text_fingerprint(source), symbols={}, spans={})
    return file_fingerprints(tree)


def text_fingerprint(text: bytes) -> Fingerprint:
    """Line ends, white space at the end of lines and blank lines at the end of the text are free."""
    lines = [line.rstrip() for line in normalised(text).split(b"\n")]
    value = digest([b"\n".join(lines).rstrip(b"\n")])
    return Fingerprint(signature=value, body=value, doc=digest([]))


def combined(parts: Iterable[tuple[str, Fingerprint]]) -> Fingerprint:
    """Of a directory or a glob: the members' names belong to signature and body."""
    members = sorted(parts, key=lambda part: part[0])
    names = [name.encode("utf-8", "surrogateescape") for name, _ in members]
    marks = [mark for _, mark in members]
    return Fingerprint(
        signature=digest([*names, *(mark.signature.encode() for mark in marks)]),
        body=digest([*names, *(mark.body.encode() for mark in marks)]),
        doc=digest([mark.doc.encode() for mark in marks]),
    )
