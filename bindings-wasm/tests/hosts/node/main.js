import { readFileSync } from "node:fs";
import { Kernel, init, unwrap } from "distinguo";

await init();
const findings = { format: "distinguo.findings/1", under: [{ rulebook: "eu.376-2014" }] };
const kernel = unwrap(Kernel.load(readFileSync("rulebook.json", "utf8")));
console.log(unwrap(kernel.possible(findings, "tolerance")).join());
