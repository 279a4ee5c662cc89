import re
from base64 import b64encode
from hashlib import sha256

from curator.site.content_policy import with_policy

_PAGE = "<!doctype html><html><head><title>x</title></head><body>{}</body></html>"


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def _policy(page: str) -> dict[str, str]:
    found = re.search(r'<head><meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found
    parts = (part.partition(" ") for part in found[1].split("; "))
    return {name: value for name, _, value in parts}


def test_the_policy_comes_first_in_the_head() -> None:
    page = with_policy(_PAGE.format(""))
    assert page.startswith('<!doctype html><html><head><meta http-equiv="Content-Security-Policy"')


def test_the_page_is_else_as_it_was() -> None:
    page = with_policy(_PAGE.format("ä"))
    assert re.sub(r"<meta http-equiv[^>]*>", "", page) == _PAGE.format("ä")


def test_scripts_of_the_page_may_run() -> None:
    page = with_policy(_PAGE.format("<script>a < b && c\n</script>"))
    assert _policy(page)["script-src"] == f"'self' {_hash('a < b && c' + chr(10))}"


def test_a_module_may_run() -> None:
    page = with_policy(_PAGE.format('<script type="module">a</script>'))
    assert _policy(page)["script-src"] == f"'self' {_hash('a')}"


def test_data_needs_no_leave() -> None:
    page = with_policy(_PAGE.format('<script id="__config" type="application/json">{}</script>'))
    assert _policy(page)["script-src"] == "'self'"


def test_a_script_in_a_file_needs_no_hash() -> None:
    page = with_policy(_PAGE.format('<script src="a.js"></script>'))
    assert _policy(page)["script-src"] == "'self'"


def test_a_script_that_stands_twice_is_named_once() -> None:
    page = with_policy(_PAGE.format("<script>a</script><script>a</script>"))
    assert _policy(page)["script-src"] == f"'self' {_hash('a')}"


def test_line_ends_are_those_that_a_browser_reads() -> None:
    page = with_policy(_PAGE.format("<script>a\r\nb\rc</script>"))
    assert _policy(page)["script-src"] == f"'self' {_hash('a' + chr(10) + 'b' + chr(10) + 'c')}"


def test_nothing_is_loaded_from_elsewhere() -> None:
    allowed = " ".join(_policy(with_policy(_PAGE.format(""))).values()).split()
    assert set(allowed) <= {"'self'", "'none'", "'unsafe-inline'", "data:"}


def test_frames_objects_and_bases_are_forbidden() -> None:
    policy = _policy(with_policy(_PAGE.format("")))
    assert [policy[name] for name in ("frame-src", "object-src", "base-uri")] == ["'none'"] * 3


def test_a_head_with_attributes_is_found() -> None:
    assert with_policy('<head lang="en"></head>').startswith('<head lang="en"><meta http-equiv=')


def test_a_header_is_no_head() -> None:
    assert with_policy("<header></header>") == "<header></header>"


def test_the_same_page_gives_the_same_bytes() -> None:
    page = _PAGE.format("<script>b</script><script>a</script>")
    assert with_policy(page) == with_policy(page)
