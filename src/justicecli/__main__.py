"""Where the program starts, as `justice` and as `python -m justicecli`."""

from __future__ import annotations


def main() -> None:
    """Run the command that was typed and leave with its exit code."""
    from justicecli.cli import program

    program()(prog_name="justice")


if __name__ == "__main__":
    main()
