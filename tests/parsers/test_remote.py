import pytest

from curator.parsers.remote import forge_template

GITHUB = "https://github.com/acme/shop/blob/{commit}/{path}#L{first}-L{last}"


@pytest.mark.parametrize(
    "remote",
    [
        "https://github.com/acme/shop.git",
        "https://github.com/acme/shop",
        "https://github.com/acme/shop/",
        "git@github.com:acme/shop.git",
        "ssh://git@github.com/acme/shop.git",
        "ssh://git@github.com:22/acme/shop.git",
        "git://github.com/acme/shop.git",
    ],
)
def test_every_spelling_of_a_remote_leads_to_the_same_pages(remote: str):
    assert forge_template(remote) == GITHUB


def test_a_token_in_a_remote_is_left_out():
    assert forge_template("https://ana:s3cret@github.com/acme/shop.git") == GITHUB


def test_a_repository_of_gitlab_may_stand_in_groups():
    expected = "https://gitlab.acme.example/a/b/shop/-/blob/{commit}/{path}#L{first}-{last}"
    assert forge_template("git@gitlab.acme.example:a/b/shop.git") == expected


@pytest.mark.parametrize(
    "remote",
    [
        "",
        "/srv/git/shop.git",
        "../shop",
        "https://acme.example/shop/x.git",
        "file:///github.com/a/b",
    ],
)
def test_of_any_other_remote_nothing_is_known(remote: str):
    assert forge_template(remote) == ""


@pytest.mark.parametrize(
    "remote", ["https://github.com/acme/shop?x", "git@github.com:acme/{path}", "git@github.com:a"]
)
def test_what_is_no_name_of_a_repository_makes_no_address(remote: str):
    assert forge_template(remote) == ""
