"""What the repository shows runs, and prints what is shown."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from pathlib import Path

import distinguo as dg
import pytest
from published import ROOT

HERE = Path(__file__).parent


def printed(script: Path) -> str:
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, encoding="utf-8", check=True)
    return ran.stdout


def test_the_snippet_of_the_readme_runs_and_prints_what_is_shown() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    [shown] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert shown == (HERE / "snippet.py").read_text("utf-8")
    output = re.search(r"```text\n(.*?)```", page[page.index(shown) :], re.DOTALL)
    assert output and output[1] == printed(HERE / "snippet.py")


def test_the_version_is_that_of_the_workspace() -> None:
    found = re.search(r'\nversion = "([^"]+)"', (ROOT / "Cargo.toml").read_text("utf-8"))
    assert found and dg.__version__ == found[1]


def test_the_sweep_finds_what_is_overdue_and_due_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "examples/sweep-python"))
    import sweep

    sweep.write_ledgers(tmp_path, sweep.ENTERED)
    urgent = sweep.sweep(tmp_path, sweep.NOW)
    assert set(urgent["state"]) == {"overdue", "due soon"}
    overdue = urgent[urgent["state"] == "overdue"]
    assert (overdue["until"] < datetime.date(2026, 4, 15)).all() and (overdue["days"] < 0).all()
    soon = urgent[urgent["state"] == "due soon"]
    assert soon["days"].between(0, sweep.SOON).all()
    assert sweep.by_seat(urgent).to_numpy().sum() == len(urgent)
    assert len(sweep.sweep(tmp_path, sweep.NOW, "zh")) == len(urgent)
    assert f"{len(urgent) - 1}  " in printed(ROOT / "examples/sweep-python/sweep.py")
