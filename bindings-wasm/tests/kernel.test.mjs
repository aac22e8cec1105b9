// What the package answers, in Node.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { Case, Cases, FreedError, InitError, Kernel, KernelSet, ProblemsError, RefusedError, Tally, check, due, init, unwrap } from "../dist/node.js";
import { rulebook, text } from "./support.mjs";

const findings = { format: "distinguo.findings/1", under: [{ rulebook: "cn.reference" }] };

test("used before init, it says so", () => {
  assert.throws(() => Kernel.load("{}"), (error) => error instanceof InitError && /await init\(\)/.test(error.message));
  assert.throws(() => new KernelSet(), InitError);
});

test("a module that is not there can be tried again", async () => {
  await assert.rejects(init("/nowhere/distinguo.wasm"), InitError);
  await init();
  await init();
});

test("findings are determined, questions follow, and the page reads in both languages", () => {
  const kernel = unwrap(Kernel.load(rulebook("cn.reference")));
  const { result } = unwrap(kernel.determine(findings));
  assert.ok(result.tables ?? result);
  const [first] = unwrap(kernel.questions(findings, "tolerance"));
  assert.ok(first.label.zh && first.label.en);
  assert.ok(unwrap(kernel.possible(findings, "tolerance")).length > 1);
  assert.match(unwrap(kernel.page(findings, "zh")), /[\u4e00-\u9fff]/);
  const answers = kernel.determineBatch([findings, { format: "?" }]);
  assert.deepEqual(answers.map((answer) => Object.keys(answer)), [["ok"], ["problems"]]);
});

test("a document goes in as a value or as its text, to the same bytes", () => {
  const kernel = unwrap(Kernel.load(JSON.parse(rulebook("eu.376-2014"))));
  const given = { format: "distinguo.findings/1", under: [{ rulebook: "eu.376-2014" }] };
  const raw = kernel.text.determine(JSON.stringify(given));
  assert.equal(JSON.stringify(kernel.determine(given)), raw);
  assert.deepEqual(kernel.determine(JSON.stringify(given)), JSON.parse(raw));
});

test("errors are data, with code, place and help; or typed exceptions for who wants them", () => {
  const answer = Kernel.load({ format: "distinguo.rulebook/1" });
  assert.ok(answer.problems?.length > 3);
  const [problem] = answer.problems;
  assert.equal(problem.code, "missing_field");
  assert.ok(problem.pointer.startsWith("/") && problem.help.zh && problem.help.en);
  assert.throws(() => unwrap(answer), (error) => error instanceof ProblemsError && error.problems === answer.problems && error.message.includes(problem.pointer));
});

test("a case runs from its acts, refuses what is not allowed, and is read back from its ledger", () => {
  const kernel = unwrap(Kernel.load(rulebook("cn.reference")));
  const file = Case.open(kernel);
  const [, ...acts] = text("examples/cases/c1-staged-review.jsonl").trim().split("\n").map((line) => JSON.parse(line));
  for (const act of acts) unwrap(act.tick ? file.tick(act.tick) : file.handle(act));
  const again = file.handle({ ...acts[0], id: "another", at: "2026-07-01T09:00:00+08:00" });
  assert.equal(again.refused?.refusal.code, "already_open");
  assert.throws(() => unwrap(again), (error) => error instanceof RefusedError && error.refusal.help.zh !== undefined);

  const ledger = file.lines();
  assert.equal(ledger.trim().split("\n").length, file.size);
  const read = unwrap(Case.fromLedger(kernel, ledger));
  assert.deepEqual(read.view(), file.view());
  assert.deepEqual(unwrap(Case.fromLedger(kernel, ledger.trim().split("\n").map((line) => JSON.parse(line)))).view(), file.view());
  const broken = Case.fromLedger(kernel, ledger.replace('"seq":3', '"seq":4'));
  assert.match(broken.problems[0].pointer, /^\/2/);
  assert.equal(Case.soundPart(kernel, ledger.replace('"seq":3', '"seq":4')).size, 2);
  assert.match(JSON.stringify(unwrap(kernel.audit(ledger))), /"entries"/);
  assert.equal(unwrap(file.asOf("2025-03-01")).size < file.size, true);
  assert.ok(unwrap(file.due(null, "2025-06-01")).length > 0);
  assert.ok(unwrap(file.page(null, "2026-07-01", "en")).includes("c1-staged-review"));
  const person = { id: "person:wei", role: "person" };
  assert.ok(unwrap(file.explainFor(person, "2026-07-01")).handlers.length > 0);
  assert.ok(!unwrap(file.page(person, "2026-07-01", "en")).includes("finds:"), "not who found what");
  assert.equal(file.explainFor({ id: "person:li", role: "person" }, "2026-07-01").problems[0].code, "not_in_case");

  const tally = unwrap(Tally.under(new TextEncoder().encode("0123456789abcdef0123456789abcdef")));
  assert.equal(Tally.under(new Uint8Array(16)).problems[0].code, "short_secret");
  assert.equal(tally.add(file, "2026-05-01").problems[0].code, "not_covered");
  assert.equal(unwrap(tally.cover(kernel)), null);
  assert.deepEqual([1, 2].map(() => unwrap(tally.add(file, "2026-05-01"))), [true, false]);
  assert.ok(unwrap(tally.report()).rulebooks.length === 1 && unwrap(tally.page("zh")).length > 0);
});

test("what is tried on a fork shows, and leaves the case as it was", () => {
  const kernel = unwrap(Kernel.load(rulebook("cn.reference")));
  const file = Case.open(kernel);
  const [, ...acts] = text("examples/cases/c1-staged-review.jsonl").trim().split("\n").map((line) => JSON.parse(line));
  const fork = unwrap(file.fork(null));
  assert.deepEqual(unwrap(file.difference(null, fork, "2026-05-01")), []);
  for (const act of acts) unwrap(act.tick ? fork.tick(act.tick) : fork.handle(act));
  const changes = unwrap(file.difference(null, fork, "2026-05-01"));
  assert.deepEqual(changes.find(({ pointer }) => pointer === "/case/case"), { after: "c1-staged-review", pointer: "/case/case" });
  assert.equal(file.size, 0);
  assert.match(Case.fromLedger(kernel, fork.lines()).problems[0].pointer, /^\/0/);
  assert.equal(file.difference(null, fork, "soon").problems[0].pointer, "/now");
});

test("several cases of one person: personnel are told whether somebody is barred, and each is under its own rules", () => {
  const cases = new Cases();
  const day = "2026-05-01";
  const nobody = cases.text.bars("appointment", day, day);
  assert.equal(nobody, '{"ok":{"barred":false}}');
  const kernel = unwrap(Kernel.load(rulebook("cn.reference")));
  const file = Case.open(kernel);
  const [, ...acts] = text("examples/cases/c1-staged-review.jsonl").trim().split("\n").map((line) => JSON.parse(line));
  for (const act of acts) unwrap(act.tick ? file.tick(act.tick) : file.handle(act));
  for (const added of [file, file, Case.open(unwrap(Kernel.load(rulebook("cn.supervision.2024"))))]) assert.equal(unwrap(cases.add(added)), null);
  assert.equal(cases.text.bars("appointment", day, day), nobody);
  assert.deepEqual(cases.protections(null, "appraisal", day, day), file.protections(null, "appraisal", day, day));
  assert.deepEqual(unwrap(cases.lasting(null, day, day)), []);
  assert.equal(cases.bars("gossip", day, day).problems[0].pointer, "/use");
  assert.equal(cases.lasting(null, "2026-02-30", day).problems[0].pointer, "/day");
});

test("a change of a rulebook is told finding by finding, with the clauses that decide", () => {
  const small = JSON.parse(text("schema/conformance/rulebooks/small.json"));
  const before = unwrap(Kernel.load(small));
  small.version = "2";
  small.tables[1].rows[3].permit = ["lighter"];
  const after = unwrap(Kernel.load(small));
  const found = (...answers) => ({ format: "distinguo.findings/1", under: [{ rulebook: "small", findings: answers.map(([fact, answer]) => ({ fact, answer })) }] });
  const knowing = found(["gain", "no"], ["intent", "knowing"]);
  const [change, ...others] = unwrap(before.changes(after, [found(["gain", "yes"]), knowing]));
  assert.deepEqual([change.case, change.before.permits, change.after.permits, others], [1, ["refused"], ["lighter"], []]);
  assert.equal(before.changes(after, [knowing, { format: "?" }]).problems[0].pointer, "/1/format");
});

test("rulebooks stand side by side", () => {
  const kernels = new KernelSet();
  for (const id of ["cn.reference", "eu.376-2014"]) unwrap(kernels.add(unwrap(Kernel.load(rulebook(id)))));
  const under = [{ rulebook: "cn.reference" }, { rulebook: "eu.376-2014" }];
  assert.ok(unwrap(kernels.determineAll({ format: "distinguo.findings/1", under })));
});

test("days are counted by China's calendar, which is in the module", () => {
  const counting = { first_day: "excluded", months: "corresponding_day_else_last", rest_day_end: "next_working_day" };
  assert.deepEqual(unwrap(due({ from: "2026-09-28", limit: "5wd", calendar: "cn", counting })).due, { earliest: "2026-10-10", latest: "2026-10-10" });
  assert.equal(unwrap(check(rulebook("eu.376-2014"))).sound, true);
});

test("a handle that was freed says so, and freeing twice is freeing once", () => {
  const kernel = unwrap(Kernel.load(rulebook("eu.376-2014")));
  const file = Case.open(kernel);
  kernel.free();
  kernel.free();
  assert.throws(() => kernel.determine(findings), (error) => error instanceof FreedError && /Kernel was freed/.test(error.message));
  assert.throws(() => Case.open(kernel), FreedError);
  assert.equal(unwrap(file.view()), null, "a case keeps what it needs of its kernel");
  if (Symbol.dispose) file[Symbol.dispose]();
});

test("the module comes as address, bytes, response or compiled", () => {
  const place = new URL("../dist/", import.meta.url);
  for (const source of [
    "new URL('distinguo.wasm', place)",
    "new URL('distinguo.wasm', place).href",
    "decodeURIComponent(new URL('distinguo.wasm', place).pathname)",
    "bytes",
    "bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)",
    "new Response(bytes, { headers: { 'content-type': 'application/wasm' } })",
    "new Response(bytes)",
    "new WebAssembly.Module(bytes)",
    "WebAssembly.compile(bytes)",
  ]) {
    const script = `import { readFileSync } from "node:fs";
      const place = ${JSON.stringify(place.href)};
      const bytes = readFileSync(new URL("distinguo.wasm", place));
      const { init, check, unwrap } = await import(place + "node.js");
      await init(${source});
      process.stdout.write(String(unwrap(check("{}")).sound));`;
    assert.equal(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" }), "false", source);
  }
});
