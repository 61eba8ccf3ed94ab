"""Every call of git: in the repository around a folder and in no other, with nothing of its own shown."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from justicecli.errors import NotFound, NotWritten
from justicecli.storage.around import has_repository

_KEPT = (
    "GIT_SSH",
    "GIT_ASKPASS",
    "GIT_AUTHOR_",
    "GIT_COMMITTER_",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_SSL_",
    "GIT_HTTP_",
    "GIT_PROXY_",
    "GIT_EXEC_PATH",
    "GIT_TEMPLATE_DIR",
    "GIT_ALLOW_PROTOCOL",
)
"""What git may be told by the person's environment: who they are and how to reach a remote, never which repository."""

_SECONDS = 600


def is_there() -> bool:
    """True where git is on this machine."""
    return shutil.which("git") is not None


def must_be_there() -> None:
    """Nothing, where git is on this machine. Raises NotFound, with what to do, where it is not."""
    if not is_there():
        raise NotFound("git is not on this machine. Install git, then run: justice git setup")


def needed(folder: Path) -> None:
    """Nothing, where git can be asked about the folder. Raises NotFound, with what to do, where it cannot."""
    must_be_there()
    if not has_repository(folder):
        raise NotFound("Your files are not kept with git, so there is no history. To begin: justice git setup")
    left = run(folder, "rev-parse", "--git-dir")
    if left.returncode:
        raise NotFound(reason(left))


def remotes(folder: Path) -> list[str]:
    """The names of the repository's remotes; none where git or the repository is absent."""
    if not has_repository(folder) or not is_there():
        return []
    return run(folder, "remote").stdout.split()


def make(folder: Path) -> bool:
    """The folder lies in a git repository; True where one was made.

    Raises NotFound without git, or where git does not trust the repository there, NotWritten where it makes none.
    """
    must_be_there()
    if has_repository(folder):
        needed(folder)
        return False
    named = run(Path("/"), "config", "--get", "init.defaultBranch").stdout.strip()
    if run(folder, "init", "--quiet", *([] if named else ["--initial-branch=main"])).returncode:
        raise NotWritten(f"git could not make a repository in {folder}. Nothing else was changed.")
    (folder / ".git").chmod(0o700)
    return True


def difference(folder: Path, name: str, before: str, after: str) -> list[str]:
    """What changed between two texts of a file of that name, as lines of git's own difference; none without git."""
    if not is_there():
        return []
    old, new = folder / "before", folder / "after"
    old.write_text(before, encoding="utf-8")
    new.write_text(after, encoding="utf-8")
    shown = run(folder, "diff", "--no-index", "--no-color", "--unified=1", "--", old.name, new.name).stdout.splitlines()
    return [f"--- a/{name}", f"+++ b/{name}", *shown[4:]] if shown else []


def staged(folder: Path, which: str) -> list[tuple[Path, bytes]]:
    """Each file below the folder that is staged for the next commit, with its bytes as they are staged.

    In a hook that is what is being committed: git names the index then, and it alone is taken from the environment.
    """
    index = os.environ.get("GIT_INDEX_FILE")
    own = {"GIT_INDEX_FILE": os.path.abspath(index)} if index else {}  # noqa: PTH100 - links stay as they are
    words = ("diff", "--cached", "--name-only", "--relative", "--diff-filter=d", "-z", "--", which)
    names = run_bytes(folder, *words, own=own).stdout.decode(errors="surrogateescape").split("\0")
    return [(folder / name, run_bytes(folder, "show", f":./{name}", own=own).stdout) for name in names if name]


def configured(folder: Path, *sections: str) -> dict[str, str]:
    """The settings of those sections that hold for the repository, names in small letters; the last one counts."""
    pattern = "^(" + "|".join(sections) + r")\."
    said = run(folder, "config", "--null", "--get-regexp", pattern).stdout
    return {name: value for name, _, value in (line.partition("\n") for line in said.split("\0") if line)}


def configure(folder: Path, name: str, value: str | None) -> None:
    """The repository's own setting of that name, or none. Raises NotWritten where git does not take it."""
    if value is None:
        run(folder, "config", "--local", "--unset-all", name)
    elif run(folder, "config", "--local", "--replace-all", name, value).returncode:
        raise NotWritten("The repository's settings could not be written. Nothing was lost; see who may write there.")


def run(
    folder: Path, *words: str, data: bytes | None = None, identity: tuple[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Call git in the folder's own repository; what it says is caught, and no question of its is heard.

    `identity` is the name and address of whoever commits, where git itself knows none.
    """
    left = run_bytes(folder, *words, data=data, identity=identity)
    return subprocess.CompletedProcess(
        left.args, left.returncode, left.stdout.decode(errors="replace"), left.stderr.decode(errors="replace")
    )


def run_bytes(
    folder: Path,
    *words: str,
    data: bytes | None = None,
    identity: tuple[str, str] | None = None,
    own: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """As `run`, with what git says as bytes; `own` is added to the environment."""
    settings = ["-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "gc.auto=0"]
    if identity:
        settings += ["-c", f"user.name={identity[0]}", "-c", f"user.email={identity[1]}"]
    command = ["git", "-C", str(folder), *settings, *words]
    given: dict[str, Any] = {"stdin": subprocess.DEVNULL} if data is None else {"input": data}
    try:
        return subprocess.run(  # noqa: S603 - fixed words
            command,
            capture_output=True,
            check=False,
            env={**_environment(), **(own or {})},
            timeout=_SECONDS,
            umask=0o077 if os.name == "posix" else -1,
            **given,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, b"", b"timed out")


def reason(left: subprocess.CompletedProcess[str]) -> str:
    """Why git did not do it, as one sentence that says what to do; never git's own words."""
    said = left.stderr.lower()
    return next(
        (sentence for signs, sentence in _REASONS if any(sign in said for sign in signs)),
        f"git did not do it (git {_verb(left)} ended with {left.returncode}).",
    )


def _verb(left: subprocess.CompletedProcess[str]) -> str:
    """What git was asked to do, in one word: no path and no name is in it."""
    words = list(left.args)[3:]
    while words[:1] == ["-c"]:
        words = words[2:]
    return str(words[0]) if words else ""


def _environment() -> dict[str, str]:
    """The person's environment without what names another repository, and in the language that `reason` reads."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    return {**kept, "LC_ALL": "C.UTF-8", "LANGUAGE": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": ":"}


_REASONS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("dubious ownership",),
        "git does not trust this folder, because it belongs to another user of this machine. If it is yours, tell git: "
        "git config --global --add safe.directory FOLDER",
    ),
    (
        ("could not resolve host", "unable to access", "connection refused", "connection timed out", "timed out"),
        "The remote could not be reached. Look at the network, then run it again.",
    ),
    (
        ("permission denied (", "authentication failed", "could not read username", "could not read password", "403"),
        "The remote did not let us in. Ask whoever keeps it for access, or sign in with git, then run it again.",
    ),
    (
        ("does not appear to be a git repository", "repository not found", "no such file or directory"),
        "There is no repository at the remote's address, or it may not be read. See: git remote -v",
    ),
    (("host key verification failed",), "The remote's key is not the one known here. Ask whoever keeps it first."),
    (("index.lock", "unable to create", "cannot lock ref"), "Another git is at work in this repository. Try again."),
    (("partial commit during",), "A merge is not finished. To finish it: justice sync"),
    (("unrelated histories",), "The remote holds another history, begun apart from this one."),
    (("permission denied", "read-only file system", "insufficient permission"), "git may not write there."),
    (("no space left",), "The disk is full."),
    (("ignored by one of your .gitignore",), "A .gitignore there leaves the case files out."),
    (("gpg failed", "failed to sign"), "git could not sign the commit. See: git config commit.gpgsign"),
)
