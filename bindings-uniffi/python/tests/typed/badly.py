"""What a checker must tell. It is never run."""

from __future__ import annotations

import distinguo as dg

kernel = dg.Kernel(dg.shipped_rulebook("cn.reference"))  # wrong
gain = dg.Finding("gain", answer="none")  # wrong
findings = dg.Findings(under=[gain])  # wrong
body = dg.Body.OPEN(case="c", rulebook="cn.reference")  # wrong
kernel.determine('{"format": "distinguo.findings/1"}')  # wrong
kernel.determine_batch([]).nonsense  # wrong
dg.Case(kernel).due(None, "2026-03-02")  # wrong
dg.Stage.NOWHERE  # wrong
try:
    kernel.determine(findings)
except dg.Refused as refused:
    print(refused.problems)  # wrong
