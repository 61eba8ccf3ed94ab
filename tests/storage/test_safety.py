"""How safely the home lies: who can open it, whether a cloud syncs it, whether git sends it away."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from justicecli.core.findings import Finding
from justicecli.storage import files
from justicecli.storage.safety import file_findings, folder_findings
from tests.conftest import needed
from tests.sample import SAMPLE


@pytest.fixture
def case(home: Path) -> Path:
    """A case in a home that is kept as the program keeps it."""
    files.make_folder(home / "cases")
    path = home / "cases" / "amber-heron-27.toml"
    files.create(path, SAMPLE.encode())
    return path


def rules(home: Path) -> list[str]:
    """The rules by which something is found about the home."""
    return [finding.rule for finding in folder_findings(home)]


def test_a_home_as_the_program_makes_it_has_no_findings(home: Path, case: Path) -> None:
    assert list(folder_findings(home)) == []
    assert list(file_findings(case)) == []


def test_a_home_that_was_never_used_has_no_findings(home: Path) -> None:
    assert list(folder_findings(home)) == []


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o701, 0o777, 0o710])
@pytest.mark.parametrize("name", [".", "cases", "aside"])
def test_a_folder_that_others_can_open_is_found_with_what_to_run(home: Path, case: Path, name: str, mode: int) -> None:
    files.make_folder(home / "aside")
    (home / name).chmod(mode)
    assert list(folder_findings(home)) == [
        Finding(rule="permissions", sentence=f"{home / name} can be opened by others on this machine; run: chmod 700")
    ]
    (home / name).chmod(0o700)
    assert rules(home) == []


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o666, 0o601])
def test_a_file_that_others_can_read_is_found_with_what_to_run(case: Path, mode: int) -> None:
    case.chmod(mode)
    assert list(file_findings(case)) == [
        Finding(rule="permissions", sentence="others on this machine can read this file; run: chmod 600")
    ]
    case.chmod(0o400)
    assert list(file_findings(case)) == []


def test_what_a_killed_program_left_is_found_until_the_next_change(case: Path) -> None:
    files.temporary_of(case).write_bytes(b"half a fi")
    (found,) = file_findings(case)
    assert found.rule == "leftover"
    assert ".amber-heron-27.toml.tmp" in found.sentence
    files.replace(case, b"", expected=SAMPLE.encode())
    assert list(file_findings(case)) == []


CLOUDS = (
    "Dropbox,Dropbox (Casa Segura),OneDrive,OneDrive - Casa Segura,iCloud Drive,iCloudDrive,Mobile Documents,"
    "com~apple~CloudDocs,iCloud~org~example,Google Drive,GoogleDrive,GoogleDrive-ana@example.org,My Drive,CloudStorage,"
    "Nextcloud,ownCloud,pCloud Drive,pCloudDrive,Sync,SynologyDrive,Box,Box Sync,MEGA,MEGAsync,Proton Drive,Syncthing,"
    "dropbox,ONEDRIVE"
).split(",")
NO_CLOUDS = "dropbox-not,Boxes,My Drivers,Synchrony,OneDriver,iCloudy,cases,Google,Megan,Documents,Driveway".split(",")


@pytest.mark.parametrize("name", CLOUDS)
def test_a_home_within_a_folder_that_a_cloud_syncs_is_found(tmp_path: Path, name: str) -> None:
    home = tmp_path / name / "justice"
    (found,) = folder_findings(home)
    assert found.rule == "cloud folder"
    assert found.sentence.startswith(f"{home} lies in a folder that looks synced to a cloud;")


@pytest.mark.parametrize("name", NO_CLOUDS)
def test_a_folder_that_only_sounds_so_is_not(tmp_path: Path, name: str) -> None:
    assert rules(tmp_path / name / "justice") == []


def test_a_home_that_leads_into_a_synced_folder_by_a_link_is_found(tmp_path: Path, home: Path) -> None:
    (tmp_path / "Dropbox" / "files").mkdir(parents=True)
    home.symlink_to(tmp_path / "Dropbox" / "files")
    assert "cloud folder" in rules(home)


def test_a_home_that_syncthing_marks_is_found(home: Path, case: Path) -> None:
    (home / ".stfolder").mkdir()
    assert rules(home) == ["cloud folder"]


def test_a_git_remote_is_found_and_its_address_is_not_said(home: Path, case: Path) -> None:
    needed("git")
    subprocess.run(["git", "init", "--quiet", str(home)], check=True)
    assert rules(home) == []
    subprocess.run(["git", "-C", str(home), "remote", "add", "origin", "https://user:key@example.org/x"], check=True)
    (found,) = folder_findings(home)
    assert found.rule == "git remote"
    assert "nobody said that the agency controls it" in found.sentence
    assert "example.org" not in found.sentence


def test_a_file_that_no_command_sees_is_found(home: Path, case: Path) -> None:
    (case.parent / "Copy of amber.toml").write_text(SAMPLE)
    (case.parent / "notes.txt").write_text("not a case")
    (found,) = folder_findings(home)
    assert found.rule == "name"
    assert found.sentence.startswith(f"{case.parent / 'Copy of amber.toml'} has a name that is no case code")
