"""The tests, room by room as the source, and stories that run the installed program."""

from __future__ import annotations
