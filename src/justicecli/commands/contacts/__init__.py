"""One file for each subcommand of `justice contacts`."""

from __future__ import annotations
