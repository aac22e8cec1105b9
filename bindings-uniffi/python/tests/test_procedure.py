from __future__ import annotations

import datetime
import re

import distinguo as dg
import pytest
from published import kernel, procedures

UTC = datetime.timezone.utc


@pytest.mark.parametrize(("name", "rulebook", "acts"), [pytest.param(*it, id=it[0]) for it in procedures()])
def test_a_published_procedure_runs_and_its_ledger_is_whole(name: str, rulebook: str, acts: list[str]) -> None:
    case = dg.Case(kernel(rulebook))
    for act in acts:
        try:
            case.handle(dg.Act.from_json(act))
        except dg.Refused as refused:
            # Some of them show a refusal.
            assert {"en", "zh"} <= refused.refusal.message.keys()
    ledger = case.lines()
    assert len(case) > 0 and kernel(rulebook).audit(ledger).verdict is dg.Verdict.SOUND
    assert ledger == "".join(f"{record.to_json()}\n" for record in case.entries())
    assert dg.Case.from_ledger(kernel(rulebook), ledger).view() == case.view()


def test_a_case_is_opened_asked_and_refused_in_types() -> None:
    case = dg.Case(kernel("cn.supervision.2024"))
    assert case.view() is None and len(case) == 0 and case
    clerk = dg.Actor(id="a", role="principal", organ="county")
    at = datetime.datetime(2026, 3, 2, 1, 0, 0, 999_000, UTC)
    body = dg.Body.OPEN(
        case="mine",
        rulebook="cn.supervision.2024",
        version="2024.1",
        seats={"deciding": "county", "superior": "city"},
        parties={"person": "person:wei"},
    )
    opening = dg.Act(id="1", at=at, actor=clerk, act=body)
    records = case.handle(opening)
    assert case.handle(opening) == records, "the same act twice is answered with the same entries"
    cause = records[0].entry.cause
    assert isinstance(cause, dg.Cause.ACT) and isinstance(cause.act, dg.RecordedBody.OPEN)
    assert cause.at == at.replace(microsecond=0), "fractions of a second are left away"
    assert any(isinstance(effect, dg.Effect.OPENED) for effect in records[0].entry.effects)
    view = case.view()
    assert view is not None and view.case == "mine"
    assert case.options(clerk, at)
    assert case.explain_for(dg.Actor(id="person:wei", role="person"), at) is not None
    assert case.protections(None, dg.Use.from_text("appraisal"), datetime.date(2026, 3, 2), at) == []

    stranger = dg.Actor(id="b", role="person")
    withdrawal = dg.Act(id="2", at=at + datetime.timedelta(minutes=1), actor=stranger, act=dg.Body.WITHDRAW())
    with pytest.raises(dg.Refused) as refused:
        case.handle(withdrawal)
    assert refused.value.refusal.code is dg.RefusalCode.WRONG_PERSON
    assert refused.value.refusal.message["en"] in str(refused.value)


def test_what_is_tried_on_a_fork_shows_and_leaves_the_case_as_it_was() -> None:
    _, rulebook, acts = procedures()[0]
    case = dg.Case(kernel(rulebook))
    fork = case.fork(None)
    opening = dg.Act.from_json(acts[0])
    assert case.difference(None, fork, opening.at) == case.difference(None, case, opening.at) == []
    fork.handle(opening)
    change = next(it for it in case.difference(None, fork, opening.at) if it.pointer == "/case/case")
    assert change.before is None and change.after is not None
    assert change.to_json().endswith(',"pointer":"/case/case"}')
    assert len(case) == 0
    with pytest.raises(dg.Unusable):
        dg.Case.from_ledger(kernel(rulebook), fork.lines())


def test_several_cases_of_one_person_are_asked_together_and_personnel_are_told_whether_somebody_is_barred() -> None:
    cases = dg.Cases()
    day, now = datetime.date(2026, 5, 1), datetime.datetime(2026, 5, 1, 1, 0, tzinfo=UTC)
    nobody = cases.bars(dg.Use.APPOINTMENT, day, now)
    assert nobody.to_json() == '{"barred":false}'
    for _, rulebook, acts in procedures():
        case = dg.Case(kernel(rulebook))
        case.handle(dg.Act.from_json(acts[0]))
        cases.add(case)
        cases.add(case)
    assert cases.bars(dg.Use.APPOINTMENT, day, now) == nobody, "that cases are open is not for personnel"
    assert not cases.protections(None, dg.Use.APPOINTMENT, day, now) and not cases.lasting(None, day, now)


def test_private_texts_get_a_salt_of_their_own() -> None:
    one, other = dg.Private.of("why"), dg.Private.of("why")
    assert one.salt != other.salt and re.fullmatch("[0-9a-f]{32}", one.salt)
