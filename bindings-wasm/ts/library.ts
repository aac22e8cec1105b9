/** Several rulebooks, and several cases. */

import type { Audit, Comparison, Findings, Governing, Id, Report, StoredEntry } from "./documents.js";
import { type Answer, parsed } from "./answer.js";
import type { Case } from "./case.js";
import { Handle, lined, written } from "./handle.js";
import { loaded } from "./init.js";
import type { Kernel } from "./kernel.js";
import type { Library as RawLibrary, Tally as RawTally } from "./wasm.js";

/** Rulebooks side by side, in versions whose times do not overlap. */
export class Library extends Handle<RawLibrary> {
  constructor() {
    super(loaded().Library.create());
  }

  /** Adds the rulebook of a kernel; a problem where another version is in force at the same time. */
  add(kernel: Kernel): Answer<null> {
    return parsed(this.text.add(kernel.text));
  }

  /** What every rulebook of the findings makes of them, and where they differ. */
  determineAll(findings: Findings | string): Answer<Comparison> {
    return parsed(this.text.determineAll(written(findings)));
  }

  /** Which version of a rulebook governs a table, decided on a day, and what each comes to. */
  governing(rulebook: Id, findings: Findings | string, decided: string, table: Id): Answer<Governing> {
    return parsed(this.text.governing(rulebook, written(findings), decided, table));
  }

  /** Audits a ledger that moved from one version of its rulebook to another. */
  audit(ledger: readonly StoredEntry[] | string, head?: string): Answer<Audit> {
    return parsed(this.text.audit(lined(ledger), head));
  }
}

/** Counts over many cases, by clause and seat, never by person, and without counts below five. */
export class Tally extends Handle<RawTally> {
  constructor() {
    super(loaded().Tally.create());
  }

  /** Counts a case as it stands at an instant. */
  add(file: Case, now: string): Answer<null> {
    return parsed(this.text.add(file.text, now));
  }

  /** What was counted. */
  report(): Answer<Report> {
    return parsed(this.text.report());
  }

  /** The same as a page: Chinese for `zh`, else English. */
  page(language: string): Answer<string> {
    return parsed(this.text.page(language));
  }
}
