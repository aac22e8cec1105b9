"""The benchmark of the package: for each measurement a line `{"host":"python","what":…,"micros":…}`, the median of rounds. The
case is a published one, with its whole explanation."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable

import distinguo as dg
from published import CASES, findings

BATCH = 1_000


def measure(what: str, run: Callable[[], object], times: int = 1) -> None:
    """Runs something for half a second to warm up, then in rounds of at least 50 ms, and prints the median round."""
    warm = time.perf_counter_ns() + 500_000_000
    while time.perf_counter_ns() < warm:
        run()
    micros = statistics.median(one_round(run) / times for _ in range(11))
    print(json.dumps({"host": "python", "what": what, "micros": round(micros, 2)}), flush=True)


def one_round(run: Callable[[], object]) -> float:
    """Microseconds a run."""
    start, runs = time.perf_counter_ns(), 0
    while (spent := time.perf_counter_ns() - start) < 50_000_000:
        run()
        runs += 1
    return spent / 1_000 / runs


def main() -> None:
    rulebook = dg.shipped_rulebook("cn.reference")
    assert rulebook is not None
    kernel = dg.Kernel(rulebook)
    found = findings("c01-huaian-staged-review")
    text = found.to_json()
    many, lines = [found] * BATCH, f"{text}\n" * BATCH

    measure("load", lambda: dg.Kernel(rulebook))
    measure("determine, typed", lambda: kernel.determine(found))
    measure("determine, JSON to JSON", lambda: kernel.determine_lines(text))
    measure("batch of 1000, typed, each", lambda: kernel.determine_batch(many), BATCH)
    measure("batch of 1000, typed and read, each", lambda: list(kernel.determine_batch(many)), BATCH)
    measure("batch of 1000, JSON to JSON, each", lambda: kernel.determine_lines(lines), BATCH)

    lined = (CASES / "c1-staged-review.jsonl").read_text("utf-8").splitlines()
    acts = [dg.Act.from_json(line) for line in lined if '"act"' in line]

    def procedure() -> None:
        case = dg.Case(kernel)
        for act in acts:
            case.handle(act)

    measure("an act of a procedure, typed", procedure, len(acts))


if __name__ == "__main__":
    main()
