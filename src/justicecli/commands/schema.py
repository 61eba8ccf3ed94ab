"""`justice schema`: the JSON Schema of the survivor file."""

from __future__ import annotations

import sys

from justicecli.model.schema import document


def run() -> None:
    """The JSON Schema of the survivor file, so that an editor completes and checks it as you type.

    For example:

        justice schema > case.schema.json
    """
    sys.stdout.write(document())
