"""One file for each subcommand; none of them knows another."""

from __future__ import annotations
