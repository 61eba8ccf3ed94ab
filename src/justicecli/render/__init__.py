"""How things are said: to a person, or as JSON to a program."""

from __future__ import annotations
