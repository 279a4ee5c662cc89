import pytest

from curator.retrieval.tokens import EstimateCounter


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        (
            "def next_delay(self, attempt: int) -> float:\n    return min(self.cap, 2**attempt)\n",
            25,
        ),
        ("What happens when a charge fails three times in a row?", 12),
        ("x = [1, 22, 333, 4444]\n", 15),
        ("重试支付", 3),
    ],
)
def test_the_estimate_is_not_below_what_tokenizers_count(text: str, exact: int) -> None:
    assert EstimateCounter().count(text) >= exact


def test_an_empty_text_has_no_tokens() -> None:
    assert EstimateCounter().count("") == 0


def test_a_long_run_of_one_character_is_not_for_free() -> None:
    assert EstimateCounter().count("~" * 1_000) > 60
