"""Measures the package: `bench.py FOLDER`, on the inputs that lie there. For each measurement a line
`{"host":"python","what":…,"micros":…}`, the median of rounds."""

from __future__ import annotations

import itertools
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import distinguo as dg


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
    folder = Path(sys.argv[1])
    rulebook, lines = ((folder / name).read_text("utf-8") for name in ("rulebook.json", "findings.jsonl"))
    texts = [line for line in lines.splitlines() if line]
    documents = [dg.Findings.from_json(text) for text in texts]
    acts = [dg.Act.from_json(line) for line in (folder / "acts.jsonl").read_text("utf-8").splitlines() if line]
    kernel = dg.Kernel(rulebook)

    measure("load", lambda: dg.Kernel(rulebook))
    text, document = itertools.cycle(texts), itertools.cycle(documents)
    measure("determine", lambda: kernel.determine_lines(next(text)))
    measure("determine, typed", lambda: kernel.determine(next(document)))
    measure("batch", lambda: kernel.determine_batch(documents), len(documents))
    measure("batch, read", lambda: list(kernel.determine_batch(documents)), len(documents))

    def procedure() -> None:
        case = dg.Case(kernel)
        for act in acts:
            case.handle(act)

    measure("procedure", procedure, len(acts))


if __name__ == "__main__":
    main()
