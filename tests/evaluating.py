"""Questions of notes answered from dicts of files, with the real ranking over an index in memory."""

from collections.abc import Mapping, Sequence

from curator.knowledge.derived import Derived
from curator.model.context import ChunkKind, Hit
from curator.model.evaluation import Answer
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.evaluate import Search, answer
from curator.retrieval.rank import Sources, search
from curator.retrieval.update import Material, bring_up_to_date
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache
from tests.fakes.memory_index import MemoryIndex
from tests.knowledge_bases import PROJECT, base_of


def search_of(files: Mapping[str, str]) -> Search:
    """The search over notes and code."""
    material = Material(DictTree(files), PROJECT, Derived(MemoryCache()), Analyzer())
    notes, code = MemoryIndex(), MemoryIndex()
    bring_up_to_date(notes, ChunkKind.NOTE, material)
    bring_up_to_date(code, ChunkKind.CODE, material)

    def asked(question: str) -> Sequence[Hit]:
        return search(question, Sources(notes=notes, code=code), limit=1000, analyzer=Analyzer())

    return asked


def answers_of(files: Mapping[str, str], *, top: int = 5) -> tuple[Answer, ...]:
    """To the questions of all notes."""
    asked = search_of(files)
    return tuple(
        answer(note, question, files[note.path], search=asked, top=top)
        for note in base_of(files).notes
        for question in note.questions
    )
