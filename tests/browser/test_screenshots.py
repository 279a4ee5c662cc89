from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.screenshots import PICTURES, take


def test_the_pictures_of_the_readme_can_be_taken_anew(tmp_path: Path, browser: Browser):
    take(tmp_path, browser)
    sizes = [(tmp_path / name).stat().st_size for name, _, _ in PICTURES]
    assert min(sizes) > 10_000
