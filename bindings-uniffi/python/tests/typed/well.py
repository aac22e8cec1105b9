"""What a checker accepts, strictly: findings in, outcomes out, a case with its dates."""

from __future__ import annotations

import datetime

import distinguo as dg


def permitted(kernel: dg.Kernel, findings: dg.Findings, table: dg.Id) -> list[dg.Id]:
    result = kernel.determine(findings).result
    if not isinstance(result, dg.Outcome.DETERMINED):
        return []
    for found in result.tables:
        match found.if_decided_now:
            case dg.Now.DECIDED(permits=permits) if found.table == table:
                return permits
    return []


def ends(case: dg.Case, now: datetime.datetime) -> list[datetime.date]:
    return [item.due.due.latest.day for item in case.due(None, now) if item.due is not None]


def codes(text: str) -> list[tuple[str, str]]:
    try:
        dg.Findings.from_json(text)
    except dg.Unusable as error:
        return [(problem.code, problem.help["en"]) for problem in error.problems]
    except dg.DistinguoError as error:
        return [("other", error.to_json())]
    return []


rulebook = dg.shipped_rulebook("cn.reference")
assert rulebook is not None
kernel = dg.Kernel(rulebook, calendar=None)
gain = dg.Finding(fact="gain", answer="self", by="verifier-1")
findings = dg.Findings(under=[dg.Under(rulebook="cn.reference", findings=[gain])])
assert permitted(kernel, findings, "tolerance") == ["not_tolerated"]
first: dg.Determination = kernel.determine_batch([findings])[0]
assert first == kernel.determine(findings)
assert ends(dg.Case(kernel), datetime.datetime.now(datetime.timezone.utc)) == []
assert codes("{}")[0][0] == "missing_field"
