"""KB004."""

from curator.model.text import Place
from tests.lint.rules.reported import reported, said

FILE = "* @acme/platform\n/pay/ @acme/Payments ben@acme.example\n"


def note(owners: str) -> str:
    return f"---\nowners: {owners}\n---\n# A\n"


def test_without_codeowners_only_the_form_matters():
    assert said("KB004", {"kb/a.md": note("['@anybody/at-all', '@ana', a@b.example]")}) == []
    assert said("KB004", {"kb/a.md": note("Ana Ruiz")}) == [
        (
            "`Ana Ruiz` is no owner: it is neither a user nor a team nor an address",
            "write @user, @organisation/team or an address, in quotes",
        )
    ]


def test_with_codeowners_an_owner_is_one_that_it_names():
    files = {"kb/a.md": note("['@acme/payment', '@zed']"), "CODEOWNERS": FILE}
    assert said("KB004", files) == [
        ("`@acme/payment` owns nothing in CODEOWNERS", "did you mean `@acme/Payments`?"),
        (
            "`@zed` owns nothing in CODEOWNERS",
            "name an owner who stands in CODEOWNERS, or leave `owners` out",
        ),
    ]


def test_a_missing_sign_is_found():
    assert said("KB004", {"kb/a.md": note("acme/payments"), "CODEOWNERS": FILE})[0][1] == (
        "did you mean `@acme/Payments`?"
    )


def test_letter_case_of_a_name_does_not_matter():
    assert said("KB004", {"kb/a.md": note("['@ACME/payments']"), "CODEOWNERS": FILE}) == []


def test_each_is_reported_where_it_stands():
    (item,) = reported("KB004", {"kb/a.md": "---\nowners:\n  - '@ana'\n  - bob\n---\n"})
    assert (item.place, item.subject) == (Place(4, 5, 4, 8), "bob")
