"""The published cases and procedures that the repository shows."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import distinguo as dg

ROOT = Path(__file__).resolve().parents[3]
CASES = ROOT / "examples" / "cases"


def findings(name: str) -> dg.Findings:
    return dg.Findings.from_json((CASES / f"{name}.json").read_text("utf-8"))


def procedures() -> list[tuple[str, str, list[str]]]:
    """Every published procedure: its name, its rulebook, and its acts as JSON."""
    found = []
    for file in sorted(CASES.glob("*.jsonl")):
        heading, *lines = file.read_text("utf-8").splitlines()
        found.append((file.stem, json.loads(heading)["rulebook"], [line for line in lines if '"act"' in line]))
    return found


@cache
def kernel(rulebook: str) -> dg.Kernel:
    text = dg.shipped_rulebook(rulebook)
    assert text is not None
    return dg.Kernel(text)
