import json
import os
import shutil
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
    mine = tmp_path / "mine.txt"
    mine.write_text("mine\n")
    names = json.dumps(["../shop/src/retry.py", str(mine), 1])
    (tmp_path / "out/.curator-site").write_text(names)
    curator(folder, "site", "--out", "../out")
    assert ((folder / "src/retry.py").exists(), mine.exists()) == (True, True)


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


def test_nothing_is_removed_through_a_link(tmp_path: Path):
    folder = shop(tmp_path, **{"kb/z/a.md": "# A\n"})
    curator(folder, "site", "--out", "../out")
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "a.md").write_text("mine\n")
    shutil.rmtree(tmp_path / "out/docs/z")
    (tmp_path / "out/docs/z").symlink_to(victim)
    (folder / "kb/z/a.md").unlink()
    answer = curator(folder, "site", "--out", "../out")
    assert (answer.exit_code, (victim / "a.md").exists()) == (2, True)


def test_a_page_may_become_a_folder_and_back(tmp_path: Path):
    folder = shop(tmp_path, **{"kb/z.txt": "x"})
    codes = [curator(folder, "site", "--out", "../out").exit_code]
    (folder / "kb/z.txt").unlink()
    Repository(folder).write({"kb/z.txt/n.md": "# N\n"})
    codes.append(curator(folder, "site", "--out", "../out").exit_code)
    shutil.rmtree(folder / "kb/z.txt")
    Repository(folder).write({"kb/z.txt": "x"})
    codes.append(curator(folder, "site", "--out", "../out").exit_code)
    assert (codes, written(tmp_path / "out")["docs/z.txt"]) == ([0, 0, 0], b"x")


def test_the_tree_cannot_stand_among_the_notes(tmp_path: Path):
    answer = curator(shop(tmp_path), "site", "--out", "kb/out")
    assert (answer.exit_code, "is among the notes" in answer.stderr) == (2, True)


def test_a_note_with_the_path_of_a_page_of_ours_is_named(tmp_path: Path):
    folder = shop(tmp_path, **{"kb/curator/health.md": "# Mine\n"})
    answer = curator(folder, "site", "--out", "../out")
    assert (answer.exit_code, "rename it" in answer.stderr) == (2, True)


def test_a_list_for_models_that_people_wrote_stays_theirs(tmp_path: Path):
    curator(shop(tmp_path, **{"kb/llms.txt": "mine\n"}), "site", "--out", "../out")
    found = written(tmp_path / "out")
    assert (found["docs/llms.txt"], "beside/llms.txt" in found) == (b"mine\n", False)


def test_a_note_whose_name_is_no_text_is_published_all_the_same(tmp_path: Path):
    folder = shop(tmp_path)
    Path(os.fsdecode(os.fsencode(folder) + b"/kb/n\xff.md")).write_text("# N\n")
    assert curator(folder, "site", "--out", "../out").exit_code == 0
