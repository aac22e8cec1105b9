// Measures the package in Node: `bench.mjs FOLDER`, on the inputs that lie there. A JSON object on each line.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Case, Kernel, init, unwrap } from "../dist/node.js";

const read = (name) => readFileSync(join(process.argv[2], name), "utf8");
const lines = (text) => text.split("\n").filter(Boolean);
const median = (numbers) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
const print = (what, micros) => console.log(JSON.stringify({ host: "node", what, micros: Number(micros.toFixed(3)) }));

/** Prints the median time of something, for each of the many things that it does. */
function measure(what, each, run) {
  const warm = performance.now();
  let runs = 0;
  for (; performance.now() - warm < 500; runs++) run();
  runs = Math.max(1, Math.floor(runs / 20));
  const samples = Array.from({ length: 31 }, () => {
    const started = performance.now();
    for (let n = 0; n < runs; n++) run();
    return performance.now() - started;
  });
  print(what, (median(samples) * 1000) / (runs * each));
}

/** One thing after the other, and from the beginning again. */
function cycle(items) {
  let next = 0;
  return () => items[next++ % items.length];
}

// In a process of its own each time: nothing is compiled yet.
const once = `const { init } = await import(${JSON.stringify(new URL("../dist/node.js", import.meta.url).href)});
  const started = performance.now();
  await init();
  console.log(performance.now() - started);`;
const start = () => Number(execFileSync(process.execPath, ["--input-type=module", "--eval", once], { encoding: "utf8" }));
print("start", median(Array.from({ length: 15 }, start)) * 1000);

await init();
const rulebook = read("rulebook.json");
const kernel = unwrap(Kernel.load(rulebook));
measure("load", 1, () => unwrap(Kernel.load(rulebook)).free());

const texts = lines(read("findings.jsonl"));
const text = cycle(texts);
measure("determine", 1, () => kernel.text.determine(text()));
const value = cycle(texts.map((document) => JSON.parse(document)));
measure("determine, typed", 1, () => kernel.determine(value()));
const all = `${texts.join("\n")}\n`;
measure("batch", texts.length, () => kernel.text.determineBatch(all));

const acts = lines(read("acts.jsonl"));
measure("procedure", acts.length, () => {
  const file = Case.open(kernel);
  for (const act of acts) file.text.handle(act);
  file.free();
});
