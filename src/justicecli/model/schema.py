"""The JSON Schema of the survivor file, made from the model, for editors and for other programs."""

from __future__ import annotations

from typing import Any

import msgspec

from justicecli.model.case import Case

TITLE = "A survivor file, format 1"


def document() -> str:
    """The schema as JSON with a newline at the end; dates are strings in it, as editors of TOML read them."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLE,
        **_plain(msgspec.json.schema(Case)),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


def _plain(part: Any) -> Any:
    """The schema without null and without empty defaults: in TOML a key that says nothing is left out."""
    if isinstance(part, list):
        return [_plain(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _plain(value) for key, value in part.items() if not (key == "default" and value in (None, [], {}))}
    choices = [one for one in kept.get("anyOf", []) if one != {"type": "null"}]
    if "anyOf" in kept and len(choices) == 1:
        del kept["anyOf"]
        return {**choices[0], **kept}
    return kept
