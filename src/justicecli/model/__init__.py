"""What a survivor file is: frozen values, checked as they are read."""

from __future__ import annotations
