"""The indexes as they stand, looked at without being written."""

from collections.abc import Mapping
from dataclasses import dataclass

from curator.api.retrieve import BOTH
from curator.model.context import ChunkKind
from curator.ports import IndexState
from curator.retrieval.update import Changes, changes, wanted_files
from curator.workspace import Workspace, stored_indexes


@dataclass(frozen=True, slots=True)
class Standing:
    state: IndexState
    changes: Changes
    """What the next command that reads it will do first."""


def standings(workspace: Workspace) -> Mapping[ChunkKind, Standing]:
    """Of each index, what there is and what is still to be done."""
    return {
        kind: Standing(
            index.state(),
            changes(index.files(), wanted_files(workspace.tree, kind, workspace.project)),
        )
        for kind, index in stored_indexes(workspace, BOTH).items()
    }


def damage(workspace: Workspace) -> tuple[str, ...]:
    """What is wrong with the files of the indexes, each in a line; the next command that reads them makes them anew."""
    indexes = stored_indexes(workspace, BOTH).values()
    return tuple(fault for index in indexes for fault in index.damage())
