"""Tests of the room of the same name."""

from __future__ import annotations
