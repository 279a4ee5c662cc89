"""Values of front matter by key, as texts, lists and choices; what does not fit is noted as a problem."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from curator.model.notes import Problem, ProblemKind
from curator.model.text import Place
from curator.parsers.front_matter_keys import probable_key
from curator.parsers.yaml_nodes import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Reader:
    """The pairs of the front matter by key, and the list that problems are put on while they are read."""

    values: dict[str, Node]
    problems: list[Problem] = field(default_factory=list)

    def invalid(self, key: str, message: str, place: Place, *, help_text: str = "") -> None:
        self.problems.append(Problem(ProblemKind.INVALID, message, help_text, place, key))

    def unknown(self, key: Scalar, help_text: str) -> None:
        message = f"`{key.value:.60}` is not a key of front matter"
        kind = ProblemKind.UNKNOWN_KEY
        self.problems.append(Problem(kind, message, help_text, key.place, key.value))


def one_text(reader: Reader, key: str) -> str:
    value = reader.values.get(key)
    if value is None:
        return ""
    if not isinstance(value, Scalar):
        reader.invalid(key, f"`{key}` is one text", value.place)
        return ""
    return "" if value.is_empty else " ".join(value.value.split())


def items(reader: Reader, key: str) -> tuple[Node, ...]:
    """The entries of a list; a single value counts as a list of one."""
    match reader.values.get(key):
        case None:
            return ()
        case Sequence(entries):
            return entries
        case Scalar(is_empty=True):
            return ()
        case single:
            return (single,)


def scalars(reader: Reader, key: str) -> Iterator[Scalar]:
    for item in items(reader, key):
        if isinstance(item, Scalar) and item.value.strip() and not item.is_empty:
            yield item
        else:
            reader.invalid(key, f"an entry of `{key}` is a text", item.place)


def texts(reader: Reader, key: str) -> tuple[str, ...]:
    return tuple(" ".join(scalar.value.split()) for scalar in scalars(reader, key))


def choice(reader: Reader, key: str, choices: tuple[str, ...]) -> str | None:
    text = one_text(reader, key)
    if not text or text in choices:
        return text or None
    meant = probable_key(text, choices)
    remedy = f"did you mean `{meant}`?" if meant else f"it is one of {', '.join(choices)}"
    place = reader.values[key].place
    reader.invalid(key, f"`{text:.60}` is not a {key}", place, help_text=remedy)
    return None


def fields(reader: Reader, item: Node, where: str, known: tuple[str, ...]) -> dict[str, Node]:
    """The values of a mapping inside a list, by key."""
    values: dict[str, Node] = {}
    for key, value in item.pairs if isinstance(item, Mapping) else ():
        if key.value not in known:
            meant = probable_key(key.value, known)
            remedy = (
                f"did you mean `{meant}`?" if meant else f"`{where}` takes {' and '.join(known)}"
            )
            reader.unknown(key, remedy)
        elif key.value in values:
            message = f"`{key.value}` stands here twice"
            reader.invalid(where, message, key.place, help_text="keep one of them")
        else:
            values[key.value] = value
    return values
