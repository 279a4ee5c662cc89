import pytest

from curator.errors import ConfigError
from curator.model.config import Config, ContextConfig, EvalConfig, LintConfig
from curator.model.diagnostics import Severity
from curator.parsers.config import parse_config, parse_toml


def read(text: str) -> Config:
    return parse_config(parse_toml(text.encode(), "curator.toml"), "curator.toml")


def test_nothing_said_is_the_default():
    assert read("") == Config()


def test_every_key_is_read():
    assert read(
        """
        kb = "./notes/"
        code = ["src/**"]
        exclude = ["vendor/**"]
        extra = ["*.md"]
        forge = "https://example.com/{path}"
        undecided = "report"
        [lint]
        select = ["KB1"]
        ignore = ["KB108"]
        fail-on = "error"
        [lint.per-file-ignores]
        "kb/old/**" = ["KB2"]
        [context]
        budget = 9000
        counter = "estimate"
        [eval]
        top = 3
        negatives = ["how do I boil an egg"]
        """
    ) == Config(
        kb="notes",
        code=("src/**",),
        exclude=("vendor/**",),
        extra=("*.md",),
        forge="https://example.com/{path}",
        undecided="report",
        lint=LintConfig(("KB1",), ("KB108",), (("kb/old/**", ("KB2",)),), Severity.ERROR),
        context=ContextConfig(9000, "estimate"),
        eval=EvalConfig(3, ("how do I boil an egg",)),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('kbb = "x"', "curator.toml: unknown key `kbb`; did you mean `kb`?"),
        ("[lint]\nselct = []", "curator.toml: unknown key `lint.selct`; did you mean `select`?"),
        (
            "[eval]\nnegative = []",
            "curator.toml: unknown key `eval.negative`; did you mean `negatives`?",
        ),
        (
            '[eval]\nnegatives = "eggs"',
            "curator.toml: `eval.negatives` takes a list of texts, not 'eggs'",
        ),
        ("kb = 3", "curator.toml: `kb` takes a text in quotes, not 3"),
        ('kb = "../x"', "curator.toml: `kb` takes a folder below the configuration, such as `kb`"),
        ('kb = "/"', "curator.toml: `kb` takes a folder below the configuration, such as `kb`"),
        ('code = "src"', "curator.toml: `code` takes a list of texts, not 'src'"),
        ("code = [1]", "curator.toml: `code` takes a list of texts, not [1]"),
        ('undecided = "no"', "curator.toml: `undecided` takes one of fail, report, not 'no'"),
        ("lint = 3", "curator.toml: `lint` takes a table"),
        (
            "[context]\nbudget = true",
            "curator.toml: `context.budget` takes a whole number from 1 to 10,000,000, not True",
        ),
        (
            '[lint]\nfail-on = "fatal"',
            "curator.toml: `lint.fail-on` takes one of error, warning, info, not 'fatal'",
        ),
    ],
)
def test_what_is_wrong_is_named_with_what_to_write(text: str, message: str):
    with pytest.raises(ConfigError) as caught:
        read(text)
    assert str(caught.value) == message


def test_broken_toml_is_named_with_its_line():
    with pytest.raises(ConfigError, match=r"curator.toml is not valid TOML: .*line 1"):
        read("kb = ]")


def test_bytes_that_are_not_utf8_are_an_error():
    with pytest.raises(ConfigError):
        parse_toml(b"\xff", "curator.toml")


def test_a_number_that_cannot_be_written_out_is_an_error_all_the_same():
    with pytest.raises(ConfigError, match=r"curator.toml: `context.budget` takes a whole number"):
        read(f"[context]\nbudget = 0x{'f' * 5000}")
