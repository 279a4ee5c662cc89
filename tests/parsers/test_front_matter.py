import pytest

from curator.model.notes import (
    CodeLink,
    FrontMatterPlaces,
    NoteKind,
    NoteStatus,
    ProblemKind,
    Question,
    Watch,
)
from curator.model.text import Place
from curator.parsers.front_matter import (
    FrontMatter,
    parse_foreign_front_matter,
    parse_front_matter,
    split_front_matter,
)


def problems(text):
    return [
        (problem.kind, problem.place.line, problem.message, problem.help)
        for problem in parse_front_matter(text).problems
    ]


def test_the_body_begins_after_the_closing_line():
    front = split_front_matter(["---", "a: 1", "---", "text"])
    assert (front.text, front.body_line) == ("a: 1", 4)


def test_three_dots_close_as_well():
    assert split_front_matter(["---", "a: 1", "..."]).body_line == 4


def test_front_matter_may_be_empty():
    assert split_front_matter(["---", "---", "x"]).text == ""


def test_a_line_of_dashes_without_an_end_is_a_rule():
    front = split_front_matter(["---", "", "text"])
    assert (front.text, front.body_line, front.problems) == (None, 1, ())


def test_front_matter_without_an_end_is_a_problem():
    (problem,) = split_front_matter(["---", "title: x", "text"]).problems
    assert problem.message == "the front matter has no end"


def test_all_keys_are_read():
    text = """title: Payment  retries
kind: component
status: draft
owners: ["@acme/payments"]
code:
  - src/retry.py#Policy
aliases: [dunning]
questions:
  - what happens?
supersedes: [old.md]
review_by: 2027-05-01
description: About it
tags: [a, b]
"""
    assert parse_front_matter(text) == FrontMatter(
        title="Payment retries",
        description="About it",
        tags=("a", "b"),
        kind=NoteKind.COMPONENT,
        status=NoteStatus.DRAFT,
        owners=("@acme/payments",),
        code=(CodeLink("src/retry.py#Policy", None, Place(7, 5, 7, 24)),),
        aliases=("dunning",),
        questions=(Question("what happens?", None, Place(10, 5, 10, 18)),),
        supersedes=("old.md",),
        review_by="2027-05-01",
        places=FrontMatterPlaces(
            owners=(Place(5, 11, 5, 25),),
            supersedes=(Place(11, 14, 11, 20),),
            review_by=Place(12, 12, 12, 22),
        ),
    )


@pytest.mark.parametrize("title", ["no", "2024", "1e3", "2024-01-01", "true", "0x1F", "12:30:45"])
def test_a_title_is_the_text_that_was_written(title):
    assert parse_front_matter(f"title: {title}").title == title


def test_a_single_value_is_a_list_of_one():
    assert parse_front_matter("owners: ana").owners == ("ana",)


def test_keys_without_a_value_are_absent():
    assert parse_front_matter("title:\ncode: ~\nkind:\nowners: []\n") == FrontMatter()


def test_the_place_of_a_quoted_link_is_the_text_without_quotes():
    (link,) = parse_front_matter('code: ["src/a.py"]').code
    assert link.place == Place(2, 9, 2, 17)


def test_a_link_may_say_what_it_watches():
    (link,) = parse_front_matter('code:\n- {path: "db/**/*.sql", watch: exists}').code
    assert (link.target, link.watch) == ("db/**/*.sql", Watch.EXISTS)


def test_a_question_may_say_how_high_the_note_must_rank():
    (question,) = parse_front_matter("questions:\n- {ask: how many, top: 3}").questions
    assert (question.ask, question.top) == ("how many", 3)


def test_a_status_of_material_is_active():
    front = parse_front_matter("status: new")
    assert (front.status, front.problems) == (NoteStatus.ACTIVE, ())


def test_foreign_keys_pass():
    assert (
        problems("tags: {a: 1}\nhide: [toc]\nx-own: 1\nicon: a/b\nanything: [1]\ndescription: [x]")
        == []
    )


def test_a_slip_is_reported_with_what_was_meant():
    assert problems("title: x\nquestons: y") == [
        (
            ProblemKind.UNKNOWN_KEY,
            3,
            "`questons` is not a key of front matter",
            "did you mean `questions`?",
        )
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: a\ntitle: b", "`title` stands here twice"),
        ("title: [a]", "`title` is one text"),
        ("kind: componet", "`componet` is not a kind"),
        ("status: done", "`done` is not a status"),
        ("review_by: soon", "`review_by` is not a date"),
        ("review_by: 2027-13-01", "`review_by` is not a date"),
        ("review_by: 20270501", "`review_by` is not a date"),
        ("owners: [[a]]", "an entry of `owners` is a text"),
        ("code: [{watch: any}]", "an entry of `code` is a path, or a mapping with `path`"),
        ("code: [{path: a, watch: all}]", "`all` is not a watch"),
        ("code: [{path: a, path: b}]", "`path` stands here twice"),
        ("code: [{path: a, wacht: any}]", "`wacht` is not a key of front matter"),
        ("code: [{path: a, color: red}]", "`color` is not a key of front matter"),
        ("code: [a.py, a.py]", "`a.py` is linked twice"),
        ("code: [~]", "a code link cannot be empty"),
        ("code: [../a.py]", "a code link cannot leave the repository: `..` is not allowed"),
        ("questions: [{top: 3}]", "an entry of `questions` is a text, or a mapping with `ask`"),
        ("questions: [{ask: a, top: many}]", "`top` is a number from 1 to 100"),
        ("questions: [{ask: a, top: 101}]", "`top` is a number from 1 to 100"),
        ("- a", "the front matter is not a mapping of keys to values"),
        ("just text", "the front matter is not a mapping of keys to values"),
    ],
)
def test_a_value_that_its_key_does_not_take_is_a_problem(text, message):
    assert [found for _, _, found, _ in problems(text)] == [message]


def test_a_choice_one_slip_away_is_named():
    assert problems("kind: componet")[0][3] == "did you mean `component`?"


def test_a_bad_link_is_left_out_and_the_others_stay():
    front = parse_front_matter("code:\n  - /abs\n  - ok.py")
    assert [link.target for link in front.code] == ["ok.py"]
    assert front.problems[0].place == Place(3, 5, 3, 9)


def test_a_hash_without_a_blank_before_it_is_no_comment():
    (link,) = parse_front_matter("code:\n  - a.py#f # why").code
    assert link.target == "a.py#f"


def test_an_owner_without_quotes_is_told_to_use_them():
    assert problems("owners: [@acme/x]") == [
        (
            ProblemKind.INVALID,
            2,
            "the front matter is not valid YAML: `@` cannot begin a value",
            'put the value in quotes: "@..."',
        )
    ]


def test_of_a_document_only_title_description_and_tags_are_taken():
    text = "title: x\ndescription: y\ntags: [z, [w]]\nkind: nonsense\ncode: [a.py]\ntitle2: q"
    assert parse_foreign_front_matter(text) == FrontMatter(title="x", description="y", tags=("z",))


def test_broken_front_matter_of_a_document_is_nothing():
    assert parse_foreign_front_matter("a: [") == FrontMatter()
