"""The keys of front matter: ours, those that other tools define, and slips of the pen."""

OURS = (
    "title",
    "kind",
    "status",
    "owners",
    "code",
    "aliases",
    "questions",
    "supersedes",
    "review_by",
)

_FOREIGN = frozenset(
    {
        *(
            "author",
            "authors",
            "categories",
            "category",
            "comments",
            "contributors",
            "core",
            "cover",
        ),
        *(
            "date",
            "description",
            "draft",
            "edit_url",
            "exclude",
            "feed",
            "hero",
            "hide",
            "icon",
            "id",
        ),
        *(
            "image",
            "keywords",
            "lang",
            "layout",
            "links",
            "mode",
            "name",
            "nav",
            "navigation",
            "node",
        ),
        *(
            "outline",
            "path",
            "permalink",
            "pin",
            "readtime",
            "revision_date",
            "search",
            "sidebar",
            "site",
        ),
        *(
            "slug",
            "social",
            "state",
            "subtitle",
            "summary",
            "tags",
            "template",
            "theme",
            "time",
            "toc",
        ),
        *("type", "updated", "url", "version", "weight"),
    }
)


def probable_key(key: str, known: tuple[str, ...] = OURS) -> str | None:
    """The key that was probably meant: one edit away, or two for keys of six letters and more; None for foreign keys."""
    if key in known or key in _FOREIGN or key.startswith("x-") or len(key) > 20:
        return None
    near = ((_edits(key.lower(), candidate), candidate) for candidate in known)
    return min(
        ((edits, name) for edits, name in near if edits <= (2 if len(name) >= 6 else 1)),
        default=(0, None),
    )[1]


def _edits(one: str, other: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours (Damerau-Levenshtein, optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, goal in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != goal))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == goal:
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1]
