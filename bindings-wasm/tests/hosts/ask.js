// What every host is asked: the same question, from a rulebook to an answer.

import { Kernel, init, unwrap } from "distinguo";

/** The outcomes of a table that are possible where nothing was found yet. */
export async function ask(source) {
  await init(source);
  const rulebook = await (await fetch(new URL("/rulebook.json", location.href))).text();
  const findings = { format: "distinguo.findings/1", under: [{ rulebook: "eu.376-2014" }] };
  return unwrap(unwrap(Kernel.load(rulebook)).possible(findings, "tolerance")).join();
}
