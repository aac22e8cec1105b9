from __future__ import annotations

import dataclasses
import datetime
import pickle

import distinguo as dg
import pytest
from published import findings, kernel

REFERENCE = kernel("cn.reference")


def test_a_published_case_is_determined_with_the_row_and_the_words_for_it() -> None:
    result = REFERENCE.determine(findings("n01-dushan-debt")).result
    assert isinstance(result, dg.Outcome.DETERMINED)
    table = next(table for table in result.tables if table.table == "tolerance")
    match table.if_decided_now:
        case dg.Now.DECIDED(permits=permits, bottom_line=bottom_line):
            assert bottom_line and permits == table.possible
            assert REFERENCE.labels("en").outcome("tolerance", permits[0]) == "not tolerated"
        case other:
            pytest.fail(f"not decided: {other}")
    assert REFERENCE.labels("zh").outcome("tolerance", "exempt") == "免责"
    assert REFERENCE.labels("en").table("no-such-table") == "no-such-table"


def test_findings_are_values_and_open_facts_are_asked_for() -> None:
    gain = dg.Finding(fact="gain", answer="none", by="verifier-1")
    found = dg.Findings(under=[dg.Under(rulebook="cn.reference", findings=[gain])])
    questions = REFERENCE.questions(found, "tolerance")
    assert questions and all(question.fact != "gain" for question in questions)
    assert "exempt" in REFERENCE.possible(found, "tolerance")
    change = REFERENCE.smallest_change(found, "tolerance", "exempt")
    assert change is not None and change.still_open


def test_documents_are_dataclasses() -> None:
    gain = dg.Finding(fact="gain", answer="none", by="verifier-1")
    assert dataclasses.replace(gain, answer="self") != gain
    assert dataclasses.asdict(gain)["answer"] == "none"
    assert eval(repr(gain), vars(dg)) == gain  # noqa: S307
    assert [field.name for field in dataclasses.fields(dg.Body.ASSIGN)] == ["role", "about", "actors", "reasons"]


def test_documents_come_back_as_the_bytes_of_the_kernel() -> None:
    found = findings("c06-yidu-bridge")
    assert dg.Findings.from_json(found.to_json()) == found
    book = kernel("cn.accountability.2019")
    assert book.determine_lines(found.to_json()) == f'{{"ok":{book.determine(found).to_json()}}}\n'


def test_documents_and_errors_pass_between_processes_and_handles_do_not() -> None:
    found = findings("c06-yidu-bridge")
    determination = kernel("cn.accountability.2019").determine(found)
    for document in (found, determination):
        assert pickle.loads(pickle.dumps(document)) == document
    with pytest.raises(dg.Unusable) as error:
        dg.Findings.from_json("{}")
    assert pickle.loads(pickle.dumps(error.value)).problems == error.value.problems
    for handle in (REFERENCE, dg.Case(REFERENCE), dg.Cases(), REFERENCE.labels("en")):
        with pytest.raises(TypeError, match="cannot be copied or pickled"):
            pickle.dumps(handle)


def test_a_batch_is_answered_in_its_order_and_each_can_fail_alone() -> None:
    good = findings("c01-huaian-staged-review")
    bad = dg.Findings(under=[dg.Under(rulebook="no.such.book")])
    determinations = REFERENCE.determine_batch((good, bad, good))
    assert len(determinations) == 3
    assert determinations[0] == REFERENCE.determine(good) == determinations[-1]
    with pytest.raises(dg.Unusable):
        determinations[1]
    with pytest.raises(IndexError):
        determinations[3]
    with pytest.raises(IndexError):
        determinations[-4]
    assert len(list(REFERENCE.determine_batch([good, good]))) == 2
    assert determinations.to_json().splitlines()[0] == f'{{"ok":{determinations[0].to_json()}}}'


def test_a_change_of_a_rulebook_is_told_finding_by_finding() -> None:
    text = dg.shipped_rulebook("cn.reference")
    assert text is not None
    after = dg.Kernel(text.replace('"not_tolerated"', '"intolerable"'))
    gain = dg.Finding(fact="gain", answer="self")
    unknown, selfish = (dg.Findings(under=[dg.Under(rulebook="cn.reference", findings=it)]) for it in ([], [gain]))
    changes = REFERENCE.changes(after, (unknown, selfish))
    [change] = changes
    assert (change.case, change.table) == (1, "tolerance")
    assert change.before is not None and change.after is not None
    assert (change.before.permits, change.after.permits) == (["not_tolerated"], ["intolerable"])
    assert change.after.clauses
    assert REFERENCE.changes_in_lines(after, f"{unknown.to_json()}\n{selfish.to_json()}\n") == changes
    with pytest.raises(dg.Unusable) as error:
        REFERENCE.changes(after, [unknown, dg.Findings(under=[dg.Under(rulebook="no.such.book")])])
    assert all(problem.pointer.startswith("/1") for problem in error.value.problems)


def test_an_end_is_counted_over_holidays() -> None:
    counting = dg.Counting(
        first_day=dg.FirstDay.EXCLUDED,
        months=dg.Months.CORRESPONDING_DAY_ELSE_LAST,
        rest_day_end=dg.RestDayEnd.NEXT_WORKING_DAY,
    )
    due = dg.due_of(dg.DueRequest(from_="2026-09-28", limit="5wd", calendar="cn", counting=counting))
    assert due.due.earliest.day > datetime.date(2026, 10, 7) and due.due.earliest.time is None
    assert due.skipped and due.due.earliest == due.due.latest and due.cause is None
    beyond = dg.due_of(dg.DueRequest(from_="2031-09-28", limit="5wd", calendar="cn", counting=counting))
    assert beyond.due.earliest.day < beyond.due.latest.day
    assert beyond.cause is not None and beyond.cause.beyond is not None
    assert beyond.cause.beyond.nature is dg.BeyondNature.PARAMETER


def test_a_rulebook_is_checked_for_its_author() -> None:
    for rulebook in dg.shipped_rulebooks():
        text = dg.shipped_rulebook(rulebook)
        assert text is not None and dg.check(text).sound
    unsound = dg.check("{}")
    assert not unsound.sound and {problem.code for problem in unsound.problems} == {"missing_field"}
    assert dg.shipped_rulebook("no.such.book") is None
