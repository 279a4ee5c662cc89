import pytest

from curator.parsers.manifests import go_module, json_table, toml_table


@pytest.mark.parametrize(
    "source",
    [
        b'{"a": "b // c"}',
        b'{\n// why\n"a": /* so */ "b // c"}',
        b'{"a": "b // c",}',
        b'{"a": "b // c", // last\n}',
        b'\xef\xbb\xbf{"a": "b // c"}',
    ],
)
def test_json_may_have_comments_and_last_commas(source: bytes):
    assert json_table(source) == {"a": "b // c"}


def test_a_comma_in_a_text_stays():
    assert json_table(b'{"a": ",]"}') == {"a": ",]"}


@pytest.mark.parametrize("source", [b"", b"[1]", b"{", b"\xff", b"[" * 100_000])
def test_json_that_is_no_object_is_empty(source: bytes):
    assert json_table(source) == {}


def test_toml_that_is_broken_is_empty():
    assert toml_table(b"[a") == {}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (b"// shop\nmodule example.com/shop // why\n\ngo 1.22\n", "example.com/shop"),
        (b'module "example.com/shop"\n', "example.com/shop"),
        (b"go 1.22\n", ""),
    ],
)
def test_the_path_of_a_module_of_go(source: bytes, name: str):
    assert go_module(source) == name
