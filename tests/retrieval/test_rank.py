from curator.knowledge.derived import Derived
from curator.model.config import Config, Project
from curator.model.context import ChunkKind
from curator.model.text import Span
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.priors import prior
from curator.retrieval.query import parsed_query
from curator.retrieval.rank import Sources, search
from curator.retrieval.update import Material, bring_up_to_date
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache
from tests.fakes.memory_index import MemoryIndex

RETRY = "def charge():\n    retry(charge)\n"


def index(files: dict[str, str], kind: ChunkKind = ChunkKind.CODE) -> MemoryIndex:
    made = MemoryIndex()
    project = Project(Config(), "", None)
    material = Material(DictTree(files), project, Derived(MemoryCache()), Analyzer())
    bring_up_to_date(made, kind, material)
    return made


def paths(query: str, files: dict[str, str]) -> list[str]:
    hits = search(query, Sources(code=index(files)), limit=10, analyzer=Analyzer())
    return list(dict.fromkeys(hit.chunk.path for hit in hits))


def test_the_file_that_has_the_words_comes_first() -> None:
    assert paths("retry a charge", {"a.py": "x = 1\n", "b.py": RETRY, "c.py": "charge = 1\n"}) == [
        "b.py",
        "c.py",
    ]


def test_code_comes_before_its_tests() -> None:
    files = {"tests/test_pay.py": RETRY + RETRY, "src/pay.py": RETRY}
    assert paths("retry charge", files) == ["src/pay.py", "tests/test_pay.py"]


def test_where_a_symbol_is_defined_comes_before_where_it_is_used() -> None:
    files = {
        "a.py": "next_delay()\n" * 9,
        "b.py": "def next_delay():\n    return 1\n" + "x = 1\n" * 60,
    }
    assert paths("next_delay", files)[0] == "b.py"


def test_a_path_in_the_question_lifts_the_file() -> None:
    files = {"src/pay.py": RETRY, "src/bill.py": RETRY + "x = 1\n" * 9}
    assert paths("retry charge in src/bill.py", files)[0] == "src/bill.py"


def test_equal_scores_are_ordered_by_path() -> None:
    assert paths("retry", {"b.py": RETRY, "a.py": RETRY}) == ["a.py", "b.py"]


def test_a_question_without_words_has_no_hits() -> None:
    assert paths("?!", {"a.py": RETRY}) == []


def test_the_best_hits_of_notes_and_code_count_the_same() -> None:
    notes = index({"kb/a.md": "# Retries\n\nA charge is tried again.\n"}, ChunkKind.NOTE)
    hits = search(
        "retry charge",
        Sources(notes=notes, code=index({"a.py": RETRY})),
        limit=5,
        analyzer=Analyzer(),
    )
    assert [(hit.chunk.kind, hit.score) for hit in hits] == [
        (ChunkKind.CODE, 1.0),
        (ChunkKind.NOTE, 1.0),
    ]


def test_a_hit_says_where() -> None:
    (hit,) = search("retry", Sources(code=index({"a.py": RETRY})), limit=5, analyzer=Analyzer())
    assert (hit.chunk.span, hit.chunk.symbol) == (Span(1, 2), "charge")


def test_the_first_line_of_a_long_question_weighs_more() -> None:
    terms = dict(parsed_query("charge\n\nretry", Analyzer()).terms)
    assert terms["charg"] == terms["retri"] + 1


def test_a_very_long_question_is_cut_to_its_heaviest_terms() -> None:
    text = " ".join(f"w{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(500))
    assert len(parsed_query(text, Analyzer()).terms) == 64


def test_symbols_and_paths_of_a_question_are_known() -> None:
    query = parsed_query("why does Retry.next_delay in src/pay.py fail?", Analyzer())
    assert query.symbols[0] == "Retry.next_delay"
    assert query.paths == ("src/pay.py",)


def test_priors_know_tests_examples_and_documents() -> None:
    names = ["a_test.go", "src/__tests__/a.ts", "examples/a.py", "docs/a.rst", "src/latest.py"]
    assert [prior(name) for name in names] == [0.15, 0.15, 0.3, 0.2, 1.0]


NOTE = "---\ntitle: Dunning\ncode:\n  - src/pay.py\n---\n\n# Dunning\n\nWhen a customer does not pay.\n"
LINKS = {"kb/dunning.md": ("src/pay.py",)}


def with_notes(query: str, files: dict[str, str], links: dict[str, tuple[str, ...]]) -> list[str]:
    pages = index({**files, "kb/dunning.md": NOTE}, ChunkKind.NOTE)
    sources = Sources(code=index(files), guides=pages, links=links)
    hits = search(query, sources, limit=9, analyzer=Analyzer())
    return [str(hit.chunk.path) for hit in hits]


def test_a_note_that_answers_finds_the_code_that_it_links() -> None:
    files = {"src/pay.py": "def charge():\n    pass\n", "src/mail.py": "dunning = 1\n"}
    found = [with_notes("dunning", files, links) for links in ({}, LINKS)]
    assert found == [["src/mail.py"], ["src/mail.py", "src/pay.py"]]


def test_a_note_on_something_else_finds_nothing() -> None:
    files = {"src/pay.py": "def charge():\n    pass\n", "src/mail.py": "mail = 1\n"}
    assert with_notes("mail", files, LINKS) == ["src/mail.py"]
