from pathlib import Path

from tests.command import curator
from tests.repository import AUTHOR, EMAIL, Repository

NOTE = "---\ncode: [src/retry.py]\n---\n# Retries\n\nThey wait.\n"
SHOP = {"kb/index.md": "# Shop\n", "kb/retries.md": NOTE, "src/retry.py": "x = 1\n"}


def shop(folder: Path, **more: str) -> Path:
    repository = Repository.create(folder / "shop")
    repository.commit({**SHOP, **more})
    return repository.root


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_tree_has_all_that_a_builder_needs(tmp_path: Path):
    curator(shop(tmp_path), "site", "--out", "../out")
    needed = {"mkdocs.yml", "docs/retries.md", "docs/assets/curator.css", "overrides/main.html"}
    assert needed <= written(tmp_path / "out").keys()


def test_the_tree_has_what_models_read(tmp_path: Path):
    curator(shop(tmp_path), "site", "--out", "../out")
    assert {"beside/llms.txt", "beside/retries.md"} <= written(tmp_path / "out").keys()


def test_the_site_is_called_as_its_first_page(tmp_path: Path):
    curator(shop(tmp_path), "site", "--out", "../out")
    assert b'site_name: "Shop"' in written(tmp_path / "out")["mkdocs.yml"]


def test_the_second_run_writes_the_same_bytes(tmp_path: Path):
    folder = shop(tmp_path)
    curator(folder, "site", "--out", "../out")
    first = written(tmp_path / "out")
    curator(folder, "site", "--out", "../out")
    assert written(tmp_path / "out") == first


def test_the_page_of_a_note_that_is_gone_goes_too(tmp_path: Path):
    folder = shop(tmp_path)
    curator(folder, "site", "--out", "../out")
    (folder / "kb/retries.md").unlink()
    curator(folder, "site", "--out", "../out")
    assert "docs/retries.md" not in written(tmp_path / "out")


def test_what_somebody_put_there_stays(tmp_path: Path):
    folder = shop(tmp_path)
    curator(folder, "site", "--out", "../out")
    (tmp_path / "out/CNAME").write_text("docs.acme.example\n")
    curator(folder, "site", "--out", "../out")
    assert written(tmp_path / "out")["CNAME"] == b"docs.acme.example\n"


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path):
    folder = shop(tmp_path)
    answer = curator(folder, "site", "--out", "src")
    assert (answer.exit_code, [path.name for path in (folder / "src").iterdir()]) == (
        2,
        ["retry.py"],
    )


def test_a_folder_of_other_things_is_named_with_the_remedy(tmp_path: Path):
    answer = curator(shop(tmp_path), "site", "--out", "src")
    assert "name a new folder" in answer.stderr


def test_a_list_of_files_that_names_others_deletes_nothing(tmp_path: Path):
    folder = shop(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/.curator-site").write_text("../shop/src/retry.py\n/etc/hostname\n")
    curator(folder, "site", "--out", "../out")
    assert ((folder / "src/retry.py").exists(), Path("/etc/hostname").exists()) == (True, True)


def test_a_file_that_a_browser_would_run_is_left_out(tmp_path: Path):
    answer = curator(
        shop(tmp_path, **{"kb/x.html": "<script>1</script>"}), "site", "--out", "../out"
    )
    assert "kb/x.html is left out" in answer.stderr
    assert "docs/x.html" not in written(tmp_path / "out")


def test_the_lock_with_its_addresses_is_not_written(tmp_path: Path):
    folder = shop(tmp_path)
    Repository(folder).git("config", "user.name", AUTHOR)
    Repository(folder).git("config", "user.email", EMAIL)
    curator(folder, "verify", "retries", "--yes")
    curator(folder, "site", "--out", "../out")
    assert EMAIL in (folder / "kb/curator.lock").read_text()
    assert not any(EMAIL.encode() in data for data in written(tmp_path / "out").values())


def test_without_notes_there_is_still_a_site(tmp_path: Path):
    repository = Repository.create(tmp_path / "bare")
    repository.commit({"src/a.py": "x = 1\n"})
    assert curator(repository.root, "site", "--out", "../out").exit_code == 0
