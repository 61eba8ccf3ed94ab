"""Everything a contributor needs, each in an environment of its own: `nox` runs what CI runs, `nox -l` lists all."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.sessions = ["lint", "types", "floors", "docs", "tests", "wheel"]
nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True

PROJECT = nox.project.load_toml("pyproject.toml")


def group(name: str) -> list[str]:
    """The packages of one dependency group."""
    return list(nox.project.dependency_groups(PROJECT, name))


@nox.session
def lint(session: nox.Session) -> None:
    """Layout and rules of the code, with ruff."""
    session.install(*group("lint"))
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Types of source and tests, with mypy in its strict mode."""
    session.install("-e", ".", "nox", *group("types"))
    session.run("mypy")


@nox.session
def floors(session: nox.Session) -> None:
    """Imports only go down, with import-linter."""
    session.install("-e", ".", *group("floors"))
    session.run("lint-imports", "--no-cache")


@nox.session
def docs(session: nox.Session) -> None:
    """The generated pages; `nox -s docs -- write` makes them anew."""
    session.install("-e", ".")
    session.run("python", "docs/generate.py", *(session.posargs or ["check"]))


@nox.session
def pictures(session: nox.Session) -> None:
    """The pictures of the README, made by the program itself and a Chromium of the system."""
    session.install("-e", ".")
    session.run("python", "docs/pictures.py")


@nox.session
def tests(session: nox.Session) -> None:
    """The tests on the checkout, with branch coverage; words after `--` go to pytest."""
    session.install("-e", ".", *group("test"))
    if session.posargs:
        session.run("pytest", *session.posargs)
        return
    session.run("coverage", "erase")
    session.run("pytest", "-n", "2", "--cov", "--cov-report=")
    session.run("coverage", "report")


@nox.session
def wheel(session: nox.Session) -> None:
    """The tests on the built wheel, where neither src/ nor templates/ can be reached."""
    session.install(*group("build"), *group("test"))
    with tempfile.TemporaryDirectory(prefix="justice-wheel-") as folder:
        away = Path(folder).resolve()
        session.run("python", "-m", "build", "--outdir", str(away / "dist"), silent=True)
        built = [str(path) for path in sorted((away / "dist").iterdir())]
        session.run("twine", "check", "--strict", *built)
        session.install("--force-reinstall", next(path for path in built if path.endswith(".whl")))
        shutil.copytree("tests", away / "tests", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy("pyproject.toml", away)
        session.chdir(away)
        session.run("pytest", "-n", "2", "-m", "not checkout and not browser", *session.posargs)
        session.chdir(Path(__file__).parent)


@nox.session(python=["3.11", "3.12", "3.13"])
def pythons(session: nox.Session) -> None:
    """The tests on every Python we say we run on."""
    session.install("-e", ".", *group("test"))
    session.run("pytest", "-n", "2", *session.posargs)


@nox.session
def faults(session: nox.Session) -> None:
    """The long campaign: programs killed, disks full, many writers at once."""
    session.install("-e", ".", *group("test"))
    env = {"JUSTICE_FAULTS_RUNS": "long", "HYPOTHESIS_PROFILE": "long"}
    session.run("pytest", "tests/faults", "tests/storage/test_toml.py", *session.posargs, env=env)


@nox.session
def bench(session: nox.Session) -> None:
    """Start-up and scale, as ratios to `import typer`; words after `--` go to the benchmark."""
    session.install(".", *group("bench"))
    session.run("python", "-m", "benchmarks", *session.posargs, env={"PYTHONDONTWRITEBYTECODE": ""})
