"""One file for each subcommand of `justice goals`."""

from __future__ import annotations
