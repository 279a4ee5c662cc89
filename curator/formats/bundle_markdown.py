"""`Bundle` -> Markdown. Contents stand in fences longer than any run of backticks inside, so borders cannot be forged."""

import re

from curator.formats.bundle_words import asked, lines, map_lines, name, provenance, reason
from curator.formats.visible import in_backticks, one_line
from curator.model.context import Bundle, ChunkKind, Item

_RUN = re.compile(r"`+")
_LANGUAGE = re.compile(r"[a-z0-9+#-]{1,20}\Z")


def bundle_markdown(bundle: Bundle) -> str:
    """The whole bundle, ending in a line feed."""
    blocks = [f"# {asked(bundle)}\n\n{provenance(bundle)}\n"]
    if bundle.map:
        drawn = "\n".join(map_lines(bundle.map))
        blocks.append(f"## Map\n\n{_fenced(drawn, '')}")
    blocks += map(_item, bundle.items)
    if bundle.omitted:
        left_out = (
            f"- {_code(f'{one.path}:{one.span.first}-{one.span.last}')} {one_line(one.reason)}\n"
            for one in bundle.omitted
        )
        blocks.append("## Left out\n\n" + "".join(left_out))
    if bundle.masked:
        masks = (f"- {_code(mask.path)}:{mask.line} {mask.reason}\n" for mask in bundle.masked)
        blocks.append("## Masked\n\n" + "".join(masks))
    return "\n".join(blocks)


def _item(item: Item) -> str:
    """A heading that says what and whence, and the text in a fence."""
    facts = [item.kind.value]
    if name(item):
        facts.append(_code(name(item)))
    if item.parts:
        facts.append("in part")
    if item.freshness:
        facts.append(item.freshness.value)
    if item.reasons:
        facts.append(_reason(reason(item)))
    if item.linked_from:
        facts.append(f"linked from {', '.join(item.linked_from)}")
    head = f"## {item.id}. {_code(f'{item.path}:{lines(item)}')}\n\n{' · '.join(facts)}\n"
    return f"{head}\n{_fenced(item.text, _language(item))}"


def _fenced(text: str, language: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in _RUN.findall(text)), default=0))
    return f"{fence}{language}\n{text}\n{fence}\n"


def _reason(text: str) -> str:
    """A reason quotes names of the repository: they must not look like a fact of their own."""
    return one_line(text).replace("·", "<U+00B7>")


def _language(item: Item) -> str:
    if item.kind is ChunkKind.NOTE:
        return "markdown"
    return item.language if item.language and _LANGUAGE.match(item.language) else ""


def _code(text: str) -> str:
    return f"`{in_backticks(text)}`"
