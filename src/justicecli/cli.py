"""The table of commands, the one exit for errors, and --version; a command's file is imported when it is called."""

from __future__ import annotations

import os
import re
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from justicecli import __version__
from justicecli.errors import JusticeError, Stopped
from justicecli.options import Session

HELP = """Justice goals in the survivor's own words and order, in plain files on your own machine.

Start with: justice new, then: justice options explain CASE, then: justice goals add CASE

Leave out the words on a terminal and you are asked for them, so that the shell's history does not keep them.
"""

COMMANDS = {
    "init": "Say who you are, and see where your files live.",
    "new": "Start a survivor file.",
    "list": "Your cases: open ones, last contact, what is next.",
    "show": "One case at a glance.",
    "set": "Set or clear one field of a case.",
    "edit": "Open a case's file in your editor; kept only if valid.",
    "close": "Close a case; everything is kept.",
    "reopen": "Open a closed case again, as it was.",
    "path": "Where a case's file lies, for scripts.",
    "options": "The forms of justice, and that they were explained.",
    "goals": "Justice goals: named, numbered, reworded, marked.",
    "review": "Look at the goals again with the survivor.",
    "inquiry": "Appendix A as one guided conversation.",
    "contacts": "Contacts and tries: who met whom, when and how.",
    "promises": "What we said we would do, and what became of it.",
    "checklists": "Checklists from the brief, and your agency's own.",
    "form": "The form: goals in circles, each with its number.",
    "copy": "The survivor's own copy.",
    "due": "What is due across all open cases.",
    "check": "Is every file valid, and safely kept?",
    "sync": "Exchange cases with a remote the agency controls.",
    "diff": "What is different, in sentences.",
    "log": "A case's history in sentences, newest first.",
    "undo": "Take back the last change, shown first.",
    "git": "Differences that read like speech, and a way back.",
    "merge-file": "Bring two versions of a case together; git calls it.",
    "schema": "The JSON Schema of the survivor file, for editors.",
    "demo": "A made-up case from first meeting to third review.",
}
GROUPS = {
    "options": {
        "list": "Every form of justice, to explain before goals are asked for.",
        "explain": "Record that forms of justice were explained.",
        "show": "What was explained in a case, and what was not.",
    },
    "contacts": {
        "add": "Log a contact, or a try at one.",
        "list": "The contacts of a case, newest first.",
    },
    "promises": {
        "add": "Write down what was promised, and by when.",
        "list": "The promises of a case, and what became of them.",
        "keep": "Say that a promise was kept.",
        "miss": "Say that a promise was missed, and whether the survivor was told.",
        "change": "Give a promise a new date, agreed with the survivor.",
        "release": "The survivor released us from a promise.",
    },
    "git": {
        "setup": "Keep a history: each change becomes a commit.",
        "text": "A case as lines, for git to compare.",
    },
    "checklists": {
        "list": "Every checklist: from the brief, and your agency's own.",
        "show": "One checklist as a page, for a case or for anyone.",
        "start": "Begin a checklist for a case.",
        "answer": "Answer an item, or walk through those that are open.",
        "status": "What is answered and what is open.",
        "check": "Is an agency's checklist valid?",
    },
    "goals": {
        "add": "Name a goal, in the survivor's words.",
        "list": "The goals in the survivor's order.",
        "move": "Put one goal at another number; the others close up.",
        "order": "Set the whole order at once, most important first.",
        "unrank": "Take a goal's number away.",
        "reword": "Say a goal in new words; the earlier ones are kept.",
        "mark": "Say where a goal stands: active, achieved, paused, set-aside.",
        "step": "Add a step to the work plan under a goal.",
        "step-done": "Say that a step is done.",
        "hurdle": "Note what stands in the way of a goal.",
        "hurdle-gone": "Say that a hurdle is gone.",
    },
}


_TYPED = "justicecli.typed"

_OPTION = re.compile(r"No such option: --?[a-z][a-z-]*\.?")


class _Stub(TyperCommand):
    """A command's name and one line of help, until it is called."""

    def __init__(self, name: str, help: str, module: str) -> None:  # noqa: A002 - as typer names it
        super().__init__(name, help=help, rich_markup_mode=None)
        self.module = module


class Lazy(TyperGroup):
    """A group whose commands are imported one at a time, when called or asked for help."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that was typed, loaded."""
        name, command, rest = super().resolve_command(ctx, args)
        ctx.meta.setdefault(_TYPED, []).append(name)
        return name, loaded(command), rest


class Root(Lazy):
    """The program itself: every error that a person can cause leaves here, as one sentence and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; no traceback is shown for anything a person did, and none with a value in it ever."""
        from justicecli.render import console

        if sys.stdout.encoding.lower().replace("-", "") != "utf8" and hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            try:
                result = super().invoke(ctx)
            finally:
                _keep_versions(ctx)
            console.flush()
        except JusticeError as error:
            console.error(error.sentence)
            raise typer.Exit(error.exit_code) from None
        except (KeyboardInterrupt, EOFError, typer.Abort):
            console.error(Stopped().sentence)
            raise typer.Exit(Stopped.exit_code) from None
        except BrokenPipeError:
            console.give_up()  # whoever read the answers has gone
            raise typer.Exit(0) from None
        except TyperException as fault:
            fault.message = _without_words(fault.message)
            raise
        except Exception as fault:
            if isinstance(fault, typer.Exit) or os.environ.get("JUSTICE_DEBUG"):
                raise
            console.error(_unexpected(fault))
            raise typer.Exit(70) from None
        return result


def _keep_versions(ctx: Any) -> None:
    """What the command changed is in git's history, where one is kept, however the command ended."""
    versions = sys.modules.get("justicecli.storage.versions")
    if versions and (why := versions.commit_saved(" ".join(ctx.meta.get(_TYPED, [])))):
        from justicecli.render import console

        console.note(f"The change is saved, but it is not in git's history yet. {why}")


def _without_words(message: str) -> str:
    """A usage error without what was typed where that may be somebody's words, not quoted or after a dash."""
    if message.startswith("Got unexpected extra argument"):
        return "There are more words than this command takes. Put what belongs together in quotation marks."
    if message.startswith("No such option") and not _OPTION.fullmatch(message):
        return "What begins with a dash is taken for an option. Put -- before such words, or leave them out."
    return message


def program() -> Any:
    """The command line, with every command as a stub."""
    app = typer.Typer(
        cls=Root,
        help=HELP,
        rich_markup_mode=None,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"obj": Session(codes=_codes, checklists=_checklists), "help_option_names": ["--help", "-h"]},
    )
    app.callback()(_start)
    root: Any = typer.main.get_command(app)
    for name, help_ in COMMANDS.items():
        root.add_command(_group(name, help_) if name in GROUPS else _Stub(name, help_, name))
    return root


def loaded(command: Any) -> Any:
    """The real command instead of a stub; anything else as it is."""
    if not isinstance(command, _Stub):
        return command
    module = import_module(f"justicecli.commands.{command.module.replace('-', '_')}")
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(command.name, short_help=command.help, context_settings=getattr(module, "CONTEXT", None))(module.run)
    return typer.main.get_command(app)


def _group(name: str, help_: str) -> Lazy:
    """A group of commands, each as a stub."""
    stubs = [_Stub(one, line, f"{name}.{one}") for one, line in GROUPS[name].items()]
    return Lazy(name=name, help=help_, commands=stubs, no_args_is_help=True, rich_markup_mode=None)


def _version(wanted: bool) -> None:
    """Show the version where it was asked for."""
    if wanted:
        typer.echo(f"justice {__version__}")
        raise typer.Exit


def _start(
    home: Annotated[
        Path | None,
        typer.Option("--home", metavar="DIR", help="Where your files live; else JUSTICE_HOME, else the usual folder."),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version and leave.", is_eager=True, callback=_version),
    ] = False,
) -> None:
    """Take the options that stand before the command."""
    del home, version  # a command reads the home from its context; the version has been shown


def _codes(home: Path | None, beginning: str) -> list[str]:
    """Case codes for completion; a folder that cannot be read has none to offer."""
    from justicecli.storage.cases import Cases

    try:
        return Cases.at(home).codes(beginning)
    except JusticeError:
        return []


def _checklists(home: Path | None) -> list[str]:
    """Names of checklists for completion; a folder that cannot be read has none to offer."""
    from justicecli.storage.checklists import names
    from justicecli.storage.settings import home_folder

    try:
        return list(names(home_folder(home)))
    except JusticeError:
        return []


def _unexpected(fault: Exception) -> str:
    """A fault of ours, by its kind and the places it came through, without any value."""
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if "justicecli" in frame.filename]
    places = " > ".join(f"{Path(frame.filename).stem}:{frame.lineno}" for frame in frames[-4:])
    return (
        f"This is a fault in justice itself ({type(fault).__name__} at {places}), not something you did. "
        "What was on the disk is still there. Please report it with this line; it holds nothing of the case."
    )
