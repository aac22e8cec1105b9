"""The types of the package as a checker sees them: strict where it is used well, and telling where it is not."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import distinguo as dg
from published import ROOT

HERE = Path(__file__).parent


def mypy(*arguments: object) -> str:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--cache-dir=/dev/null", *map(str, arguments)]
    return subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False).stdout


def test_a_program_that_uses_the_package_well_is_accepted_and_runs() -> None:
    assert mypy("typed/well.py").startswith("Success")
    subprocess.run([sys.executable, HERE / "typed/well.py"], check=True)


def test_every_mistake_of_another_is_told() -> None:
    lines = (HERE / "typed/badly.py").read_text("utf-8").splitlines()
    expected = {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")}
    told = {int(number) for number in re.findall(r"badly\.py:(\d+): error", mypy("typed/badly.py"))}
    assert told == expected and expected


def test_the_programs_of_the_package_are_typed() -> None:
    said = mypy(*HERE.glob("*.py"), ROOT / "examples/sweep-python/sweep.py")
    assert said.startswith("Success"), said


def test_the_stub_says_what_the_module_has() -> None:
    command = [sys.executable, "-m", "mypy.stubtest", "distinguo", "--concise", "--ignore-missing-stub"]
    printed = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE).stdout
    wrong = [line for line in printed.splitlines() if not any(re.search(it, line) for it in UNIFFI)]
    assert wrong == []


# What the stub leaves out on purpose: how UniFFI makes handles and errors.
UNIFFI = [
    r"is inconsistent, metaclass differs",
    r"\.(Determinations|Labels)\.__init__ is inconsistent",
    r"\.DistinguoError\.to_json is not present at runtime",
    r"^Found \d+ errors",
]


def test_documentation_arrives() -> None:
    for named in (dg.Kernel, dg.Kernel.determine, dg.Findings, dg.Body.OPEN, dg.Unusable, dg.due_of, dg.Case.handle, dg.Cases.bars):
        assert (named.__doc__ or "").strip()
