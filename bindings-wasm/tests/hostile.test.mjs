// Malformed calls leave nothing behind.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import start from "../dist/wasm.js";
import { Case, Cases, Kernel, KernelSet, Tally, check, due, init, unwrap } from "../dist/node.js";
import { rulebook, text } from "./support.mjs";

const PAGE = 65536;

test("ten thousand malformed calls, then a valid one: it answers, and at most ten pages were taken", async () => {
  const { memory } = await start({ module_or_path: readFileSync(new URL("../dist/distinguo.wasm", import.meta.url)) });
  await init();
  const kernel = unwrap(Kernel.load(rulebook("cn.reference")));
  const file = Case.open(kernel);
  const tally = unwrap(Tally.under(new TextEncoder().encode("0123456789abcdef0123456789abcdef")));
  const kernels = new KernelSet();
  const cases = new Cases();
  const findings = text("examples/cases/c06-yidu-bridge.json");

  const bad = [
    "", "{", "null", "[]", "\u0000", "\ud800", `{"format":"distinguo.findings/2"}`, "[".repeat(5000), `"${"x".repeat(3000)}"`,
    findings.replace(/"answer"/g, '"anwser"'), findings.slice(0, 300), 7, undefined, null, { a: [1.5] }, [], () => 0,
  ];
  const calls = [
    (x) => Kernel.load(x), (x) => Kernel.load("{}", { calendar: x, precedents: `${x}` }), (x) => kernel.determine(x),
    (x) => kernel.determineBatch(`${x}\n${x}`), (x) => kernel.questions(x, x), (x) => kernel.possible(findings, `${x}`),
    (x) => kernel.smallestChange(x, "tolerance", "no"), (x) => kernel.page(x, "zh"), (x) => kernel.audit(`${x}`, `${x}`),
    (x) => Case.fromLedger(kernel, `${x}`), (x) => file.handle(x), (x) => file.tick(`${x}`), (x) => file.due(x, `${x}`),
    (x) => file.options(x, `${x}`), (x) => file.protections(x, `${x}`, `${x}`, `${x}`), (x) => file.asOf(`${x}`), (x) => file.like(x, `${x}`, `${x}`),
    (x) => tally.add(file, `${x}`), (x) => Tally.under(new TextEncoder().encode(`${x}`)).ok?.free(), (x) => kernels.governing(`${x}`, x, `${x}`, `${x}`), (x) => check(x), (x) => due(x, x),
    (x) => kernel.changes(kernel, `${x}`), (x) => file.difference(x, file, `${x}`), (x) => file.fork(x).ok?.free(), (x) => cases.add(file),
    (x) => cases.bars(`${x}`, `${x}`, `${x}`), (x) => cases.protections(x, "grade", `${x}`, `${x}`), (x) => cases.lasting(x, `${x}`, `${x}`),
  ];
  const one = (n) => calls[n % calls.length](bad[Math.floor(n / calls.length) % bad.length]);
  // The first round takes what the module needs at all.
  for (let n = 0; n < calls.length * bad.length; n++) assert.doesNotThrow(() => one(n), `call ${n % calls.length} of ${String(bad[Math.floor(n / calls.length)])}`);
  const before = memory.buffer.byteLength;
  for (let n = 0; n < 10_000; n++) one(n);
  const pages = (memory.buffer.byteLength - before) / PAGE;
  assert.ok(pages <= 10, `${pages} pages`);
  assert.ok(unwrap(kernel.determine(findings)));
});

test("a condition as deep as a document may be fits on the stack, and one deeper is refused", async () => {
  await init();
  const nested = (depth) => {
    const book = JSON.parse(rulebook("eu.376-2014"));
    for (let n = 0; n < depth; n++) book.conditions[0].test = { not: book.conditions[0].test };
    return JSON.stringify(book);
  };
  // The rest of the 127 levels are the document's own.
  const kernel = unwrap(Kernel.load(nested(116)));
  const findings = { format: "distinguo.findings/1", under: [{ rulebook: "eu.376-2014" }] };
  assert.ok(unwrap(kernel.determine(findings)));
  assert.ok(unwrap(kernel.page(findings, "zh")));
  assert.equal(Kernel.load(nested(126)).problems[0].code, "not_json");
  assert.equal(Kernel.load("[".repeat(1_000_000)).problems[0].code, "not_json");
});
