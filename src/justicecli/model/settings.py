"""Who the practitioner is: asked once by `justice init`, all of it optional."""

from __future__ import annotations

from typing import Literal

from justicecli.model.records import Record

Role = Literal["community", "legal", "system"]
"""Community advocate, lawyer's office, or police, prosecutor and court: what can stay private differs."""


class Settings(Record, frozen=True, kw_only=True):
    """What `settings.toml` holds."""

    name: str | None = None
    role: Role | None = None
    agency: str | None = None
