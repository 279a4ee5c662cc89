import pytest

from curator.formats.forge import Forge, forge_of
from curator.model.text import RepoPath, Span

GITHUB = Forge("https://github.com/acme/shop/blob/{commit}/{path}#L{first}-L{last}")
GITLAB = Forge("https://gitlab.com/acme/shop/-/blob/{commit}/{path}#L{first}-{last}")
OTHER = Forge("https://git.acme.example/shop?at={commit}&file={path}#{first}")
PATH = RepoPath("src/a b.py")


def test_a_file_is_shown_at_its_lines():
    url = GITHUB.file(PATH, "c0ffee", Span(3, 9))
    assert url == "https://github.com/acme/shop/blob/c0ffee/src/a%20b.py#L3-L9"


def test_a_whole_file_has_no_lines():
    assert GITHUB.file(PATH, "c0ffee") == "https://github.com/acme/shop/blob/c0ffee/src/a%20b.py"


def test_a_folder_has_a_page_of_its_own():
    assert (
        GITLAB.folder(RepoPath("src"), "c0ffee") == "https://gitlab.com/acme/shop/-/tree/c0ffee/src"
    )


def test_the_root_is_a_folder_too():
    assert GITHUB.folder(RepoPath(""), "c0ffee") == "https://github.com/acme/shop/tree/c0ffee"


def test_a_file_is_edited_on_a_branch():
    assert (
        GITHUB.edit(PATH, "release/1") == "https://github.com/acme/shop/edit/release/1/src/a%20b.py"
    )


def test_a_report_has_its_title():
    url = GITHUB.report("Retries is wrong", "why & how")
    assert (
        url
        == "https://github.com/acme/shop/issues/new?title=Retries%20is%20wrong&body=why%20%26%20how"
    )


def test_gitlab_has_its_own_words_for_a_report():
    assert str(GITLAB.report("a", "b")).startswith(
        "https://gitlab.com/acme/shop/-/issues/new?issue%5Btitle%5D=a"
    )


def test_of_an_unknown_forge_no_edit_page_is_made_up():
    assert OTHER.edit(PATH, "main") is None


def test_of_an_unknown_forge_no_report_is_made_up():
    assert OTHER.report("a", "b") is None


@pytest.mark.parametrize(
    "template", ["", "javascript:alert({path})", "//evil.example/{path}", "data:x"]
)
def test_only_a_web_address_is_a_forge(template: str):
    assert forge_of(template) is None


def test_a_path_cannot_leave_its_place_in_the_address():
    assert GITHUB.file(RepoPath('a"><?#{commit}'), "c0ffee").endswith(
        "/a%22%3E%3C%3F%23%7Bcommit%7D"
    )
