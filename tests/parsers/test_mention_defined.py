import pytest

from curator.parsers.mention_defined import defined


@pytest.mark.parametrize(
    ("family", "code", "name"),
    [
        ("jvm", "public void run(Config config, Retry policy) { }", "Retry"),
        ("csharp", "void Run(Retry policy) { }", "Retry"),
        ("rust", "fn index(mut req: Retry<Self>) -> String {", "Retry"),
        ("javascript", "function index(req: Retry) { }", "Retry"),
        ("php", "Retry::MONDAY = 1;", "Retry"),
        ("javascript", "declare function retry(times: number): void", "retry"),
    ],
)
def test_what_code_only_speaks_of_it_does_not_define(family: str, code: str, name: str):
    assert name not in set(defined(code, family))


@pytest.mark.parametrize(
    ("family", "code", "name"),
    [
        ("jvm", "public void run(Config config, Retry policy) { }", "policy"),
        ("rust", "fn index(mut req: Retry<Self>) -> String {", "req"),
        ("javascript", "function index({ Retry }) { }", "Retry"),
        ("javascript", "list.map((retry) => retry())", "retry"),
        ("python", "def wait(retry, *, times=2):", "times"),
    ],
)
def test_what_code_defines(family: str, code: str, name: str):
    assert name in set(defined(code, family))
