"""`Bundle` -> JSON, version 1. ASCII only: whatever a text holds, it arrives."""

import json

from curator.model.context import Bundle, Item, MapFile, Omission


def bundle_json(bundle: Bundle) -> str:
    """The whole bundle, ending in a line feed."""
    return json.dumps(_bundle(bundle), indent=1) + "\n"


def _bundle(bundle: Bundle) -> dict[str, object]:
    return {
        "version": 1,
        "query": bundle.query,
        "commit": bundle.commit,
        "dirty": bundle.is_dirty,
        "history": bundle.history,
        "budget": bundle.budget,
        "tokens": bundle.tokens,
        "counter": bundle.counter,
        "digest": bundle.digest,
        "items": [_item(item) for item in bundle.items],
        "omitted": [_omission(one) for one in bundle.omitted],
        "masked": [
            {"path": mask.path, "line": mask.line, "reason": mask.reason} for mask in bundle.masked
        ],
        "for": list(bundle.files),
        "require_fresh": bundle.is_fresh_only,
        "map": [_map_file(file) for file in bundle.map],
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "path": item.path,
        "start_line": item.span.first,
        "end_line": item.span.last,
        "title": item.title,
        "symbol": item.symbol,
        "language": item.language,
        "freshness": item.freshness.value if item.freshness else None,
        "reasons": list(item.reasons),
        "linked_from": list(item.linked_from),
        "score": item.score,
        "tokens": item.tokens,
        "text": item.text,
        "parts": [[span.first, span.last] for span in item.parts],
    }


def _omission(one: Omission) -> dict[str, object]:
    return {
        "path": one.path,
        "start_line": one.span.first,
        "end_line": one.span.last,
        "reason": one.reason,
    }


def _map_file(file: MapFile) -> dict[str, object]:
    return {
        "path": file.path,
        "imports": list(file.imports),
        "imported_by": list(file.imported_by),
        "notes": list(file.notes),
        "entry_points": list(file.entry_points),
    }
