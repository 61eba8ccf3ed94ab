"""Everything that touches the disk, the environment or another program."""

from __future__ import annotations
