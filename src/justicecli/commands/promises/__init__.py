"""One file for each subcommand of `justice promises`."""

from __future__ import annotations
