"""What a backtracking matcher may do with a regular expression: whether some text makes it try the same stretch again and again.

The expression becomes an automaton whose states are the characters that it takes. It is slow on a text where one can
be in a state, stay in it over a stretch, and leave it over the same stretch for another that is stayed in as well:
then each place of a run of such stretches is where one could have left it. A search adds one state, before all others,
which takes anything. Anchors and assertions of one character are conditions on what stands before and after. What is
in an atomic group has one way out of it, so that it is looked at by itself, and not compared with what follows.
Followed is only what can still fail: from where the expression may end, it has matched.

Counts up to `FEW` are bounds; above that, they count as none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from re import _parser as sre_parser  # type: ignore[attr-defined]  # the parse tree has no public module
from typing import Any

FEW = 2000
_COPIES = 2
_MOST_SETS = 2000

Pattern = re.Pattern[str] | re.Pattern[bytes]

_SAMPLE = (
    "".join(map(chr, range(128)))
    + "\x85\xa0\xb2ªßéÀʰ\u017fKİ\u0131\u0384٣\u06f5ก\u200b\u2003\u2028\u202e\ufe0f中\ud800\U0001f600\U000e0041"
)


@dataclass(slots=True)
class _Edge:
    target: int
    before: int
    after: int
    is_sure: bool
    """No assertion of more than one character stands between."""
    is_final: bool = False
    """Behind it, a group has made up its mind."""


@dataclass(slots=True)
class _Node:
    scope: int
    takes: int = 0
    """Characters, as bits; none for a node that only leads on."""
    edges: list[_Edge] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Step:
    target: int
    before: int
    after: int
    way: tuple[int, ...]


class Automaton:
    def __init__(
        self, tree: Any, flags: int, groups: dict[int, Any], *, is_searched: bool, is_whole: bool
    ) -> None:
        self.chars = _SAMPLE + "".join(sorted(set(_edges_of_sets(tree)) - set(_SAMPLE)))
        self.start_bit = 1 << len(self.chars)
        self.end_bit = self.start_bit << 1
        self.all = (self.end_bit << 1) - 1
        self.any = self.start_bit - 1
        self.nodes: list[_Node] = []
        self.groups = groups
        self.parents: dict[int, int] = {}
        """Of each scope the one around it; 0 is in no group."""
        self.begin = self._new(0)
        first = self.begin
        if is_searched:
            first = self._new(0)
            skipped = self._new(0, self.any)
            self._join(self.begin, first)
            self._join(first, skipped)
            self._join(skipped, first)
        self.end = self._sequence(tree, first, 0, flags)
        if is_whole:
            last = self._new(0)
            self._join(self.end, last, after=self.end_bit)
            self.end = last
        self.steps = {
            number: list(self._ways(number, self.all, self.all, ()))
            for number, node in enumerate(self.nodes)
            if node.takes or number == self.begin
        }
        self._sure = {
            number: list(self._sure_ways(number, self.all, self.all, (), is_final=False))
            for number, node in enumerate(self.nodes)
            if node.takes
        }
        self.matched = {number for number in self._sure if self._is_matched_from(number)}
        """Whoever is there, matches, and a search goes on behind it."""
        self.follows = {
            number: sorted({step.target for step in steps}) for number, steps in self.steps.items()
        }

    def _scope(self, parent: int) -> int:
        self.parents[len(self.parents) + 1] = parent
        return len(self.parents)

    def stays_in(self, scope: int, step: "_Step") -> bool:
        return all(self._is_in(self.nodes[node].scope, scope) for node in step.way)

    def _is_in(self, scope: int, outer: int) -> bool:
        while scope != outer and scope:
            scope = self.parents[scope]
        return scope == outer

    def _new(self, scope: int, takes: int = 0) -> int:
        self.nodes.append(_Node(scope, takes))
        return len(self.nodes) - 1

    def _join(
        self, source: int, target: int, *, before: int = -1, after: int = -1, is_sure: bool = True
    ) -> None:
        self.nodes[source].edges.append(_Edge(target, self.all & before, self.all & after, is_sure))

    def _ways(self, node: int, before: int, after: int, way: tuple[int, ...]) -> Iterator[_Step]:
        for edge in self.nodes[node].edges:
            if edge.target in way or not (before & edge.before and after & edge.after):
                continue
            further = (*way, edge.target)
            if self.nodes[edge.target].takes:
                yield _Step(edge.target, before & edge.before, after & edge.after, (node, *further))
            else:
                yield from self._ways(
                    edge.target, before & edge.before, after & edge.after, further
                )

    def _is_matched_from(self, number: int) -> bool:
        """Whether whatever follows, it matches."""
        first = frozenset((number,))
        stack, seen = [(first, self.nodes[number].takes)], {(first, self.nodes[number].takes)}
        while stack:
            states, last = stack.pop()
            for char in self._kinds(states):
                if not self._is_ended(states, last, char):
                    state = (self._after(states, last, char), char & self.any)
                    if not state[0] or len(seen) > _MOST_SETS:
                        return False
                    if state not in seen:
                        seen.add(state)
                        stack.append(state)
        return True

    def _kinds(self, states: frozenset[int]) -> list[int]:
        """One of all characters that make no difference here, and the end."""
        kinds = [self.any, self.end_bit]
        for mask in {m for s in states for step in self._sure[s] for m in step[1:4]}:
            kinds = [part for kind in kinds for part in (kind & mask, kind & ~mask) if part]
        return kinds

    def _is_ended(self, states: frozenset[int], last: int, char: int) -> bool:
        return any(
            target == self.end and last & ~before == 0 and char & after
            for state in states
            for target, before, after, _ in self._sure[state]
        )

    def _after(self, states: frozenset[int], last: int, char: int) -> frozenset[int]:
        return frozenset(
            target
            for state in states
            for target, before, after, takes in self._sure[state]
            if char & after & takes and last & ~before == 0
        )

    def _sure_ways(
        self, node: int, before: int, after: int, way: tuple[int, ...], *, is_final: bool
    ) -> Iterator[tuple[int, int, int, int]]:
        if node == self.end:
            yield node, before, after, self.all
        for edge in self.nodes[node].edges:
            final = is_final or edge.is_final
            masks = (before & edge.before, after & edge.after)
            if edge.target in way or not edge.is_sure or not all(masks):
                continue
            takes = self.nodes[edge.target].takes
            if takes and not final:
                yield edge.target, *masks, takes
            elif not takes:
                yield from self._sure_ways(edge.target, *masks, (*way, edge.target), is_final=final)

    # From a parse tree

    def _sequence(self, tree: Any, node: int, scope: int, flags: int) -> int:
        for code, value in tree:
            node = self._item(str(code), value, node, scope, flags)
        return node

    def _item(self, name: str, value: Any, node: int, scope: int, flags: int) -> int:  # noqa: C901, PLR0911 (a case for each kind)
        match name:
            case "LITERAL" | "NOT_LITERAL" | "ANY" | "IN":
                taken = self._new(scope, self._takes(name, value, flags))
                self._join(node, taken)
                after = self._new(scope)
                self._join(taken, after)
                return after
            case "SUBPATTERN":
                _, add, remove, body = value
                return self._sequence(body, node, scope, (flags | add) & ~remove)
            case "GROUPREF":
                return self._sequence(self.groups[value], node, scope, flags)
            case "BRANCH":
                return self._branch(value[1], node, scope, flags)
            case "GROUPREF_EXISTS":
                return self._branch([value[1], value[2] or []], node, scope, flags)
            case "ATOMIC_GROUP":
                return self._atomic(node, scope, lambda a, b: self._sequence(value, a, b, flags))
            case "POSSESSIVE_REPEAT":
                return self._possessive(value, node, scope, flags)
            case "MAX_REPEAT" | "MIN_REPEAT":
                return self._repeat(value, node, scope, flags)
            case "AT":
                return self._at(str(value), node, scope, flags)
            case "ASSERT" | "ASSERT_NOT":
                return self._assertion(name, value, node, scope, flags)
            case _:
                raise NotImplementedError(name)

    def _branch(self, branches: Any, node: int, scope: int, flags: int) -> int:
        after = self._new(scope)
        for branch in branches:
            first = self._new(scope)
            self._join(node, first)
            self._join(self._sequence(branch, first, scope, flags), after)
        return after

    def _atomic(self, node: int, scope: int, body: Any, after: int = -1) -> int:
        first, last, own = self._new(scope), self._new(scope), self._scope(scope)
        self._join(node, first)
        inner = self._new(own)
        self._join(first, inner)
        ended = body(inner, own)
        self.nodes[ended].edges.append(
            _Edge(last, self.all, self.all & after, is_sure=True, is_final=after == -1)
        )
        return last

    def _possessive(self, value: Any, node: int, scope: int, flags: int) -> int:
        body, after, each = value[2], -1, value
        if len(body) != 1 or str(body[0][0]) not in _CHARACTERS:
            each = (*value[:2], [(sre_parser.ATOMIC_GROUP, body)])
        elif value[1] > FEW:
            after = ~self._takes(str(body[0][0]), body[0][1], flags)
        return self._atomic(node, scope, lambda a, b: self._repeat(each, a, b, flags), after)

    def _repeat(self, value: Any, node: int, scope: int, flags: int) -> int:
        least, most, body = value
        for _ in range(min(least, _COPIES)):
            node = self._sequence(body, node, scope, flags)
        if most > FEW:
            loop, after = self._new(scope), self._new(scope)
            self._join(node, loop)
            self._join(loop, after)
            self._join(self._sequence(body, loop, scope, flags), loop)
            return after
        after = self._new(scope)
        for _ in range(min(most - least, _COPIES)):
            self._join(node, after)
            node = self._sequence(body, node, scope, flags)
        self._join(node, after)
        return after

    def _at(self, name: str, node: int, scope: int, flags: int) -> int:
        after = self._new(scope)
        newline = 1 << self.chars.index("\n")
        word = self._of(lambda char: _is_of("WORD", char, flags))
        match name:
            case "AT_BEGINNING" if flags & re.MULTILINE:
                self._join(node, after, before=self.start_bit | newline)
            case "AT_BEGINNING" | "AT_BEGINNING_STRING":
                self._join(node, after, before=self.start_bit)
            case "AT_END":
                self._join(node, after, after=self.end_bit | newline)
            case "AT_END_STRING":
                self._join(node, after, after=self.end_bit)
            case "AT_BOUNDARY":
                self._join(node, after, before=word, after=~word)
                self._join(node, after, before=~word, after=word)
            case _:
                self._join(node, after, before=word, after=word)
                self._join(node, after, before=~word, after=~word)
        return after

    def _assertion(self, name: str, value: Any, node: int, scope: int, flags: int) -> int:
        direction, body = value
        after = self._new(scope)
        one = _one_character(body)
        if one is not None:
            taken = self._takes(str(one[0]), one[1], flags)
            mask = taken if name == "ASSERT" else ~taken
            if direction < 0:
                self._join(node, after, before=mask)
            else:
                self._join(node, after, after=mask)
            return after
        mask = -1
        if direction > 0:
            own = self._scope(scope)
            inner = self._new(own)
            self._join(node, inner, is_sure=False)
            ended = self._sequence(body, inner, own, flags)
            if name == "ASSERT":
                mask = self._firsts(inner, ended)
        self.nodes[node].edges.append(_Edge(after, self.all, self.all & mask, is_sure=False))
        return after

    def _firsts(self, inner: int, ended: int) -> int:
        """Characters with which an assertion's body begins; all, where it may be empty."""
        found, stack, seen = 0, [inner], {inner}
        while stack:
            node = stack.pop()
            if node == ended:
                return -1
            found |= self.nodes[node].takes
            if not self.nodes[node].takes:
                new = [e.target for e in self.nodes[node].edges if e.target not in seen]
                seen.update(new)
                stack += new
        return found

    def _takes(self, name: str, value: Any, flags: int) -> int:
        return self._of(lambda char: _is_taken(name, value, char, flags))

    def _of(self, test: Any) -> int:
        return sum(1 << index for index, char in enumerate(self.chars) if test(char))


_CHARACTERS = ("LITERAL", "NOT_LITERAL", "ANY", "IN")


def _one_character(body: Any) -> Any:
    if len(body) == 1 and str(body[0][0]) in _CHARACTERS:
        return body[0]
    return None


def _edges_of_sets(tree: Any) -> Iterator[str]:
    """Each character that the expression names, and those beside it."""
    if isinstance(tree, int):
        yield from (chr(code) for code in (tree - 1, tree, tree + 1) if 0 <= code < 0x110000)
    elif isinstance(tree, list | tuple | sre_parser.SubPattern):
        for one in tree:
            if not isinstance(one, str) and one is not None:
                yield from _edges_of_sets(one)


def _is_taken(name: str, value: Any, char: str, flags: int) -> bool:
    if name == "ANY":
        return bool(flags & re.DOTALL) or char != "\n"
    same = {char}
    if flags & re.IGNORECASE:
        same |= {one for one in (char.lower(), char.upper()) if len(one) == 1}
    if name == "LITERAL":
        return any(ord(one) == value for one in same)
    if name == "NOT_LITERAL":
        return all(ord(one) != value for one in same)
    is_negated = str(value[0][0]) == "NEGATE"
    return is_negated != any(_is_in(value, one, flags) for one in same)


def _is_in(items: Any, char: str, flags: int) -> bool:
    for code, value in items:
        match str(code):
            case "LITERAL":
                found = ord(char) == value
            case "RANGE":
                found = value[0] <= ord(char) <= value[1]
            case "CATEGORY":
                kind = str(value).rpartition("_")[2]
                found = _is_of(kind, char, flags) != ("_NOT_" in str(value))
            case _:
                found = False
        if found:
            return True
    return False


def _is_of(kind: str, char: str, flags: int) -> bool:
    if flags & re.ASCII and not char.isascii():
        return False
    match kind:
        case "SPACE":
            return char.isspace() and not (flags & re.ASCII and char in "\x1c\x1d\x1e\x1f")
        case "DIGIT":
            return char.isdecimal()
        case _:
            return char.isalnum() or char == "_"


# Which texts are slow


def slow_texts(pattern: Pattern, *, is_searched: bool, is_whole: bool) -> list[str]:
    """For each part of it that is slow on some text: why."""
    flags = pattern.flags | (re.ASCII if isinstance(pattern.pattern, bytes) else 0)
    tree = sre_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    groups = dict(_groups(tree))
    found = _slow(Automaton(tree, flags, groups, is_searched=is_searched, is_whole=is_whole))
    for part, part_flags in _parts(tree, flags):
        found += _slow(Automaton(part, part_flags, groups, is_searched=False, is_whole=False))
    return found


def _parts(tree: Any, flags: int) -> Iterator[tuple[Any, int]]:
    """What is looked at by itself: bodies of atomic groups and of assertions."""
    for code, value in tree:
        match str(code):
            case "SUBPATTERN":
                yield from _parts(value[3], (flags | value[1]) & ~value[2])
            case "BRANCH":
                for branch in value[1]:
                    yield from _parts(branch, flags)
            case "ATOMIC_GROUP":
                yield value, flags
                yield from _parts(value, flags)
            case "POSSESSIVE_REPEAT":
                body = [(sre_parser.ATOMIC_GROUP, value[2])]
                yield [(sre_parser.MAX_REPEAT, (*value[:2], body))], flags
                yield value[2], flags
                yield from _parts(value[2], flags)
            case "MAX_REPEAT" | "MIN_REPEAT":
                yield from _parts(value[2], flags)
            case "ASSERT" | "ASSERT_NOT":
                yield value[1], flags
                yield from _parts(value[1], flags)
            case _:
                pass


def _groups(tree: Any) -> Iterator[tuple[int, Any]]:
    if isinstance(tree, tuple) and len(tree) == 4 and isinstance(tree[3], sre_parser.SubPattern):
        yield tree[0], tree[3]
    if isinstance(tree, list | tuple | sre_parser.SubPattern):
        for one in tree:
            yield from _groups(one)


def _slow(automaton: Automaton) -> list[str]:
    cycles = _components(automaton)
    found = []
    for first in sorted(cycles):
        if _has_two_ways_round(automaton, first, cycles):
            return [f"two ways round at {_shown(automaton, first)}"]
    for first in sorted(cycles):
        lasts = [q for q in _reached(automaton, first) if q in cycles and q != first]
        for last in lasts:
            if last not in automaton.matched and _is_left_anywhere(automaton, first, last, cycles):
                found.append(f"{_shown(automaton, first)} left for {_shown(automaton, last)}")
                return found
    return found


def _shown(automaton: Automaton, node: int) -> str:
    takes = automaton.nodes[node].takes
    chars = [char for index, char in enumerate(automaton.chars) if takes >> index & 1]
    return f"{''.join(chars[:12])!r} ({len(chars)})"


def _components(automaton: Automaton) -> dict[int, int]:
    """Nodes in a cycle, by number of the cycles' component."""
    reach = {node: _reached(automaton, node) for node in automaton.steps}
    found: dict[int, int] = {}
    for node in sorted(reach):
        if node in reach[node]:
            found[node] = min(other for other in reach[node] if node in reach[other])
    return found


def _reached(automaton: Automaton, first: int) -> set[int]:
    stack, seen = list(automaton.follows[first]), set(automaton.follows[first])
    while stack:
        for target in automaton.follows[stack.pop()]:
            if target not in seen:
                seen.add(target)
                stack.append(target)
    return seen


def _parting(left: _Step, right: _Step) -> int:
    """How far two ways from one place are the same."""
    pairs = enumerate(zip(left.way, right.way, strict=False))
    return next((index for index, (one, other) in pairs if one != other), 1) - 1


def _has_two_ways_round(automaton: Automaton, first: int, cycles: dict[int, int]) -> bool:
    """Whether over one text there are two; a group that decides between them leaves one."""
    nodes = automaton.nodes
    start = (first, first, nodes[first].takes, False)
    stack, seen = [start], {start}
    while stack:
        one, other, chars, is_apart = stack.pop()
        for left, right in product(automaton.steps[one], automaton.steps[other]):
            if {cycles.get(left.target), cycles.get(right.target)} != {cycles[first]}:
                continue
            taken = _both(nodes, left, right, chars)
            if not is_apart and one == other and left is not right:
                at = left.way[_parting(left, right)]
                taken = 0 if nodes[at].scope else taken
            if not taken:
                continue
            apart = is_apart or left is not right
            if left.target == right.target == first and apart:
                return True
            state = (left.target, right.target, taken, apart)
            if state not in seen:
                seen.add(state)
                stack.append(state)
    return False


def _both(nodes: list[_Node], left: _Step, right: _Step, chars: int) -> int:
    """What both can take after one of these characters."""
    if not chars & left.before & right.before:
        return 0
    return nodes[left.target].takes & nodes[right.target].takes & left.after & right.after


def _is_left_anywhere(automaton: Automaton, first: int, last: int, cycles: dict[int, int]) -> bool:  # noqa: C901 (one walk)
    """Whether over one text one can stay at the first, go from it to the last, and stay at the last.

    Who goes off inside a group is not out of it again: else the group would have decided.
    """
    nodes = automaton.nodes
    chars = nodes[first].takes & nodes[last].takes
    start = (first, first, last, chars, -1)
    stack, seen = [start] if chars else [], {start}
    while stack:
        stays, goes, ends, chars, scope = stack.pop()
        for left, right in product(automaton.steps[stays], automaton.steps[goes]):
            if cycles.get(left.target) != cycles[first]:
                continue
            both = _both(nodes, left, right, chars)
            if not both:
                continue
            within, inside = scope, right
            if scope < 0 and left is not right:
                parting = _parting(left, right)
                within = nodes[left.way[parting]].scope
                inside = replace(right, way=right.way[parting:])
            if within > 0 and not automaton.stays_in(within, inside):
                continue
            for third in automaton.steps[ends]:
                taken = _both(nodes, third, third, chars & left.before & right.before) & both
                if (
                    not taken
                    or third.target in automaton.matched
                    or cycles.get(third.target) != cycles[last]
                    or (within > 0 and not automaton.stays_in(within, third))
                ):
                    continue
                found = (left.target, right.target, third.target) == (first, last, last)
                if found and within >= 0:
                    return True
                state = (left.target, right.target, third.target, taken, within)
                if state not in seen:
                    seen.add(state)
                    stack.append(state)
    return False
