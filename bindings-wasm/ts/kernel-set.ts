/** Kernels side by side. */

import type { Audit, Calendar, Comparison, Findings, Governing, Id, StoredEntry } from "./documents.js";
import { type Answer, type CaseAnswer, parsed } from "./answer.js";
import { Case } from "./case.js";
import { Handle, lined, made, written } from "./handle.js";
import { loaded } from "./init.js";
import type { Kernel } from "./kernel.js";
import type { KernelSet as Raw } from "./wasm.js";

/**
 * Kernels by the digests of their rulebooks, with the calendars that they can count by. For a stored ledger it finds
 * the kernel that its entries name, across migrations too; and it compares what several rulebooks make of findings.
 *
 * ```ts
 * const kernels = new KernelSet();
 * for (const rulebook of rulebooks) kernels.add(unwrap(Kernel.load(rulebook)));
 * const file = unwrap(kernels.read(ledger));
 * ```
 */
export class KernelSet extends Handle<Raw> {
  constructor() {
    super(loaded().KernelSet.create());
  }

  /**
   * Adds a kernel. Another text of the same version is another rulebook, and stands beside it; so does a kernel of the
   * same rulebook with another calendar. Cases that were read before do not know of it.
   */
  add(kernel: Kernel): Answer<null> {
    return parsed(this.text.add(kernel.text));
  }

  /** Adds a calendar: every rulebook with a calendar of that id can count by its editions too. */
  addCalendar(calendar: Calendar | string): Answer<null> {
    return parsed(this.text.addCalendar(written(calendar)));
  }

  /**
   * A case as its ledger was stored, under the kernel that it runs under. Where an act moves it to another version of
   * the set, it goes on under the kernel of that one.
   */
  read(ledger: readonly StoredEntry[] | string): CaseAnswer<Case> {
    return made(() => this.text.read(lined(ledger)), Case.of);
  }

  /**
   * What every rulebook of the findings makes of them, and where they differ. Problems of the set, such as two versions
   * of one rulebook in force on the same day, begin with `/rulebooks`.
   */
  determineAll(findings: Findings | string): Answer<Comparison> {
    return parsed(this.text.determineAll(written(findings)));
  }

  /** Which version of a rulebook governs a table, decided on a day, and what each comes to. */
  governing(rulebook: Id, findings: Findings | string, decided: string, table: Id): Answer<Governing> {
    return parsed(this.text.governing(rulebook, written(findings), decided, table));
  }

  /** Audits a ledger under the kernels that its entries name. */
  audit(ledger: readonly StoredEntry[] | string, head?: string): Answer<Audit> {
    return parsed(this.text.audit(lined(ledger), head));
  }
}
