import pytest

from curator.model.code import Fingerprint
from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints


def whole(source: str) -> Fingerprint:
    return fingerprints(source.encode(), RepoPath("a.py")).whole


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("from collections import Mapping, deque\nx = 1", "from collections import deque\nfrom collections.abc import Mapping\nx = 1"),
        ("from collections import Mapping\nx = 1", "from collections.abc import Mapping\nx = 1"),
        ("import mock\nx = 1", "from unittest import mock\nx = 1"),
        ("import mock as m\nx = 1", "from unittest import mock as m\nx = 1"),
        ("from mock import patch\nx = 1", "from unittest.mock import patch\nx = 1"),
        ("import six\nx = 1", "x = 1"),
        ("from six import text_type\nx = text_type(a)", "x = str(a)"),
        ("from six.moves import range\nx = 1", "x = 1"),
        ("from builtins import object\nx = 1", "x = 1"),
        ("from io import open\nx = 1", "x = 1"),
        ("from io import open, BytesIO\nx = 1", "from io import BytesIO\nx = 1"),
        ("from socket import error\ntry: a()\nexcept error: b()", "from socket import error\ntry: a()\nexcept OSError: b()"),
        ("from socket import timeout as T\nraise T(a)", "from socket import timeout as T\nraise TimeoutError(a)"),
    ],
)  # fmt: skip
def test_an_import_and_the_one_of_today_are_the_same(one: str, other: str) -> None:
    assert whole(one) == whole(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("from collections import deque\nx = 1", "x = 1"),
        ("from collections import deque, Mapping", "from collections import OrderedDict, Mapping"),
        ("from collections import Mapping as M\nx = 1", "from collections.abc import Set as M\nx = 1"),
        ("import mock", "from unittest import case"),
        ("from mock import patch", "from unittest.mock import call"),
        ("from io import BytesIO\nx = 1", "x = 1"),
        ("from six import text_type as t\nx = t", "from six import binary_type as t\nx = t"),
        ("from other import error\ntry: a()\nexcept error: b()", "from other import error\ntry: a()\nexcept OSError: b()"),
    ],
)  # fmt: skip
def test_another_import_differs(one: str, other: str) -> None:
    assert whole(one).body != whole(other).body
