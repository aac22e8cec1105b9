/** A rulebook with its calendar, and what follows from findings. */

import type {
  Audit, Calendar, Changes, Determination, Findings, Id, Precedent, Questions, Rulebook, SmallestChange, StoredEntry,
} from "./documents.js";
import { type Answer, parsed } from "./answer.js";
import { Handle, lined, made, written } from "./handle.js";
import { loaded } from "./init.js";
import type { Kernel as Raw } from "./wasm.js";

/** What a kernel may be given beside its rulebook. */
export interface Beside {
  /** Working days. Without them the rulebook's own calendar is taken where it ships: `cn`, `mon-fri`. */
  calendar?: Calendar | string;
  /** Where those with the same findings point elsewhere, a decision must say why. */
  precedents?: readonly Precedent[] | string;
}

/**
 * A rulebook, proved sound, with the calendar that its procedure runs by. It never changes.
 *
 * ```ts
 * const kernel = unwrap(Kernel.load(rulebook));
 * const { result } = unwrap(kernel.determine({
 *   format: "distinguo.findings/1",
 *   under: [{ rulebook: "cn.reference", findings: [{ fact: "gain", answer: "none", by: "verifier-1" }] }],
 * }));
 * ```
 */
export class Kernel extends Handle<Raw> {
  /** Reads a rulebook and proves it sound. What is wrong with the calendar is told under `/calendar`. */
  static load(rulebook: Rulebook | string, { calendar, precedents }: Beside = {}): Answer<Kernel> {
    const { Kernel: module } = loaded();
    const texts = [calendar && written(calendar), precedents && lined(precedents)] as const;
    return made(() => module.load(written(rulebook), ...texts), (raw) => new Kernel(raw));
  }

  /** What the rulebook makes of findings: what is possible, what follows now, what is open, and why. Never binding. */
  determine(findings: Findings | string): Answer<Determination> {
    return parsed(this.text.determine(written(findings)));
  }

  /** The determinations of many findings, in the same order. */
  determineBatch(findings: readonly Findings[] | string): Answer<Determination>[] {
    const answers = this.text.determineBatch(lined(findings)).split("\n");
    return answers.filter(Boolean).map((answer) => parsed(answer));
  }

  /**
   * In which of many findings the rulebook of another kernel permits something else, and by which clauses. Both are
   * versions of one rulebook. A change names the place of the findings, from 0, and so does the pointer of a problem.
   */
  changes(after: Kernel, findings: readonly Findings[] | string): Answer<Changes> {
    return parsed(this.text.changes(after.text, lined(findings)));
  }

  /** What to ask next about a table, the most decisive question first. */
  questions(findings: Findings | string, table: Id): Answer<Questions> {
    return parsed(this.text.questions(written(findings), table));
  }

  /** The outcomes of a table that are still possible, whatever else is found. */
  possible(findings: Findings | string, table: Id): Answer<Id[]> {
    return parsed(this.text.possible(written(findings), table));
  }

  /** What would have to be found for an outcome; null where nothing that is open leads to it. */
  smallestChange(findings: Findings | string, table: Id, outcome: Id): Answer<SmallestChange | null> {
    return parsed(this.text.smallestChange(written(findings), table, outcome));
  }

  /** The determination as a page to read, in a language of the rulebook. */
  page(findings: Findings | string, language: string): Answer<string> {
    return parsed(this.text.page(written(findings), language));
  }

  /** Whether a ledger is what it was. With the head that was kept elsewhere, whether it reaches it. */
  audit(ledger: readonly StoredEntry[] | string, head?: string): Answer<Audit> {
    return parsed(this.text.audit(lined(ledger), head));
  }
}
