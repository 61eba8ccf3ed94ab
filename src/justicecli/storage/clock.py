"""The clock of this machine, and how the clocks go where it stands."""

from __future__ import annotations

import os
import re
import time
from datetime import datetime, timedelta, timezone

from justicecli.core.times import Zone

ZONE = Zone(
    seconds=lambda naive: naive.timestamp(),
    local=lambda seconds: whole_minutes(datetime.fromtimestamp(seconds).astimezone()),
)


def whole_minutes(local: datetime) -> datetime:
    """The same clock with an offset in whole minutes: long ago some had seconds, and a file cannot hold them."""
    offset = local.utcoffset() or timedelta()
    odd = offset % timedelta(minutes=1)
    return local.replace(tzinfo=timezone(offset - odd)) if odd else local


def now() -> datetime:
    """The local time with its offset."""
    return datetime.now().astimezone()


def unknown_zone() -> str | None:
    """The name in TZ where no such zone is known here: the system then takes UTC, and says nothing."""
    name = os.environ.get("TZ", "").lstrip(":")
    if not hasattr(time, "tzset") or time.timezone or time.daylight or not name or re.search(r"^/|\d|^UTC$", name):
        return None
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return name
    return None
