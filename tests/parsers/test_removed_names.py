import pytest

from curator.parsers.removed_names import removed_names


@pytest.mark.parametrize(
    ("line", "suffix", "name"),
    [
        (b"def next_delay(self):", ".py", "next_delay"),
        (b"public static readonly IColumn Count = new Column();", ".cs", "Count"),
        (b"    public Retry? Policy { get; set; }", ".cs", "Policy"),
        (b"private final Retry policy;", ".java", "policy"),
        (b"res.nextDelay = function () {", ".js", "nextDelay"),
        (b"Retry.prototype.nextDelay = wait", ".js", "nextDelay"),
    ],
)
def test_a_line_that_may_define_a_name(line: bytes, suffix: str, name: str):
    assert name in removed_names(line, suffix)


def test_a_comparison_defines_nothing():
    assert "next_delay" not in removed_names(b"if (a.next_delay == 2)", ".js")
