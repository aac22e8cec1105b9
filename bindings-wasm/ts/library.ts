/** Several rulebooks, and several cases. */

import type {
  Audit, Bars, Comparison, Findings, Governing, Id, LastingList, Protections, Report, StoredEntry, Use,
} from "./documents.js";
import { type Answer, parsed } from "./answer.js";
import type { Case } from "./case.js";
import { Handle, lined, made, written } from "./handle.js";
import { loaded } from "./init.js";
import type { Kernel } from "./kernel.js";
import type { Cases as RawCases, Library as RawLibrary, Tally as RawTally } from "./wasm.js";

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

/**
 * Counts over many cases, by clause and seat, never by person, each changed by the cell key method.
 *
 * ```ts
 * const tally = unwrap(Tally.under(secret)); // 32 random bytes, drawn once and kept
 * tally.cover(kernel);
 * for (const file of files) unwrap(tally.add(file, now));
 * const report = unwrap(tally.report());
 * ```
 */
export class Tally extends Handle<RawTally> {
  /** A tally of no case, under the secret of the program: at least 32 random bytes, the same for all its reports. */
  static under(secret: Uint8Array): Answer<Tally> {
    const { Tally: module } = loaded();
    return made(() => module.create(secret), (raw) => new Tally(raw));
  }

  /** Makes the report one about the rulebook of a kernel too: it has a part for it whether or not there is a case. */
  cover(kernel: Kernel): Answer<null> {
    return parsed(this.text.cover(kernel.text));
  }

  /** Counts a case as it stands at an instant. Whether it was counted: copies of one that was are not, nor what-ifs. */
  add(file: Case, now: string): Answer<boolean> {
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

/**
 * The cases of one person, each as it stands when it is added and under the rules of its own kernel: what follows from
 * them together. A kernel cannot know whose cases these are; you do.
 *
 * ```ts
 * const cases = new Cases();
 * for (const file of files) cases.add(file);
 * const { bars } = unwrap(cases.bars("appointment", "2026-03-02"));
 * ```
 */
export class Cases extends Handle<RawCases> {
  constructor() {
    super(loaded().Cases.create());
  }

  /**
   * Adds a case as it stands. Added again, or as a fork of it, it takes the place that it had. A case that is not open
   * yet adds nothing.
   */
  add(file: Case): Answer<null> {
    return parsed(this.text.add(file.text));
  }

  /**
   * What personnel may know for a use on a day: bars in force, and nothing else. For a person whose cases are pending,
   * tolerated or cleared it is the answer for nobody.
   */
  bars(use: Use, day: string): Answer<Bars> {
    return parsed(this.text.bars(use, day));
  }

  /** What may not be counted, is barred or deferred for a use on a day: for the person and the deciding organ. */
  protections(use: Use, day: string): Answer<Protections> {
    return parsed(this.text.protections(use, day));
  }

  /**
   * How long what merely lasts, such as the influence of a decision, lasts on a day: for the person and the deciding
   * organ. Periods of one rulebook that meet go together as it says, in the version that came into force last; each
   * rulebook tells its own.
   */
  lasting(day: string): Answer<LastingList> {
    return parsed(this.text.lasting(day));
  }
}
