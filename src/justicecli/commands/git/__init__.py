"""One file for each subcommand of `justice git`."""

from __future__ import annotations
