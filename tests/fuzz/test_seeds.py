"""Each seed through its target: what broke a law once never does again."""

import pytest

from tests.fuzz.growth import SIZE
from tests.fuzz.seeds import LARGE, written_seeds
from tests.fuzz.targets import TARGETS
from tests.hangs import no_hang

_READERS = (
    *("front_matter", "code_link", "codeowners", "lock", "configuration", "baseline", "questions"),
    *("query", "new_links", "markdown_bundle", "xml_bundle", "terminal_blocks", "github_page"),
    "safe_page",
)
"""One target for each that reads or writes in its own way."""
_WRITTEN = [(target, name) for target in TARGETS for name in written_seeds(target)]


@pytest.mark.parametrize(("target", "name"), _WRITTEN)
def test_a_seed_breaks_no_law(target: str, name: str):
    TARGETS[target](written_seeds(target)[name])


@pytest.mark.parametrize("target", _READERS)
@pytest.mark.parametrize("name", LARGE)
def test_a_large_input_breaks_no_law_and_is_read_at_once(target: str, name: str):
    with no_hang():
        TARGETS[target](LARGE[name][:SIZE])


def test_every_target_has_seeds():
    assert all(written_seeds(target) for target in TARGETS)
