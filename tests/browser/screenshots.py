"""Takes the pictures in the README: `python -m tests.browser.screenshots` writes them into `kb/assets/`.

They show our own notes after a change of the code that nobody has verified yet.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import served

ROOT = Path(__file__).parents[2]
_CHANGED = "curator/retrieval/bm25.py"
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
PICTURES: tuple[tuple[str, Literal["light", "dark"], str], ...] = (
    ("stale.png", "light", "retrieval/"),
    ("health.png", "dark", "curator/health/"),
)


def take(out: Path, browser: Browser) -> None:
    """Into a folder, which is made."""
    with tempfile.TemporaryDirectory() as folder:
        tree, site = Path(folder) / "tree", Path(folder) / "site"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(tree)], check=True)
        file = tree / _CHANGED
        before = file.read_text()
        after = before.replace("FieldWeight]) ->", "FieldWeight], k1: float = 1.2) ->")
        if before == after:
            raise SystemExit(f"{_CHANGED} is not as it was: choose another change")
        file.write_text(after)
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        subprocess.run(build, cwd=tree, check=True)
        out.mkdir(parents=True, exist_ok=True)
        with served(site) as url:
            for name, scheme, page in PICTURES:
                _picture(browser, f"{url}{page}", scheme).screenshot(path=out / name)


def _picture(browser: Browser, url: str, scheme: Literal["light", "dark"]) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 620}, color_scheme=scheme)
    page.goto(url)
    page.wait_for_timeout(500)
    return page


if __name__ == "__main__":
    with sync_playwright() as playwright:
        program = shutil.which("chromium")
        take(
            ROOT / "kb/assets", playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        )
