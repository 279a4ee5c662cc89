"""What a change did, by target: one block for each, however many notes link to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from curator.formats.terminal import line_start, printable, styled
from curator.formats.view import View
from curator.model.diagnostics import Diagnostic, Severity
from curator.model.links import LinkFreshness, LinkState, Target, TargetKind
from curator.model.notes import link_key

MOST_NOTES = 5
"""Notes that are listed of each defect of a target; JSON has all."""
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class TargetGroup:
    target: str
    """However each note spells it."""
    sections: tuple[tuple[Diagnostic, ...], ...]
    """The diagnostics of each rule, the gravest first, in their notes' order."""


def target_groups(items: Iterable[Diagnostic]) -> list[TargetGroup]:
    """Those about code links, the gravest target first."""
    linked = sorted(
        (_target(item.link), _rank(item), item.code, n, item)
        for n, item in enumerate(items)
        if item.link
    )
    groups = []
    for target, group in groupby(linked, key=lambda one: one[0]):
        sections = [
            tuple(one[-1] for one in section)
            for _, section in groupby(group, key=lambda one: one[1:3])
        ]
        groups.append(TargetGroup(target, tuple(sections)))
    return sorted(groups, key=lambda group: (_rank(group.sections[0][0]), group.target))


def left_out(section: Sequence[Diagnostic]) -> str:
    """`and 25 more notes`; empty where all are listed."""
    count = len(
        {item.path for item in section[MOST_NOTES:]} - {item.path for item in section[:MOST_NOTES]}
    )
    return f"and {count} more {'note' if count == 1 else 'notes'}" if count else ""


def group_block(group: TargetGroup, view: View) -> str:
    """The target and where it is, what changed, then the notes with their places."""
    lines = [styled(line_start(group.target), "bold", is_coloured=view.is_coloured)]
    lines += [f"  --> {printable(place)}" for place in _definition(group)]
    for section in group.sections:
        lines += _section(section, view)
    return "\n".join(lines) + "\n"


def _section(section: Sequence[Diagnostic], view: View) -> list[str]:
    first = section[0]
    head = styled(f"{first.severity}[{first.code}]", first.severity, is_coloured=view.is_coloured)
    common = _common_message(section)
    shown = section[:MOST_NOTES]
    places = [f"{line_start(item.path)}:{item.place.line}:{item.place.column}" for item in shown]
    width = max(len(place) for place in places)
    said = ["" if common else printable(_said(item)) for item in shown]
    more = left_out(section)
    return [
        f"  {head} {first.rule}{': ' + printable(common) if common else ''}",
        *_signature(first, view),
        *(
            f"    {place:<{width}}  {text}".rstrip()
            for place, text in zip(places, said, strict=True)
        ),
        *([f"    {more}"] if more else []),
        *([f"   = help: {printable(_help(section))}"] if first.help else []),
    ]


def _signature(item: Diagnostic, view: View) -> list[str]:
    """The heads that differ; of a private or a large definition there may be none."""
    target = item.link.resolution if item.link else None
    if item.rule != "changed-signature" or not isinstance(target, Target):
        return []
    lines = view.signatures.get((target.paths[0], target.symbol), ())
    styles = {"-": "removed", "+": "added"}
    return [
        styled(f"    {printable(line)}", styles.get(line[:1], "dim"), is_coloured=view.is_coloured)
        for line in lines
    ]


def _common_message(section: Sequence[Diagnostic]) -> str:
    """What is said of every note alike."""
    messages = {item.message for item in section}
    return messages.pop() if len(messages) == 1 else ""


def _said(item: Diagnostic) -> str:
    """Of a target that changed, since when; the rest stands above."""
    link = item.link
    if link and link.state is LinkState.STALE and link.entry:
        return f"verified on {link.entry.verified_on} by {link.entry.verified_by}"
    if link and link.state is LinkState.STALE and link.since:
        return f"written in {link.since[:10]}"
    return item.message


def _help(section: Sequence[Diagnostic]) -> str:
    if len(section) == 1:
        return section[0].help
    return section[0].help.replace(section[0].path, "NOTE")


def _target(link: LinkFreshness | None) -> str:
    if link is None:
        return ""
    target = link.resolution
    if not isinstance(target, Target) or link.state is LinkState.MOVED:
        return link_key(link.link.target)
    if target.kind in (TargetKind.SYMBOL, TargetKind.FILE, TargetKind.TEXT):
        return f"{target.paths[0]}#{target.symbol}" if target.symbol else target.paths[0]
    return link_key(link.link.target)


def _definition(group: TargetGroup) -> list[str]:
    """Where the target is now, if that is one place that its name does not tell."""
    link = group.sections[0][0].link
    target = link.resolution if link else None
    if isinstance(target, Target) and target.spans:
        return [f"{target.paths[0]}:{target.spans[0].first}"]
    return []


def _rank(item: Diagnostic) -> int:
    return _ORDER.index(item.severity)
