import pytest

from curator.retrieval.priors import is_about_tests, prior


def test_priors_know_tests_examples_and_documents():
    names = ["a_test.go", "src/__tests__/a.ts", "examples/a.py", "docs/a.rst", "src/latest.py"]
    assert [prior(name) for name in names] == [0.15, 0.15, 0.3, 0.2, 1.0]


def test_tests_are_code_like_any_other_where_they_are_asked_for():
    assert prior("tests/test_pay.py", is_about_tests=True) == 1.0


@pytest.mark.parametrize(
    "question", ["tests for retries", "where is retry tested", "which unit tests cover it"]
)
def test_a_question_about_tests_is_known(question: str):
    assert is_about_tests(question)


@pytest.mark.parametrize(
    "question", ["test runner pool", "how are tests run", "retry\n\ntests of it"]
)
def test_a_question_that_mentions_tests_is_not_about_them(question: str):
    assert not is_about_tests(question)
