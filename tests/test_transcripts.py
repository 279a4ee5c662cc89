"""What the pages with sessions of a terminal say is what the commands print."""

from pathlib import Path

import pytest

from tests.transcripts import PAGES, rewritten, run, steps


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_session_prints_what_its_page_says(page: Path, tmp_path: Path):
    text = page.read_text("utf-8")
    assert rewritten(text, run(text, tmp_path)) == text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_commands_that_print_something(page: Path):
    assert sum(bool(step.said) for step in steps(page.read_text("utf-8"))) >= 5
