"""Finding the one record that a person means by an id or by its beginning."""

from __future__ import annotations

from collections.abc import Iterable

from justicecli.errors import Mistyped, NotFound

_SHOWN = 8


def by_beginning(keys: Iterable[str], typed: str, what: str) -> str:
    """The key that is `typed`, else the only one that begins so.

    Raises NotFound where none does, Mistyped, naming them, where several do.
    """
    keys = list(keys)
    if typed in keys:
        return typed
    wanted = typed.strip().lower()
    fitting = [key for key in keys if wanted and key.startswith(wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Mistyped(f"That beginning fits {len(fitting)} {what}s: {some(fitting)}. Type a little more of it.")
    if len(keys) > _SHOWN:
        from difflib import get_close_matches

        if near := get_close_matches(wanted, keys, n=3):
            raise NotFound(f"There is no such {what}. Did you mean: {', '.join(near)}?")
    raise NotFound(f"There is no such {what}. " + (f"There are: {some(keys)}." if keys else f"There is no {what} yet."))


def some(names: list[str]) -> str:
    """The names in a row; where there are many, the first ones and how many more."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
