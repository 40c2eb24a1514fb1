"""`make test-fresh` where no fresh Debian can be made: it says why, in both languages, and runs the command here."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "tests" / "fresh.sh"


def run(tmp_path: Path, command: str, **programs: str) -> subprocess.CompletedProcess[str]:
    """The script on a machine on which ``programs`` (name -> shell script) are others."""
    for name, text in programs.items():
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)
    path = f"{tmp_path}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    environment = {"PATH": path, "TMPDIR": str(tmp_path), "LANG": "C.UTF-8"}
    return subprocess.run(["bash", str(SCRIPT), command], env=environment, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(
    ("programs", "zh", "en"),
    [
        ({"id": "echo 1000"}, "需要 root 权限", "that needs root rights"),
        ({"id": "echo 0", "unshare": "exit 1"}, "不允许挂载", "mounting is not allowed"),
        ({"id": "echo 0", "unshare": "exit 0", "df": "printf 'x\\n- - - 12 -\\n'"}, "磁盘空间不足", "12 MB left"),
        (
            {
                "id": "echo 0",
                "unshare": '[ "$2" != debootstrap ]',
                "df": "printf 'x\\n- - - 99999 -\\n'",
                "debootstrap": "",
            },
            "debootstrap 失败",
            "debootstrap failed",
        ),
    ],
)
def test_it_says_why_and_runs_the_command_here(tmp_path: Path, programs: dict[str, str], zh: str, en: str) -> None:
    if "ID=debian" not in Path("/etc/os-release").read_text(encoding="utf-8").split() and len(programs) > 1:
        pytest.skip("this machine is not a Debian")
    said = run(tmp_path, "pwd; exit 7", **programs)
    assert said.returncode == 7, said.stderr
    *_, reason, where = said.stdout.strip().splitlines()
    assert zh in reason and en in reason and reason.endswith("pwd; exit 7")
    assert where == str(ROOT)
    # Nothing of the attempt is left.
    assert list(tmp_path.glob("fresh.*")) == []
