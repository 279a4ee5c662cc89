"""Lines of a literal -> the same lines without the indentation that the language takes off them."""

_TAB = 8


def without_common(text: bytes) -> bytes:
    """Ruby's `<<~`: white space that all lines but the blank ones share; a tab reaches the next eighth column."""
    lines = text.split(b"\n")
    width = min((_width(line) for line in lines if line.strip()), default=0)
    return b"\n".join(_cut(line, width) for line in lines)


def trimmed(text: bytes) -> bytes:
    """Kotlin's `trimIndent()`: as many characters from each line, and no blank first and last line."""
    lines = text.split(b"\n")
    width = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return b"\n".join(line[width:] for line in _without_blank_ends(lines))


def without_margin(text: bytes, mark: bytes) -> bytes:
    """Kotlin's `trimMargin()`: each line from behind its mark; one without it is kept."""
    return b"\n".join(_behind(line, mark) for line in _without_blank_ends(text.split(b"\n")))


def without(text: bytes, indent: bytes) -> bytes:
    """PHP's heredoc, whose end says how much is taken off."""
    return b"\n".join(_from(line, indent) for line in text.split(b"\n"))


def _without_blank_ends(lines: list[bytes]) -> list[bytes]:
    last = len(lines) - 1
    return [line for place, line in enumerate(lines) if line.strip() or place not in (0, last)]


def _behind(line: bytes, mark: bytes) -> bytes:
    text = line.lstrip()
    return text[len(mark) :] if text.startswith(mark) else line


def _from(line: bytes, indent: bytes) -> bytes:
    return line[len(indent) :] if line.startswith(indent) else line.lstrip(b" \t")


def _width(line: bytes) -> int:
    return len(line[: len(line) - len(line.lstrip(b" \t"))].expandtabs(_TAB))


def _cut(line: bytes, width: int) -> bytes:
    place = column = 0
    while column < width and line[place : place + 1] in (b" ", b"\t"):
        is_tab = line[place : place + 1] == b"\t"
        column = column // _TAB * _TAB + _TAB if is_tab else column + 1
        if column > width:
            break
        place += 1
    return line[place:]
