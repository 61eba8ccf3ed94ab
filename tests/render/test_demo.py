"""How the demonstration looks: commands as they are typed, and the file with its difference."""

from __future__ import annotations

import pytest

from justicecli.render import demo


def test_a_chapter_and_a_command_stand_as_a_person_would_type_it(capsys: pytest.CaptureFixture[str]) -> None:
    demo.chapter("A first meeting.")
    demo.command(["goals", "add", "amber", "Vivir con mi hija"])
    assert capsys.readouterr().out == "\n# A first meeting.\n\n$ justice goals add amber 'Vivir con mi hija'\n"


def test_a_difference_looks_as_git_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    demo.difference("amber.toml", ["--- a/amber.toml", "+++ b/amber.toml", "@@ -1,2 +1,2 @@", "-rank = 2", "+rank = 1"])
    assert capsys.readouterr().out == (
        "\n$ git diff amber.toml\n--- a/amber.toml\n+++ b/amber.toml\n@@ -1,2 +1,2 @@\n-rank = 2\n+rank = 1\n"
    )


def test_where_nothing_is_known_to_differ_no_difference_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    demo.difference("amber.toml", [])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("options", "shown"), [(2, "o0 o1"), (5, "o0 o1 # ... 3 more forms of justice"), (0, "")])
def test_the_file_is_shown_with_two_of_its_options(
    options: int, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = ["format = 1", *(f"[options.o{number}]" for number in range(options)), "[goals.g-7k2f]"]
    demo.whole("amber.toml", "\n\n".join(tables))
    said = capsys.readouterr().out
    assert "$ cat amber.toml\nformat = 1\n" in said
    assert "[goals.g-7k2f]\n" in said
    kept = [line for line in said.splitlines() if line.startswith(("[options", "# ..."))]
    names = [line.removeprefix("[options.").rstrip("]").partition(", each")[0] for line in kept]
    assert " ".join(names) == shown


def test_at_the_end_it_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    demo.end()
    assert capsys.readouterr().out.endswith("justice new\n")
