// Answers the calls of the conformance corpus, for Node: a line in, a line out. A line is fields between tabs, the call
// first; `\\`, `\n`, `\t` and `\r` are escaped. What is left out is an empty field.

import { createInterface } from "node:readline";
import { Case, Cases, Kernel, KernelSet, Tally, init } from "../dist/node.js";
import * as raw from "../dist/wasm.js";

await init();

const ESCAPES = { "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };
const LETTERS = { "\\": "\\", n: "\n", t: "\t", r: "\r" };
const escape = (text) => text.replace(/[\\\n\t\r]/g, (letter) => ESCAPES[letter]);
const unescape = (text) => text.replace(/\\(.)/g, (_, letter) => LETTERS[letter]);

const NULL = '{"ok":null}';
const kept = {};

/** Keeps what comes of making a handle, under its name; the text of the answer. */
function keep(name, answer) {
  if (answer.problems || answer.refused) return JSON.stringify(answer);
  kept[name] = answer.ok;
  return NULL;
}

const optional = (text) => (text === "" ? undefined : text);
/** Who asks: whoever keeps the ledger, where nobody is named. */
const reader = (text) => (text === "" ? "null" : text);
const kernel = () => kept.kernel.text;
const file = () => kept.case.text;

const CALLS = {
  load: (rulebook, calendar, precedents) =>
    keep("kernel", Kernel.load(rulebook, { calendar: optional(calendar), precedents: optional(precedents) })),
  determine: (findings) => kernel().determine(findings),
  determine_batch: (lines) => kernel().determineBatch(lines),
  changes: (after, lines) => {
    const { ok, problems } = Kernel.load(after);
    return problems ? JSON.stringify({ problems }) : kernel().changes(ok.text, lines);
  },
  questions: (findings, table) => kernel().questions(findings, table),
  possible: (findings, table) => kernel().possible(findings, table),
  smallest_change: (findings, table, outcome) => kernel().smallestChange(findings, table, outcome),
  page: (findings, language) => kernel().page(findings, language),
  audit: (ledger, head) => kernel().audit(ledger, optional(head)),

  new_case: () => keep("case", { ok: Case.open(kept.kernel) }),
  from_ledger: (lines) => keep("case", Case.fromLedger(kept.kernel, lines)),
  sound_part: (lines) => keep("case", { ok: Case.soundPart(kept.kernel, lines) }),
  under: () => keep("case", { ok: kept.case.under(kept.kernel) }),
  as_of: (now) => keep("case", kept.case.asOf(now)),
  fork: (actor) => {
    const before = kept.case;
    const answer = keep("case", before.fork(reader(actor)));
    if (kept.case !== before) kept.forked = before;
    return answer;
  },
  difference: (now, actor) => kept.forked.text.difference(reader(actor), file(), now),
  handle: (act) => file().handle(act),
  tick: (now) => file().tick(now),
  next_due: () => file().nextDue(),
  due: (now, actor) => file().due(reader(actor), now),
  options: (actor, now) => file().options(actor, now),
  blocked: (actor, now) => file().blocked(actor, now),
  done: (id) => file().done(id),
  needs: () => file().needs(),
  protections: (use, day, now, actor) => file().protections(reader(actor), use, day, now),
  explain_for: (actor, now) => file().explainFor(actor, now),
  view: () => file().view(),
  precedent: (table) => file().precedent(table),
  like: (table, now, actor) => file().like(reader(actor), table, now),
  case_page: (now, language, actor) => file().page(reader(actor), now, language),
  agenda_page: (now, language, actor) => file().agendaPage(reader(actor), now, language),
  lines: (after) => file().lines(Number(after)),

  due_of: (request, calendar) => raw.due(request, optional(calendar)),
  check: (rulebook) => raw.check(rulebook),

  new_kernels: () => keep("kernels", { ok: new KernelSet() }),
  add: () => kept.kernels.text.add(kernel()),
  add_calendar: (calendar) => kept.kernels.text.addCalendar(calendar),
  read: (lines) => keep("case", kept.kernels.read(lines)),
  determine_all: (findings) => kept.kernels.text.determineAll(findings),
  governing: (rulebook, findings, decided, table) => kept.kernels.text.governing(rulebook, findings, decided, table),
  audit_all: (ledger, head) => kept.kernels.text.audit(ledger, optional(head)),

  new_tally: (secret) => keep("tally", Tally.under(new TextEncoder().encode(secret))),
  cover: () => kept.tally.text.cover(kernel()),
  tally: (now) => kept.tally.text.add(file(), now),
  report: () => kept.tally.text.report(),
  tally_page: (language) => kept.tally.text.page(language),

  new_cases: () => keep("cases", { ok: new Cases() }),
  add_case: () => kept.cases.text.add(file()),
  bars: (use, day, now) => kept.cases.text.bars(use, day, now),
  protections_of_all: (use, day, now, actor) => kept.cases.text.protections(reader(actor), use, day, now),
  lasting: (day, now, actor) => kept.cases.text.lasting(reader(actor), day, now),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [call, ...fields] = line.split("\t").map(unescape);
  process.stdout.write(`${escape(CALLS[call](...fields))}\n`);
}
