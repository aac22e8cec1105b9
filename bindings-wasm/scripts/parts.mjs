// What each part of the module costs: its size without the calls of that part, and without what only they reach. Compare
// with the first row: what the shipped module gains by the order of its functions, some 10 kB of gzip, is lost on the way.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const module = here("../dist/distinguo.wasm");
const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(module))).map(({ name }) => name);

/** The calls of each part, by how their names begin. */
const PARTS = {
  reports: ["tally_", "__wbg_tally_"],
  pages: ["kernel_page", "case_page", "case_agendaPage"],
  advice: ["check"],
  "what-if": ["case_fork", "case_difference", "case_asOf", "kernel_changes"],
  "several rulebooks": ["library_", "__wbg_library_"],
  "several cases": ["cases_", "__wbg_cases_"],
  "precedents and audit": ["case_precedent", "case_like", "kernel_audit", "case_soundPart"],
};

const folder = mkdtempSync(join(tmpdir(), "distinguo-parts-"));
const [graph, cut, small] = ["graph.json", "cut.wasm", "small.wasm"].map((name) => join(folder, name));
const tool = (name, ...args) => execFileSync(here(`../node_modules/.bin/${name}`), args, { stdio: ["ignore", "ignore", "inherit"] });

/** The size of the module without what begins so. */
function without(beginnings) {
  const kept = exported.filter((name) => !beginnings.some((beginning) => name.startsWith(beginning)));
  const nodes = exported.map((name) => ({ name, export: name }));
  writeFileSync(graph, JSON.stringify([{ name: "kept", root: true, reaches: kept }, ...nodes]));
  tool("wasm-metadce", module, "--graph-file", graph, "-o", cut);
  tool("wasm-opt", "-Oz", cut, "-o", small);
  const bytes = readFileSync(small);
  return [bytes.length, execFileSync("gzip", ["-9", "--stdout"], { input: bytes }).length];
}

const row = (what, ...cells) => console.log(what.padEnd(24) + cells.map((cell) => String(cell).padStart(10)).join(""));
try {
  row("without", "raw", "gzip");
  row("nothing", ...without([]));
  for (const [part, beginnings] of Object.entries(PARTS)) row(part, ...without(beginnings));
  row("all of these", ...without(Object.values(PARTS).flat()));
} finally {
  rmSync(folder, { recursive: true });
}
