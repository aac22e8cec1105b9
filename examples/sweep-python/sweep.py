# %% [markdown]
# # What is overdue, and what is due soon, in a folder of ledgers
#
# Run it as a script (`python sweep.py`, with pandas), or cell by cell in an editor that knows `# %%`.
# It makes the ledgers that it sweeps from the published procedures; give `sweep` the folder of your own.

# %%
from __future__ import annotations

import datetime
import json
import sys
import tempfile
from functools import cache
from pathlib import Path

import distinguo as dg
import pandas as pd

ACTS = Path(__file__).parent.parent / "cases"
CHINA = datetime.timezone(datetime.timedelta(hours=8))
ENTERED = datetime.datetime(2026, 4, 1, 9, tzinfo=CHINA)
NOW = datetime.datetime(2026, 4, 15, 9, tzinfo=CHINA)
SOON = 14  # days

# %% [markdown]
# ## A kernel for each rulebook
#
# It is proved when it loads, once, and may then be asked by any thread. A set of them finds for a
# ledger the one that its entries name, to the letter: another version, or another text of the same
# one, would give other dates. What the set does not have is refused, and said.


# %%
@cache
def kernel(rulebook: str) -> dg.Kernel:
    text = dg.shipped_rulebook(rulebook)
    if text is None:
        raise LookupError(f"no rulebook {rulebook} ships: read the file of your own")
    return dg.Kernel(text)


@cache
def kernels() -> dg.KernelSet:
    every = dg.KernelSet()
    for version in dg.shipped_versions():
        every.add(kernel(version))
    return every


# %% [markdown]
# ## Ledgers
#
# A case is what its ledger says: one entry a line, which only the kernel writes. What was done
# until `ENTERED` is in them; nothing has been entered since.


# %%
def write_ledgers(folder: Path, until: datetime.datetime) -> None:
    for file in sorted(ACTS.glob("*.jsonl")):
        heading, *lines = file.read_text("utf-8").splitlines()
        case = dg.Case(kernel(json.loads(heading)["rulebook"]))
        for act in (dg.Act.from_json(line) for line in lines if '"act"' in line):
            if act.at > until:
                break
            try:
                case.handle(act)
            except dg.Refused as refused:
                print(f"{file.stem}, {act.id}: {refused}", file=sys.stderr)
            if len(case) == 1:
                # From here on the set takes it to whatever version it is moved to.
                case = kernels().read(case.lines())
        if len(case) > 0:
            (folder / file.name).write_text(case.lines(), "utf-8")


# %% [markdown]
# ## The sweep
#
# What runs in a case at an instant, a row for each period. Who bears it and what it is called are words of the rulebook.


# %%
def rows(ledger: Path, now: datetime.datetime, language: str) -> list[dict[str, object]]:
    case = kernels().read(ledger.read_text("utf-8")).as_of(now)
    words = case.kernel().labels(language)
    return [
        {
            "case": ledger.stem,
            "seat": words.role(item.bearer),
            "period": words.period(item.period),
            "until": item.due.due.earliest.day if item.due else None,
            "days": item.days_left if item.days_over is None else -item.days_over,
            "state": state(item),
        }
        for item in case.due(None, now)
    ]


def state(item: dg.DueItem) -> str:
    if item.overdue:
        return "overdue"
    if item.kind not in (dg.PeriodKind.DUTY, dg.PeriodKind.RIGHT) or item.suspended or item.days_left is None:
        return "runs"
    return "due soon" if item.days_left <= SOON else "runs"


def sweep(folder: Path, now: datetime.datetime, language: str = "en") -> pd.DataFrame:
    """What is overdue or due soon in the ledgers of a folder, the most urgent first."""
    found = pd.DataFrame([row for ledger in sorted(folder.glob("*.jsonl")) for row in rows(ledger, now, language)])
    urgent = found[found["state"] != "runs"]
    return urgent.sort_values(["days", "case"]).reset_index(drop=True)


def by_seat(urgent: pd.DataFrame) -> pd.DataFrame:
    """How much of it waits for each seat."""
    return pd.crosstab(urgent["seat"], urgent["state"]).sort_values(["overdue", "due soon"], ascending=False)


# %%
def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_ledgers(Path(folder), ENTERED)
        urgent = sweep(Path(folder), NOW)
    with pd.option_context("display.width", 160, "display.max_columns", None, "display.max_colwidth", 60):
        print(f"As at {NOW:%Y-%m-%d}, overdue or due within {SOON} days:\n\n{urgent}\n\nBy seat:\n\n{by_seat(urgent)}")


if __name__ == "__main__":
    main()
