"""The campaign: programs killed, disks full, folders shut, many writers; nothing reported as written is lost."""

from __future__ import annotations
