import pytest

from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints


def doc(comment: str) -> str:
    return fingerprints(f"{comment}\nclass A {{}}\n".encode(), RepoPath("A.java")).whole.doc


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/**\n * One\n * two.\n */", "/** One two. */"),
        ("/** One.\n * <p>\n * Two. */", "/** One.\n *\n * <p>Two. */"),
        ("/** One.\n *\n * Two. */", "/** One.\n *\n * <p>Two. */"),
        ("/** <p>One.</p>\n * <p>Two.</p> */", "/** <p>One. <p>Two. */"),
        ("/** <ul><li>One.</li></ul> */", "/**\n * <ul>\n *   <li>One.\n * </ul>\n */"),
        ("/** A <code>b</code> */", "/** A <code>\n * b\n * </code> */"),
        ("/** One. **/", "/**\n * One. *\n */"),
    ],
)
def test_what_google_java_format_rewrites_is_no_change(one: str, other: str) -> None:
    assert doc(one) == doc(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/** One. */", "/** Two. */"),
        ("/** A <b>b</b> */", "/** A <i>b</i> */"),
        ("/** A List&lt;A&gt; */", "/** A List */"),
        ("/** a < b and c > d */", "/** a and d */"),
        ("/** 2 * 3 */", "/** 2 + 3 */"),
        ("/** <pre>a</pre> */", "/** <p>a</p> */"),
    ],
)
def test_other_words_and_tags_are_one(one: str, other: str) -> None:
    assert doc(one) != doc(other)
