"""The rules of goals, order and reviews, as pure functions on cases."""

from __future__ import annotations
