"""Outlines and fingerprints as text, as the golden files have them."""

from curator.model.code import Fingerprint, Symbol
from curator.model.text import RepoPath
from curator.parsers.code import outline
from curator.parsers.fingerprint import fingerprints


def outline_text(source: bytes, name: str) -> str:
    return "".join(_symbol_line(symbol) for symbol in outline(source, RepoPath(name)).symbols)


def digest_text(source: bytes, name: str) -> str:
    marks = fingerprints(source, RepoPath(name))
    lines = [_mark_line("(file)", marks.whole)]
    return "".join(lines + [_mark_line(name, mark) for name, mark in marks.symbols.items()])


def _symbol_line(symbol: Symbol) -> str:
    access = "public" if symbol.is_public else "private"
    doc = symbol.doc.replace("\n", " / ")
    lines = f"{symbol.span.first}-{symbol.span.last}"
    return (
        f"{lines} {access} {symbol.kind} {symbol.name} | {symbol.signature} | {doc}".rstrip() + "\n"
    )


def _mark_line(name: str, mark: Fingerprint) -> str:
    return f"{name} {mark.signature} {mark.body} {mark.doc}\n"
