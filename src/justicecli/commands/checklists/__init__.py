"""The subcommands of `justice checklists`, one file each."""
