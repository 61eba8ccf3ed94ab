"""What is said where a history begins or ends: what it means for people's records, and what to do next."""

from __future__ import annotations

from justicecli.render import console


def say_before() -> None:
    """What git's history means for confidential records, before the first commit. Catalogue: statement D11."""
    console.note(
        "Before a history begins: what git has kept once, every clone, remote and backup keeps. A sentence or a file "
        "taken out later is still in it, and a court can ask for it. Let your agency decide first; docs/privacy.md "
        "says more."
    )


def say_kept(*, made: bool, why_not: str | None) -> None:
    """That each change becomes a commit from now on; `why_not` says why the first one is missing."""
    console.out("It is a git repository now." if made else "It lies in a git repository.")
    if why_not:
        console.note(f"What is there is not in its history yet. {why_not}")
    console.out("Each change becomes a commit: the case's code and what was done, never a word of the file.")
    console.note("Next: git diff, git log -p and justice log show changes in sentences; justice undo takes one back.")


def say_ended() -> None:
    """That git is left to itself from now on."""
    console.out("Changes do not become commits any more, and git treats case files as any text.")
    console.note("The history there is stays. To begin again: justice git setup")
