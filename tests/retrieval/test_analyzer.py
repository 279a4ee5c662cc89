import re

from hypothesis import given
from hypothesis import strategies as st

from curator.retrieval.analyzer import Analyzer


def test_camel_case_and_snake_case_meet() -> None:
    assert Analyzer().terms("nextDelay") == Analyzer().terms("next_delay")


def test_an_identifier_gives_its_parts_and_its_whole() -> None:
    assert Analyzer().terms("nextDelay") == ["next", "delay", "nextdelay"]


def test_an_acronym_stays_together() -> None:
    assert Analyzer().terms("HTTPServer") == ["http", "server", "httpserver"]


def test_digits_are_parts() -> None:
    assert Analyzer().terms("utf8") == ["utf", "8", "utf8"]


def test_words_of_one_stem_meet() -> None:
    assert Analyzer().terms("retries") == Analyzer().terms("retry")


def test_stop_words_are_no_terms() -> None:
    assert Analyzer().terms("how is the charge") == ["charg"]


def test_words_that_are_too_long_are_no_terms() -> None:
    assert Analyzer().terms("a" * 65) == []


def test_other_alphabets_are_kept() -> None:
    assert Analyzer().terms("Überweisung") == ["überweisung"]


def test_counts_are_those_of_the_terms() -> None:
    assert Analyzer().counts("delay nextDelay") == {"delay": 2, "next": 1, "nextdelay": 1}


@given(st.text())
def test_any_text_has_terms(text: str) -> None:
    analyzer = Analyzer()
    terms = analyzer.terms(text)
    assert analyzer.counts(text) == {term: terms.count(term) for term in terms}


@given(st.text() | st.text(st.characters(max_codepoint=127)))
def test_words_are_what_unicode_calls_words(text: str) -> None:
    analyzer = Analyzer()
    words = re.findall(r"\w+", text)
    assert analyzer.terms(text) == [term for word in words for term in analyzer.word_terms(word)]


@given(st.text())
def test_terms_can_be_written_as_utf_8(text: str) -> None:
    assert " ".join(Analyzer().terms(text)).encode() is not None


def test_single_letters_are_no_terms() -> None:
    assert Analyzer().terms("x = a_b + vitamin_c") == ["ab", "vitamin", "vitaminc"]


def test_long_numbers_and_digests_are_no_terms() -> None:
    text = "1234567 9f86d081884c7d659a2feaa0c55ad015 0x9f86d081884c7d65 404"
    assert Analyzer().terms(text) == ["404"]


def test_encoded_data_is_no_term() -> None:
    assert Analyzer().terms("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU") == []


def test_a_long_name_is_no_noise() -> None:
    assert "retri" in Analyzer().terms("testRetryAfterTwoFailuresWithBackoffIn2024")
