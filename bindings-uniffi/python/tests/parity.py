"""The runner of the parity corpus: a call a line on standard input, its answer a line on standard output. Calls go through the
types of the package, and answers are written from them, so that they show what a Python program would see."""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Callable, Iterable
from typing import Protocol

import distinguo as dg


class Document(Protocol):
    def to_json(self) -> str: ...


class Runner:
    """The current handles, and the calls on them."""

    kernel: dg.Kernel
    case_kernel: dg.Kernel
    case: dg.Case
    forked: dg.Case

    def __init__(self) -> None:
        self.kernels = dg.KernelSet()
        self.tally = dg.Tally(bytes(range(32)))
        self.cases = dg.Cases()

    def answer(self, call: str, given: list[str]) -> str:
        match call, given:
            case "lines", [after]:
                return self.case.lines(int(after))
            case "determine_batch", [lines]:
                return self.batch(lines)
        try:
            return ok(self.called(call, given))
        except dg.DistinguoError as error:
            return error.to_json()

    def called(self, call: str, given: list[str]) -> str:
        match call, given:
            case "load", [rulebook, calendar, precedents]:
                self.kernel = dg.Kernel(rulebook, calendar or None, precedents or None)
                return "null"
            case "determine", [findings]:
                return self.kernel.determine(read(findings)).to_json()
            case "changes", [after, lines]:
                return documents(self.kernel.changes_in_lines(dg.Kernel(after), lines))
            case "questions", [findings, table]:
                return documents(self.kernel.questions(read(findings), table))
            case "possible", [findings, table]:
                return listed(map(quoted, self.kernel.possible(read(findings), table)))
            case "smallest_change", [findings, table, outcome]:
                return optional(self.kernel.smallest_change(read(findings), table, outcome))
            case "page", [findings, language]:
                return quoted(self.kernel.page(read(findings), language))
            case "audit", [ledger, head]:
                return self.kernel.audit(ledger, head or None).to_json()
            case "due_of", [request, calendar]:
                return dg.due_of(dg.DueRequest.from_json(request), calendar or None).to_json()
            case "check", [rulebook]:
                return dg.check(rulebook).to_json()
        return self.called_on_many(call, given)

    def called_on_many(self, call: str, given: list[str]) -> str:
        match call, given:
            case "new_kernels", []:
                self.kernels = dg.KernelSet()
                return "null"
            case "add", []:
                self.kernels.add(self.kernel)
                return "null"
            case "add_calendar", [calendar]:
                self.kernels.add_calendar(calendar)
                return "null"
            case "determine_all", [findings]:
                return self.kernels.determine_all(read(findings)).to_json()
            case "governing", [rulebook, findings, decided, table]:
                found, day = read(findings), dg.day_from_text("decided", decided)
                return self.kernels.governing(rulebook, found, day, table).to_json()
            case "audit_all", [ledger, head]:
                return self.kernels.audit(ledger, head or None).to_json()
            case "new_tally", [secret]:
                self.tally = dg.Tally(secret.encode())
                return "null"
            case "cover", []:
                self.tally.cover(self.kernel)
                return "null"
            case "tally", [now]:
                return "true" if self.tally.add(self.case, self.instant(now)) else "false"
            case "report", []:
                return self.tally.report().to_json()
            case "tally_page", [language]:
                return quoted(self.tally.page(language))
        return self.called_on_cases(call, given)

    def called_on_cases(self, call: str, given: list[str]) -> str:
        match call, given:
            case "new_cases", []:
                self.cases = dg.Cases()
                return "null"
            case "add_case", []:
                self.cases.add(self.case)
                return "null"
            case "bars", [use, day, now]:
                purpose, on = dg.Use.from_text(use), dg.day_from_text("day", day)
                return self.cases.bars(purpose, on, self.instant(now)).to_json()
            case "protections_of_all", [use, day, now, actor]:
                who, purpose, on = reader(actor), dg.Use.from_text(use), dg.day_from_text("day", day)
                return documents(self.cases.protections(who, purpose, on, self.instant(now)))
            case "lasting", [day, now, actor]:
                return documents(self.cases.lasting(reader(actor), dg.day_from_text("day", day), self.instant(now)))
        return self.called_on_case(call, given)

    def called_on_case(self, call: str, given: list[str]) -> str:
        match call, given:
            case "new_case", []:
                return self.opened(lambda: dg.Case(self.kernel))
            case "from_ledger", [ledger]:
                return self.opened(lambda: dg.Case.from_ledger(self.kernel, ledger))
            case "read", [ledger]:
                return self.opened(lambda: self.kernels.read(ledger))
            case "sound_part", [ledger]:
                return self.opened(lambda: dg.Case.sound_part(self.kernel, ledger))
            case "under", []:
                return self.opened(lambda: self.case.under(self.kernel))
            case "as_of", [now]:
                self.case = self.case.as_of(self.instant(now))
                return "null"
            case "fork", [actor]:
                before = self.case
                self.case = before.fork(reader(actor))
                self.forked = before
                return "null"
            case "difference", [now, actor]:
                return documents(self.forked.difference(reader(actor), self.case, self.instant(now)))
            case "handle", [act]:
                return documents(self.case.handle(dg.Act.from_json(act)))
            case "tick", [now]:
                return documents(self.case.tick(self.instant(now)))
            case "next_due", []:
                due = self.case.next_due()
                return "null" if due is None else quoted(written(due))
            case "due", [now, actor]:
                return documents(self.case.due(reader(actor), self.instant(now)))
            case "options", [actor, now]:
                return documents(self.case.options(dg.Actor.from_json(actor), self.instant(now)))
            case "blocked", [actor, now]:
                return documents(self.case.blocked(dg.Actor.from_json(actor), self.instant(now)))
            case "done", [given_id]:
                entries = self.case.done(given_id)
                return "null" if entries is None else documents(entries)
            case "needs", []:
                return optional(self.case.needs())
            case "protections", [use, day, now, actor]:
                who, purpose, on = reader(actor), dg.Use.from_text(use), dg.day_from_text("day", day)
                return documents(self.case.protections(who, purpose, on, self.instant(now)))
            case "explain_for", [actor, now]:
                return optional(self.case.explain_for(dg.Actor.from_json(actor), self.instant(now)))
            case "view", []:
                return optional(self.case.view())
            case "precedent", [table]:
                return optional(self.case.precedent(table))
            case "like", [table, now, actor]:
                return self.case.like(reader(actor), table, self.instant(now)).to_json()
            case "case_page", [now, language, actor]:
                return quoted(self.case.page(reader(actor), self.instant(now), language))
            case "agenda_page", [now, language, actor]:
                return quoted(self.case.agenda_page(reader(actor), self.instant(now), language))
        raise LookupError(f"no call `{call}` with {len(given)} arguments")

    def opened(self, make: Callable[[], dg.Case]) -> str:
        self.case = make()
        self.case_kernel = self.kernel
        return "null"

    def instant(self, text: str) -> dg.Instant:
        return self.case_kernel.instant(text)

    def batch(self, lines: str) -> str:
        """Findings that cannot be read are answered in their place; the others go through in one call."""
        found: list[dg.Findings | dg.DistinguoError] = [attempt(line) for line in lines.split("\n") if line.strip()]
        determinations = self.kernel.determine_batch([it for it in found if isinstance(it, dg.Findings)])
        places = iter(range(len(determinations)))
        out = []
        for it in found:
            if isinstance(it, dg.DistinguoError):
                out.append(it.to_json())
                continue
            try:
                out.append(ok(determinations[next(places)].to_json()))
            except dg.DistinguoError as error:
                out.append(error.to_json())
        return "".join(f"{answer}\n" for answer in out)


def attempt(line: str) -> dg.Findings | dg.DistinguoError:
    try:
        return read(line)
    except dg.DistinguoError as error:
        return error


def read(findings: str) -> dg.Findings:
    return dg.Findings.from_json(findings)


def ok(document: str) -> str:
    return f'{{"ok":{document}}}'


def optional(document: Document | None) -> str:
    return "null" if document is None else document.to_json()


def documents(items: Iterable[Document]) -> str:
    return listed(item.to_json() for item in items)


def listed(texts: Iterable[str]) -> str:
    return f"[{','.join(texts)}]"


def reader(actor: str) -> dg.Actor | None:
    """Who asks: whoever keeps the ledger, where nobody is named."""
    return dg.Actor.from_json(actor) if actor else None


def quoted(text: str) -> str:
    """A text as canonical JSON writes it."""
    return json.dumps(text, ensure_ascii=False)


def written(instant: datetime.datetime) -> str:
    return instant.isoformat().replace("+00:00", "Z")


ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
PLAIN = {"n": "\n", "t": "\t", "r": "\r"}


def plain(field: str) -> str:
    """A field as it was meant: line breaks and tabs are escaped on the way."""
    return re.sub(r"\\(.)", lambda found: PLAIN.get(found[1], found[1]), field)


def escaped(answer: str) -> str:
    return re.sub(r"[\\\n\t\r]", lambda found: ESCAPES[found[0]], answer)


def main() -> None:
    runner = Runner()
    calls = open(sys.stdin.fileno(), encoding="utf-8", newline="\n")
    answers = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n")
    for line in calls:
        call, *given = map(plain, line.removesuffix("\n").split("\t"))
        print(escaped(runner.answer(call, given)), file=answers, flush=True)


if __name__ == "__main__":
    main()
