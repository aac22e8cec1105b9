from __future__ import annotations

import datetime
from collections.abc import Callable

import distinguo as dg
import pytest
from published import findings, kernel

TWO = '{"format": "distinguo.findings/2", "under": [{"rulebook": "cn.reference"}]}'
REFERENCE = kernel("cn.reference")


def unusable(call: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(dg.Unusable) as error:
        call()
    return [(problem.code, problem.pointer) for problem in error.value.problems]


def test_malformed_input_names_its_code_and_place() -> None:
    assert unusable(lambda: dg.Findings.from_json(TWO)) == [("unknown_format", "/format")]
    assert unusable(lambda: dg.Actor.from_json('{"role": "person"}')) == [("missing_field", "/actor/id")]
    assert len(unusable(lambda: dg.Act.from_json('{"id": 1}'))) > 1, "all problems at once"
    assert all(place.startswith("/calendar") for _, place in unusable(lambda: dg.Kernel(text("cn.reference"), "[]")))
    with pytest.raises(dg.Unusable, match="unknown_format at `/format`") as error:
        dg.Findings.from_json(TWO)
    assert isinstance(error.value, dg.DistinguoError)
    assert error.value.problems[0].help["zh"]
    assert error.value.to_json().startswith('{"problems":[{"code":"unknown_format"')


def text(rulebook: str) -> str:
    shipped = dg.shipped_rulebook(rulebook)
    assert shipped is not None
    return shipped


def test_what_types_cannot_keep_out_is_refused_as_well() -> None:
    unknown = dg.Findings(under=[dg.Under(rulebook="Not an id")])
    assert unusable(lambda: REFERENCE.determine(unknown)) == [("bad_id", "/under/0/rulebook")]
    case = dg.Case(REFERENCE)
    now = datetime.datetime.now(datetime.timezone.utc)
    stranger = dg.Actor(id="nobody", role="No role")
    assert [place for _, place in unusable(lambda: case.explain_for(stranger, now))] == ["/actor/role"]
    assert [place for _, place in unusable(lambda: dg.Case.from_ledger(REFERENCE, "{}\n"))] == ["/0/entry"]


def test_values_of_another_type_are_kept_out() -> None:
    wrong: list[Callable[[], object]] = [
        lambda: dg.Kernel(1),  # type: ignore[arg-type]
        lambda: REFERENCE.page(findings("c06-yidu-bridge"), None),  # type: ignore[arg-type]
        lambda: dg.Case(None),  # type: ignore[arg-type]
        lambda: dg.Case(REFERENCE).due(None, "2026-03-02"),  # type: ignore[arg-type]
    ]
    for call in wrong:
        with pytest.raises(TypeError):
            call()


def test_ten_thousand_malformed_calls_leave_the_kernel_as_it_was() -> None:
    case = dg.Case(REFERENCE)
    good = findings("c01-huaian-staged-review")
    before = REFERENCE.determine(good)
    bad = dg.Findings(under=[dg.Under(rulebook="cn.reference", tables=["none"])])
    for _ in range(5_000):
        for call in (lambda: dg.Findings.from_json(TWO), lambda: REFERENCE.determine(bad)):
            try:
                call()
            except dg.Unusable:
                continue
            pytest.fail("it was usable")
    assert REFERENCE.determine(good) == before
    assert len(case) == 0
