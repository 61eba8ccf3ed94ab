"""`justice schema`: the JSON Schema of the survivor file."""

from __future__ import annotations

from justicecli.model.schema import document
from justicecli.render import console


def run() -> None:
    """The JSON Schema of the survivor file, so that an editor completes and checks it as you type.

    For example:

        justice schema > case.schema.json
    """
    console.raw(document())
