import pytest

from curator.model.code import Fingerprint
from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints


def whole(source: str) -> Fingerprint:
    return fingerprints(source.encode(), RepoPath("a.py")).whole


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("try: a()\nexcept socket.error: b()", "try: a()\nexcept OSError: b()"),
        ("try: a()\nexcept (IOError, OSError): b()", "try: a()\nexcept OSError: b()"),
        ("try: a()\nexcept (X, select.error) as e: b()", "try: a()\nexcept (OSError, X) as e: b()"),
        ("try: a()\nexcept (X, X): b()", "try: a()\nexcept X: b()"),
        ("raise socket.timeout", "raise TimeoutError"),
        ("raise asyncio.TimeoutError(a)", "raise TimeoutError(a)"),
        ("x = IOError(a)", "x = OSError(a)"),
        ("x = datetime.timezone.utc", "x = datetime.UTC"),
        ("x = timezone.utc", "x = UTC"),
        ("x = six.text_type(a)", "x = str(a)"),
        ("x = text_type", "x = str"),
        ("x = six.binary_type", "x = bytes"),
        ("x = six.string_types", "x = (str,)"),
        ("x = six.moves.range(a)", "x = range(a)"),
        ("six.print_(a)", "print(a)"),
        ("x = collections.Mapping", "x = collections.abc.Mapping"),
        ("import xml.etree.cElementTree as E", "import xml.etree.ElementTree as E"),
        ("from xml.etree import cElementTree as E", "from xml.etree import ElementTree as E"),
        ("while 1: a()", "while True: a()"),
    ],
)  # fmt: skip
def test_a_name_and_what_it_is_called_today_are_the_same(one: str, other: str) -> None:
    assert whole(one) == whole(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("try: a()\nexcept socket.error: b()", "try: a()\nexcept socket.timeout: b()"),
        ("try: a()\nexcept (A, B): b()", "try: a()\nexcept A: b()"),
        ("try: a()\nexcept (A, B): b()", "try: a()\nexcept (A, C): b()"),
        ("try: a()\nexcept error: b()", "try: a()\nexcept OSError: b()"),
        ("x = a.IOError", "x = a.OSError"),
        ("f(IOError=a)", "f(OSError=a)"),
        ("x = socket.gaierror", "x = OSError"),
        ("x = collections.deque", "x = collections.abc.deque"),
        ("x = collections.Mapping", "x = collections.abc.Set"),
        ("x = a.timezone.utc", "x = datetime.UTC"),
        ("x = six.text_type", "x = bytes"),
        ("x = six.other", "x = str"),
        ("x = a.universal_newlines", "x = a.text"),
        ("while 1: a()", "while 2: a()"),
        ("while 1: a()", "while False: a()"),
    ],
)  # fmt: skip
def test_another_name_differs(one: str, other: str) -> None:
    assert whole(one).body != whole(other).body
