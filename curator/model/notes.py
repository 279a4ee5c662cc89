"""What people write: notes, their sections, and the links from them to code and to each other."""

from dataclasses import dataclass
from enum import StrEnum

from curator.model.text import Place, RepoPath, Span


class NoteKind(StrEnum):
    COMPONENT = "component"
    DECISION = "decision"
    RUNBOOK = "runbook"
    CONCEPT = "concept"
    GUIDE = "guide"


class NoteStatus(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"


class Watch(StrEnum):
    """Which changes of a target make a note stale; each member includes the graver ones above it."""

    EXISTS = "exists"
    SIGNATURE = "signature"
    BODY = "body"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class PathReference:
    """A whole file or a directory; which of them it is, the tree says."""

    path: RepoPath


@dataclass(frozen=True, slots=True)
class SymbolReference:
    """`path#Symbol`; the symbol may be a unique suffix of a qualified name."""

    path: RepoPath
    symbol: str


@dataclass(frozen=True, slots=True)
class LineReference:
    """`path#L10-L20`."""

    path: RepoPath
    lines: Span


@dataclass(frozen=True, slots=True)
class GlobReference:
    """A pattern with `*`, `**`, `?` or `[...]`, as git's `:(glob)` pathspecs read it."""

    pattern: RepoPath


Reference = PathReference | SymbolReference | LineReference | GlobReference


@dataclass(frozen=True, slots=True)
class CodeLink:
    """A note's tie to code."""

    target: str
    """As the note has it; lock entries and reports name the link by it."""
    watch: Watch | None
    """None: the default for what the link turns out to point at."""
    place: Place


def link_key(target: str) -> str:
    """Equal for two spellings of one code link: `./src//a.py#f` and `src/a.py#f`."""
    path, mark, fragment = target.partition("#")
    return "/".join(part for part in path.split("/") if part not in ("", ".")) + mark + fragment


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A Markdown link or image whose destination is a file of this repository or a heading."""

    destination: str
    """As written, without title."""
    path: RepoPath | None
    """The file it means, percent-decoded, relative to the git root; None for `#heading` of the same page and
    for destinations that leave the repository (`is_outside` is then true)."""
    fragment: str | None
    is_outside: bool
    is_html: bool
    """Written as raw HTML, which no site builder touches: on a site it is relative to the page's address."""
    place: Place


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text up to the next heading of any level. Sections cover a note's body exactly once."""

    title: str
    """Empty for text before the first heading."""
    level: int
    """1 to 6; 0 for text before the first heading."""
    anchor: str
    """The heading's fragment on the published page, empty where `title` is."""
    trail: tuple[str, ...]
    """Titles of the headings that enclose this one, outermost first."""
    span: Span


@dataclass(frozen=True, slots=True)
class Question:
    """A retrieval test: the note must be among the first `top` hits."""

    ask: str
    top: int | None
    """None: the configuration's default."""
    place: Place


class ProblemKind(StrEnum):
    INVALID = "invalid"
    """The front matter cannot be read, or a value is not what its key takes."""
    UNKNOWN_KEY = "unknown-key"
    """A key one slip away from one of ours."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a note's front matter, as data."""

    kind: ProblemKind
    message: str
    help: str
    """What to do about it; may be empty."""
    place: Place
    key: str
    """The key of the front matter that it is about; empty where it is about the whole."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fenced block that says of which code it is a copy."""

    target: str
    """As a code link has it."""
    place: Place
    """Of the target, in the block's first line."""
    span: Span
    """The block with both fences."""
    text: str
    """Its content, without the indentation that it has in the page."""
    indent: str
    """What stands before each line of the content: blanks, and the marks of quotes."""
    fence: str
    is_closed: bool
    """Where it is not, nothing says how far it goes."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """A writer's word that what some rules report of these lines is meant so."""

    codes: tuple[str, ...]
    """Codes, prefixes or names of rules."""
    reason: str
    """Empty: it silences nothing."""
    place: Place
    """Of the comment."""
    span: Span
    """The lines that it speaks of."""


@dataclass(frozen=True, slots=True)
class FrontMatterPlaces:
    """Where values of the front matter stand, in their order."""

    owners: tuple[Place, ...] = ()
    supersedes: tuple[Place, ...] = ()
    review_by: Place | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A Markdown file: a note under `kb/`, or a document outside it that only link rules look at."""

    id: str
    """Path under `kb/` without suffix; for a document, its path."""
    path: RepoPath
    title: str
    kind: NoteKind | None
    status: NoteStatus
    owners: tuple[str, ...]
    code: tuple[CodeLink, ...]
    aliases: tuple[str, ...]
    questions: tuple[Question, ...]
    supersedes: tuple[str, ...]
    review_by: str | None
    """ISO date."""
    description: str
    tags: tuple[str, ...]
    sections: tuple[Section, ...]
    anchors: tuple[str, ...]
    """Every fragment that the published page answers to: headings, `attr_list` ids, ids in raw HTML. Sorted."""
    forge_anchors: tuple[str, ...]
    """The same as a forge (GitHub) makes them of the headings. Sorted."""
    links: tuple[NoteLink, ...]
    problems: tuple[Problem, ...]
    is_composed: bool
    """Text from elsewhere joins the page when it is built (`:::` directives, snippets, macros), so that it may have
    headings which the file does not show."""
    body_line: int
    """The first line after the front matter."""
    prose: str
    """Digest of the body with white space collapsed, without snippets and ignores: equal for two versions that say the
    same.
    """
    places: FrontMatterPlaces
    snippets: tuple[Snippet, ...]
    ignores: tuple[Ignore, ...]
    """By line."""
    is_generated: bool
    """Its front matter says that a program writes it (`x-generated`)."""
