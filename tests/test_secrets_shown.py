"""Nothing that we print or publish has a secret of the repository in it."""

import re
from base64 import b64decode
from pathlib import Path

import pytest
from detect_secrets.plugins import (
    aws,
    basic_auth,
    github_token,
    gitlab_token,
    jwt,
    openai,
    private_key,
    pypi_token,
    sendgrid,
    slack,
    square_oauth,
    stripe,
    twilio,
)

from curator.parsers.secrets import without_secrets
from tests.command import curator
from tests.fake_secrets import KEY, KEYS, PEM_BODY, TOKENS, word
from tests.repository import Repository

TOKEN = TOKENS["GitHub token"]
PARTS = (word(16), word(16)[::-1], PEM_BODY[-30:], "k4Rm92xQvTz")
"""What every secret below has in it."""
FILES = {
    "kb/jobs.md": (
        f"---\ntitle: Jobs {TOKEN}\ndescription: They use {TOKEN}.\naliases: [{TOKEN}]\ncode: [src/job.py#login, src/keys.py]\n"
        f"questions: [who is {TOKEN}]\n---\n\n"
        f"# Jobs of {TOKEN}\n\nA job logs in with {TOKEN}, see [the job](../src/job.py). <!-- {TOKEN} -->\n\n"
        f"## The key\n\n```\n{KEY}\n```\n\n```python curator:src/job.py#login\nstale\n```\n\n[gone](gone.md) {TOKEN}\n"
    ),
    "kb/log.txt": f"job login {TOKEN}\n",
    "src/job.py": f'"""Jobs."""\n\n\ndef login(token="{TOKEN}"):\n    return "https://job:k4Rm92xQvTz@jobs.shop.dev"\n',
    "src/keys.py": f'"""The key of the job."""\n\nJOB_KEY = """{KEY}"""\n',
    "README.md": f"# The job\n\nJobs log in with {TOKEN}.\n",
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shop")
    Repository.create(root).commit(FILES)
    return root


def leaks(text: str) -> list[str]:
    return [part for part in PARTS if part in text]


def scanned(text: str) -> list[str]:
    """What `detect-secrets` takes for a secret, by the patterns of services alone."""
    detectors = (
        aws.AWSKeyDetector(),
        basic_auth.BasicAuthDetector(),
        github_token.GitHubTokenDetector(),
        gitlab_token.GitLabTokenDetector(),
        jwt.JwtTokenDetector(),
        openai.OpenAIDetector(),
        private_key.PrivateKeyDetector(),
        pypi_token.PypiTokenDetector(),
        sendgrid.SendGridDetector(),
        slack.SlackDetector(),
        square_oauth.SquareOAuthDetector(),
        stripe.StripeDetector(),
        twilio.TwilioKeyDetector(),
    )
    return [
        one.secret_type
        for line in text.split("\n")
        for one in detectors
        for _ in one.analyze_string(line)
    ]


@pytest.mark.parametrize("format_", ["full", "concise", "json", "github", "gitlab", "sarif"])
def test_lint_says_where_they_stand_and_never_what_they_are(shop: Path, format_: str):
    answer = curator(shop, "lint", "-v", "--format", format_)
    assert "KB401" in answer.stdout
    assert leaks(answer.stdout + answer.stderr) == []


def test_lint_finds_each_of_them(shop: Path):
    found = [
        (item["path"], item["line"], item["message"])
        for item in curator(shop, "lint", "--format", "json", "--select", "KB401").json[
            "diagnostics"
        ]
    ]
    token, key = "this looks like a GitHub token", "this looks like a private key"
    assert found == [
        ("README.md", 3, token),
        ("kb/jobs.md", 2, token),
        ("kb/jobs.md", 3, token),
        ("kb/jobs.md", 4, token),
        ("kb/jobs.md", 6, token),
        ("kb/jobs.md", 9, token),
        ("kb/jobs.md", 11, token),
        ("kb/jobs.md", 11, token),
        ("kb/jobs.md", 16, key),
        ("kb/jobs.md", 27, token),
        ("kb/log.txt", 1, token),
        ("src/job.py", 4, token),
        ("src/job.py", 5, "this looks like a password in a URL"),
        ("src/keys.py", 3, key),
    ]


def test_a_baseline_knows_them_without_saying_them(tmp_path: Path):
    repository = Repository.create(tmp_path)
    repository.commit(FILES)
    curator(repository.root, "lint", "--update-baseline")
    text = (repository.root / "kb/curator-baseline.json").read_text("utf-8")
    assert "GitHub token" in text
    assert leaks(text) == []


def test_another_secret_of_a_kind_is_new_to_a_baseline(tmp_path: Path):
    repository = Repository.create(tmp_path)
    repository.commit({"kb/a.md": f"# A\n\n{TOKEN}\n"})
    curator(tmp_path, "lint", "--update-baseline")
    repository.commit({"kb/a.md": f"# A\n\nghp_{word(36)[::-1]}\n"})
    assert curator(tmp_path, "lint").exit_code == 1


@pytest.mark.parametrize("format_", ["markdown", "xml", "json"])
@pytest.mark.parametrize("at", [(), ("--at", "HEAD")], ids=["now", "then"])
def test_a_bundle_masks_them(shop: Path, format_: str, at: tuple[str, ...]):
    answer = curator(shop, "context", "job login key", "--format", format_, *at)
    assert "masked: private key" in answer.stdout
    assert leaks(answer.stdout + answer.stderr) == []


def test_a_bundle_for_files_masks_them(shop: Path):
    answer = curator(shop, "context", "--for", "src/job.py")
    assert "<masked: GitHub token>" in answer.stdout
    assert leaks(answer.stdout) == []


def test_a_bundle_lists_each_that_it_masks(shop: Path):
    masked = curator(shop, "context", "job login key", "--format", "json").json["masked"]
    assert {(one["path"], one["line"], one["reason"]) for one in masked} >= {
        ("kb/jobs.md", 2, "secret: GitHub token"),
        ("kb/jobs.md", 16, "secret: private key"),
        ("kb/jobs.md", 27, "secret: GitHub token"),
        ("src/job.py", 4, "secret: GitHub token"),
        ("src/job.py", 5, "secret: password in a URL"),
        ("src/keys.py", 3, "secret: private key"),
    }


@pytest.mark.parametrize("format_", ["text", "json"])
def test_search_masks_them_in_titles(shop: Path, format_: str):
    answer = curator(shop, "search", "job login", "--format", format_)
    assert "<masked: GitHub token>" in answer.stdout
    assert leaks(answer.stdout) == []


@pytest.mark.parametrize("format_", ["text", "json", "markdown"])
def test_a_review_names_notes_without_them(shop: Path, format_: str):
    answer = curator(shop, "affected", "src/job.py", "--format", format_)
    assert "masked: GitHub token" in answer.stdout
    assert leaks(answer.stdout) == []


def test_another_scanner_finds_them_in_the_files_and_none_in_a_bundle(shop: Path):
    found = scanned("".join(FILES.values()))
    assert len(found) > 6
    bundle = curator(shop, "context", "job login key", "--for", "src", "--format", "markdown")
    assert scanned(bundle.stdout) == []


def test_another_scanner_finds_none_of_the_tokens_that_we_mask():
    tokens = "\n".join([*TOKENS.values(), *KEYS.values()])
    assert len(scanned(tokens)) > 20
    assert scanned(without_secrets(tokens)) == []


def test_a_site_has_none_of_them(shop: Path, tmp_path: Path):
    curator(shop, "site", "--out", str(tmp_path / "site"))
    texts = [
        path.read_text("utf-8", "replace")
        for path in sorted((tmp_path / "site").rglob("*"))
        if path.is_file()
    ]
    copied = [
        b64decode(found).decode()
        for text in texts
        for found in re.findall(r'data-curator-source="([^"]*)"', text)
    ]
    assert leaks("".join([*texts, *copied])) == []
    assert "A job logs in with <masked: GitHub token>" in "".join(copied)


def test_a_site_leaves_out_a_file_with_a_secret_and_says_so(shop: Path, tmp_path: Path):
    answer = curator(shop, "site", "--out", str(tmp_path / "site"))
    assert not (tmp_path / "site/docs/log.txt").exists()
    assert (
        "kb/log.txt is left out: it could run in a browser, or has a secret in it" in answer.stderr
    )


def test_a_page_leads_its_links_where_they_led_before_the_mask(shop: Path, tmp_path: Path):
    curator(shop, "site", "--out", str(tmp_path / "site"))
    page = (tmp_path / "site/docs/jobs.md").read_text("utf-8")
    assert "A job logs in with &lt;masked: GitHub token>, see the job." in page


def test_a_line_that_says_it_has_none_is_shown(tmp_path: Path):
    said = f'JOB_KEY = "{TOKEN}"  # pragma: allowlist secret\n'
    Repository.create(tmp_path).commit({"src/job.py": said})
    assert said in curator(tmp_path, "context", "job key").stdout


def test_an_ignored_secret_is_masked_all_the_same(tmp_path: Path):
    note = f"# Jobs\n\n<!-- curator: ignore[KB401] it was revoked -->\n{TOKEN}\n"
    Repository.create(tmp_path).commit({"kb/jobs.md": note})
    assert curator(tmp_path, "lint").exit_code == 0
    assert leaks(curator(tmp_path, "context", "jobs").stdout) == []
