// The size of the module, beside what size.json allows. Fails where it is exceeded.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const here = (path) => new URL(path, import.meta.url);
const module = readFileSync(here("../dist/distinguo.wasm"));
const { ceiling, wanted } = JSON.parse(readFileSync(here("../size.json"), "utf8"));

const sizes = {
  raw: module.length,
  // The program, not Node's library, which is another one and packs less.
  gzip: execFileSync("gzip", ["-9", "--stdout"], { input: module }).length,
  brotli: brotliCompressSync(module, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length,
  imports: WebAssembly.Module.imports(new WebAssembly.Module(module)).length,
};

const row = (...cells) => console.log(cells.map((cell) => String(cell).padStart(10)).join(""));
row("", "is", "ceiling", "wanted");
for (const [what, size] of Object.entries(sizes)) row(what, size, ceiling[what], wanted[what] ?? "");

const over = Object.keys(sizes).filter((what) => !(sizes[what] <= ceiling[what]));
if (over.length > 0) {
  console.error(`over the ceiling of bindings-wasm/size.json: ${over.join(", ")}`);
  process.exitCode = 1;
}
