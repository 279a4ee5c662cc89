"""The same laws on inputs that have the shape of what they read; `HYPOTHESIS_PROFILE=long` looks longer."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.growth import READERS, growth
from tests.fuzz.pieces import BORDER
from tests.fuzz.run import WORDS
from tests.fuzz.seeds import written_seeds
from tests.fuzz.targets import TARGETS

_IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
_SHAPED = settings(
    max_examples=5000 if _IS_LONG else 25, deadline=None, suppress_health_check=[*HealthCheck]
)
_GROWING = settings(_SHAPED, max_examples=1000 if _IS_LONG else 10)

_MARKS = st.sampled_from([word.encode() for word in WORDS])
_BYTES = st.one_of(
    _MARKS,
    st.text(st.characters(codec="utf-8"), max_size=6).map(str.encode),
    st.text("ab \n:#-[]{}()<>*_`~!&@\"'\\/.,=|", max_size=12).map(str.encode),
    st.binary(max_size=3),
)


@st.composite
def _mutated(draw: st.DrawFn, target: str) -> bytes:
    """A seed with parts of it gone, doubled, or replaced by marks of the formats."""
    seeds = written_seeds(target)
    data = seeds[draw(st.sampled_from(sorted(seeds)))][:5000]
    for _ in range(draw(st.integers(1, 4))):
        first = draw(st.integers(0, len(data)))
        last = first + draw(st.integers(0, 12))
        data = data[:first] + b"".join(draw(st.lists(_BYTES, max_size=3))) + data[last:]
    return data


@pytest.mark.parametrize("target", sorted(set(TARGETS) - {"growth"}))
@_SHAPED
@given(data=st.data())
def test_the_law_of_a_target_holds(target: str, data: st.DataObject):
    TARGETS[target](data.draw(_mutated(target) | st.lists(_BYTES, max_size=20).map(b"".join)))


@pytest.mark.parametrize("reader", range(len(READERS)))
@_GROWING
@given(
    parts=st.lists(st.lists(_BYTES, min_size=1, max_size=3).map(b"".join), min_size=3, max_size=3)
)
def test_what_is_said_over_and_over_is_read_in_a_second(reader: int, parts: list[bytes]):
    growth(
        BORDER.join([bytes([ord("0") + reader]), *(part.replace(BORDER, b"") for part in parts)])
    )
