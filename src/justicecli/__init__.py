"""Justice goals in the survivor's own words and order, kept in plain files."""

from __future__ import annotations

# Read at run time; importlib.metadata would cost 60 ms of every start. A test holds it to pyproject.toml.
__version__ = "0.1.0"
