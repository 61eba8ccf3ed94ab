"""One file for each subcommand of `justice options`."""

from __future__ import annotations
