"""The same notes through the plugin, and through `curator site` and a builder that knows nothing of it."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.command import curator
from tests.repository import AUTHOR, EMAIL, Repository

pytestmark = pytest.mark.slow

CODE = "def delay(attempt):\n    return 2**attempt\n\n\ndef cap():\n    return 9\n"
RETRIES = """---
title: Retries & waits
code: [src/retry.py#delay]
---

# Retries

See [the code](../src/retry.py#L1-L2) and [queues](parts/queues.md#sizes).

```python curator:src/retry.py#cap
old
```

!!! note
    <b onclick="alert(1)">Bold</b> <script>alert(1)</script>
"""
QUEUES = "---\ncode: [src/]\n---\n# Queues\n\n## Sizes\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
SHOP = {
    "src/retry.py": CODE,
    "kb/index.md": "# Shop\n\n[Retries](retries.md)\n",
    "kb/retries.md": RETRIES,
    "kb/parts/queues.md": QUEUES,
    "kb/a.csv": "1\n",
    "kb/run.html": "<script>alert(1)</script>",
    "src/later.py": "x = 1\n",
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    repository = Repository.create(tmp_path_factory.mktemp("site") / "shop")
    repository.commit(SHOP)
    repository.git("remote", "add", "origin", "git@github.com:acme/shop.git")
    repository.git("config", "user.name", AUTHOR)
    repository.git("config", "user.email", EMAIL)
    assert curator(repository.root, "verify", "retries", "--yes").exit_code == 0
    repository.commit({"src/retry.py": CODE.replace("attempt)", "attempt, limit)")})
    return repository.root


@pytest.fixture(scope="module")
def exported(shop: Path) -> Path:
    out = shop.parent / "out"
    assert curator(shop, "site", "--out", str(out), "--title", "Shop").exit_code == 0
    _mkdocs(out)
    return out / "site"


@pytest.fixture(scope="module", params=["properdocs", "zensical"])
def elsewhere(request: pytest.FixtureRequest, shop: Path) -> Path:
    """The exported tree as another builder builds it."""
    out = shop.parent / request.param
    assert curator(shop, "site", "--out", str(out), "--title", "Shop").exit_code == 0
    command = [sys.executable, "-m", request.param, "build", "--strict"]
    subprocess.run(command, cwd=out, check=True, capture_output=True)
    return out / "site"


@pytest.fixture(scope="module")
def with_plugin(shop: Path, exported: Path) -> Path:
    configuration = (exported.parent / "mkdocs.yml").read_text()
    own = configuration.replace("docs_dir: docs", "docs_dir: kb").replace(
        "  - search\n", "  - search\n  - curator\n"
    )
    own = own.replace("  custom_dir: overrides\n", "")
    own = re.sub(r"extra_(?:css|javascript): .*\n", "", own)
    (shop / ".git/info/exclude").write_text("mkdocs.yml\nsite/\nkb/secret.txt\n")
    (shop / "mkdocs.yml").write_text(own)
    _mkdocs(shop)
    return shop / "site"


def _mkdocs(folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=folder, check=True)


class _Article(HTMLParser):
    """Tags with their attributes and the text of a page's article, blanks collapsed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_in = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_in |= tag == "article"
        if (
            self._is_in and ("id", "__skip") not in attrs
        ):  # Zensical's own; it also takes the mark away that excludes from search
            kept = [(name, value or "") for name, value in attrs if name != "data-search-exclude"]
            self.found.append(f"<{tag} {sorted(kept)}>")

    def handle_endtag(self, tag: str) -> None:
        self._is_in &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self._is_in and data.strip():
            self.found.append(" ".join(data.split()))


def article(site: Path, page: str) -> list[str]:
    return _Article((site / page / "index.html").read_text()).found


PAGES = ["", "retries", "parts/queues", "curator/health", "curator/code-map", "curator/decisions"]


@pytest.mark.parametrize("name", PAGES)
def test_both_ways_make_the_same_page(exported: Path, with_plugin: Path, name: str):
    assert article(with_plugin, name) == article(exported, name)


@pytest.mark.parametrize("name", PAGES)
def test_other_builders_make_the_same_page(exported: Path, elsewhere: Path, name: str):
    assert article(elsewhere, name) == article(exported, name)


def test_the_markdown_of_a_page_is_the_same_both_ways(exported: Path, with_plugin: Path):
    assert (with_plugin / "retries.md").read_text() == (
        exported.parent / "beside/retries.md"
    ).read_text()


def test_what_models_read_first_stands_at_the_root(with_plugin: Path):
    assert "[Retries & waits](retries.md)" in (with_plugin / "llms.txt").read_text()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_in_a_page_of_the_plugin_runs(with_plugin: Path, page: str):
    tags = [part for part in article(with_plugin, page) if part.startswith("<")]
    assert not [tag for tag in tags if re.search(r"'on\w+'|javascript:|<script \[", tag)]


@pytest.mark.usefixtures("with_plugin")
def test_nothing_runs_that_another_plugin_makes_of_a_note(shop: Path, tmp_path: Path):
    """As one would that fills in templates, after we have looked at what the note says."""
    hook = "def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\n<img src=x onerror=alert(1)>'\n"
    (tmp_path / "hooks.py").write_text(hook)
    configuration = (shop / "mkdocs.yml").read_text()
    own = shop / "mkdocs-hooks.yml"
    own.write_text(f"{configuration}\nhooks:\n  - {tmp_path / 'hooks.py'}\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(own)]
    subprocess.run([*command, "--site-dir", str(tmp_path / "site")], cwd=shop, check=True)
    own.unlink()
    found = article(tmp_path / "site", "retries")
    assert any(part.startswith("<img ") for part in found)
    assert not any("onerror" in part for part in found)


def test_every_page_of_the_plugin_has_a_policy(with_plugin: Path):
    pages = sorted(with_plugin.rglob("*.html"))
    lacking = [page for page in pages if "Content-Security-Policy" not in page.read_text()]
    assert (len(pages) > len(PAGES), lacking) == (True, [])


def test_a_page_of_html_among_the_notes_is_not_published(with_plugin: Path):
    assert not (with_plugin / "run.html").exists()


def test_a_table_among_the_notes_is_published(with_plugin: Path):
    assert (with_plugin / "a.csv").read_text() == "1\n"


def test_a_file_that_git_does_not_have_is_not_published(
    shop: Path, with_plugin: Path, tmp_path: Path
):
    (shop / "kb/secret.txt").write_text("x")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path)]
    subprocess.run(command, cwd=shop, check=True)
    assert (list(tmp_path.rglob("secret*")), (with_plugin / "a.csv").exists()) == ([], True)


def test_notes_in_another_folder_than_the_site_are_an_error_with_a_remedy(tmp_path: Path):
    repository = Repository.create(tmp_path / "other")
    plugins = "site_name: x\ndocs_dir: docs\nplugins: [curator]\n"
    repository.commit({"docs/index.md": "# X\n", "kb/a.md": "# A\n", "mkdocs.yml": plugins})
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    result = subprocess.run(
        command, cwd=repository.root, capture_output=True, text=True, check=False
    )
    assert (result.returncode, "make them the same" in result.stderr) == (1, True)
    assert "Traceback" not in result.stderr


def test_a_page_that_the_site_excludes_is_nowhere(tmp_path: Path):
    configuration = "site_name: x\ndocs_dir: kb\nplugins: [curator]\nexclude_docs: secret.md\n"
    repository = Repository.create(tmp_path / "excluding")
    notes = {"kb/index.md": "# X\n\n[s](secret.md)\n", "kb/secret.md": "# TOPSECRET\n"}
    repository.commit({**notes, "mkdocs.yml": configuration})
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=repository.root, check=True, capture_output=True)
    files = [path for path in (repository.root / "site").rglob("*") if path.is_file()]
    assert not [path for path in files if b"TOPSECRET" in path.read_bytes()]


def test_two_builds_of_a_commit_have_the_same_bytes(shop: Path, with_plugin: Path, tmp_path: Path):
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path)]
    subprocess.run(command, cwd=shop, check=True, capture_output=True)
    index = Path("search/search_index.json")
    assert (tmp_path / index).read_bytes() == (with_plugin / index).read_bytes()
    page = Path("retries/index.html")
    assert (tmp_path / page).read_bytes() == (with_plugin / page).read_bytes()


def test_a_note_that_takes_in_what_follows_still_has_its_banner(tmp_path: Path):
    extensions = "markdown_extensions: [def_list, md_in_html]\n"
    configuration = f"site_name: x\ndocs_dir: kb\nplugins: [curator]\n{extensions}"
    repository = Repository.create(tmp_path / "taking")
    repository.commit(
        {"kb/index.md": ":   a definition\n\n<div markdown>\n", "mkdocs.yml": configuration}
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=repository.root, check=True, capture_output=True)
    assert "curator-banner" in (repository.root / "site/index.html").read_text()
