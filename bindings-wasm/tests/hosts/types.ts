// What the types allow and what they do not. Compiled, never run.

import {
  Case, Kernel, ProblemsError, RefusedError, init, unwrap,
  type Act, type ActAnswer, type Answer, type Determination, type Effect, type Findings, type Problem, type Rulebook,
} from "distinguo";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => {};

declare const rulebook: Rulebook;
declare const act: Act;

await init();
await init(new URL("https://example.org/distinguo.wasm"));
await init(new Uint8Array());
await init(fetch("/distinguo.wasm"));
// @ts-expect-error: null is no place
await init(null);

const answer = Kernel.load(rulebook);
same<typeof answer, Answer<Kernel>>(true);
// @ts-expect-error: an answer is no kernel before it has been looked at
answer.determine("{}");
if (answer.problems) {
  same<typeof answer.problems, readonly Problem[]>(true);
  // @ts-expect-error: where there are problems there is nothing else
  answer.ok.determine("{}");
  throw new ProblemsError(answer.problems);
}
const kernel: Kernel = answer.ok;

const findings: Findings = { format: "distinguo.findings/1", under: [{ rulebook: "cn.reference" }] };
same<ReturnType<typeof kernel.determine>, Answer<Determination>>(true);
kernel.determine(findings);
kernel.determine(JSON.stringify(findings));
// @ts-expect-error: another format
kernel.determine({ format: "distinguo.findings/2", under: [] });
// @ts-expect-error: a misspelt field
kernel.determine({ format: "distinguo.findings/1", under: [{ rulebok: "cn.reference" }] });
// @ts-expect-error: a table is named
kernel.possible(findings);

const done: ActAnswer = Case.open(kernel).handle(act);
if (done.refused) {
  same<typeof done.refused.refusal.code extends string ? true : false, true>(true);
  throw new RefusedError(done.refused);
}
// @ts-expect-error: there may still be problems
done.ok.length;

/** Every effect has a word, or this does not compile. */
function words(effect: Effect): string {
  switch (effect.effect) {
    case "opened":
      return effect.opening.case;
    case "happened":
      // @ts-expect-error: that is of another effect
      return effect.opening;
    default:
      return effect.effect;
  }
}
for (const entry of unwrap(done)) entry.entry.effects.map(words);

// @ts-expect-error: a kernel is loaded, not made
new Kernel();
