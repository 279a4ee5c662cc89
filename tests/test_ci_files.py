"""What makes a service run `curator lint`: valid, and doing what it says when its shell steps are run."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command import curator
from tests.repository import Repository
from tests.schemas import errors

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
NOTE = "---\ncode:\n  - src/retry.py#delay\n---\n# Retries\n\nThe delay doubles.\n"
THEN = "def delay(attempt):\n    return 2**attempt\n"
NOW = "def delay(attempt, cap):\n    return 2**attempt\n"


def written(repository: Repository, service: str) -> Any:
    repository.commit({"a.py": ""})
    curator(repository.root, "init", "--ci", service)
    path = {"github": ".github/workflows/curator.yml", "gitlab": ".gitlab/curator.yml"}[service]
    value = yaml.safe_load((repository.root / path).read_text("utf-8"))
    return {"on" if key is True else key: part for key, part in value.items()}  # YAML 1.1's `on`


@pytest.fixture
def pull_request(repository: Repository, tmp_path: Path) -> Repository:
    """A checkout as a pull request's: a branch that leaves a note behind, and `origin/main`."""
    repository.commit({"kb/a.md": NOTE, "kb/b.md": "[gone](gone.md)\n", "src/retry.py": THEN})
    clone = repository.clone(tmp_path / "checkout")
    clone.git("checkout", "--quiet", "-b", "feature")
    clone.commit({"src/retry.py": NOW})
    return clone


def run(script: str, folder: Path, tmp_path: Path, **variables: str) -> tuple[int, str]:
    """A shell step, in an environment that has `curator` where the step before it puts it."""
    commands = tmp_path / "curator/bin"
    commands.mkdir(parents=True)
    (commands / "curator").symlink_to(Path(sys.executable).parent / "curator")
    environment = {
        "PATH": f"{commands}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "RUNNER_TEMP": str(tmp_path),
        **variables,
    }
    result = subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, check=False
    )
    return result.returncode, result.stdout.decode() + result.stderr.decode()


def test_the_action_is_valid():
    assert errors(ACTION, "github-action") == []


def test_the_action_reports_only_what_a_pull_request_brings(
    pull_request: Repository, tmp_path: Path
):
    script = ACTION["runs"]["steps"][1]["run"]
    status, output = run(
        script, pull_request.root, tmp_path, SINCE="", BASE="main", ARGUMENTS="--fail-on error"
    )
    assert status == 1
    assert "KB201" in output
    assert "KB105" not in output


def test_the_action_reports_everything_outside_of_pull_requests(
    pull_request: Repository, tmp_path: Path
):
    script = ACTION["runs"]["steps"][1]["run"]
    _, output = run(script, pull_request.root, tmp_path, SINCE="", BASE="", ARGUMENTS="")
    assert "KB201" in output
    assert "KB105" in output


def test_the_workflow_that_init_writes_is_valid(repository: Repository):
    assert errors(written(repository, "github"), "github-workflow") == []


def test_the_workflow_runs_for_the_default_branch(repository: Repository):
    assert written(repository, "github")["on"]["push"]["branches"] == ["main"]


def test_the_workflow_reports_only_what_a_pull_request_brings(
    pull_request: Repository, tmp_path: Path
):
    steps = written(pull_request, "github")["jobs"]["curator"]["steps"]
    status, output = run(steps[-1]["run"], pull_request.root, tmp_path, BASE="main", PROJECT=".")
    assert status == 1
    assert "KB201" in output
    assert "KB105" not in output


def test_the_gitlab_job_writes_its_report(pull_request: Repository, tmp_path: Path):
    script = written(pull_request, "gitlab")["curator"]["script"][-1]
    base = pull_request.git("rev-parse", "origin/main")
    status, _ = run(
        script, pull_request.root, tmp_path, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, PROJECT="."
    )
    report = yaml.safe_load((pull_request.root / "gl-code-quality-report.json").read_text())
    assert status == 1
    assert [row["check_name"] for row in report] == ["changed-signature"]


def test_init_adds_a_workflow_to_a_repository_that_is_configured(repository: Repository):
    repository.commit({"curator.toml": ""})
    answer = curator(repository.root, "init", "--ci", "github")
    assert (answer.exit_code, answer.stderr) == (0, "wrote .github/workflows/curator.yml\n")


def test_init_never_overwrites_a_workflow(repository: Repository):
    repository.commit({"curator.toml": "", ".github/workflows/curator.yml": "mine\n"})
    assert curator(repository.root, "init", "--ci", "github").exit_code == 2
    assert (repository.root / ".github/workflows/curator.yml").read_text() == "mine\n"


def test_the_hook_of_pre_commit_runs_a_command_that_exists(repository: Repository):
    repository.commit({"a.md": "# A\n"})
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    name, *arguments = hook["entry"].split()
    assert name == "curator"
    assert curator(repository.root, *arguments).exit_code == 0


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_a_project_in_a_subfolder_is_checked_there(repository: Repository, service: str):
    repository.commit({"app/curator.toml": "", "app/kb/a.md": "# A\n"})
    curator(repository.root / "app", "init", "--ci", service)
    files = [".github/workflows/curator.yml", ".gitlab/curator.yml"]
    (text,) = [
        (repository.root / file).read_text() for file in files if (repository.root / file).exists()
    ]
    assert 'PROJECT: "app"\n' in text
