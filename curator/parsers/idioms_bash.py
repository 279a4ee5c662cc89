"""Redirections in a Bash command -> the command, and behind it the redirections."""

from collections.abc import Mapping, Sequence

from tree_sitter import Node

from curator.parsers.idioms import END, Item, Rewriter, SourceFile

_REDIRECTION = ("file_redirect", "herestring_redirect")


def rewriters(_: SourceFile) -> Mapping[str, Rewriter]:
    return {"idiom.command": _command, "idiom.redirected": _redirected}


def _command(node: Node) -> Sequence[Item] | None:
    """`>a b c` is `b c >a`."""
    return _apart(node, ()) if any(_is_redirection(child) for child in node.children) else None


def _redirected(node: Node) -> Sequence[Item] | None:
    """`a >b c` is `a c >b`: the grammar takes words behind a redirection for more of its places."""
    command, *redirections = node.children
    if command.type != "command":
        return None
    is_mixed = any(len(_places(one)) > 1 for one in redirections)
    if not is_mixed and not any(_is_redirection(child) for child in command.children):
        return None
    return _apart(command, redirections)


def _apart(command: Node, behind: Sequence[Node]) -> Sequence[Item]:
    words = [child for child in command.children if not _is_redirection(child)]
    redirections: list[Item] = []
    for one in (*filter(_is_redirection, command.children), *behind):
        extra = _places(one)[1:]
        words += extra
        if extra:
            left = [child for child in one.children if child not in extra]
            redirections += [b"(" + one.type.encode(), *left, END]
        else:
            redirections.append(one)
    return (b"(redirected_statement", b"(command", *words, END, *redirections, END)


def _is_redirection(node: Node) -> bool:
    return node.type in _REDIRECTION


def _places(redirection: Node) -> list[Node]:
    return redirection.children_by_field_name("destination")
