"""The clock of this machine, and how the clocks go where it stands."""

from __future__ import annotations

from datetime import datetime

from justicecli.core.times import Zone

ZONE = Zone(
    seconds=lambda naive: naive.timestamp(),
    local=lambda seconds: datetime.fromtimestamp(seconds).astimezone(),
)


def now() -> datetime:
    """The local time with its offset."""
    return datetime.now().astimezone()
