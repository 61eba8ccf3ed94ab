"""How long a command takes, always as a ratio to something measured in the same run: `python -m benchmarks`."""

from __future__ import annotations
