/** Several cases. */

import type { Bars, LastingList, Protections, Report, Use } from "./documents.js";
import { type Answer, type CaseAnswer, parsed } from "./answer.js";
import { asked, type Case, type Reader } from "./case.js";
import { Handle, made } from "./handle.js";
import { loaded } from "./init.js";
import type { Kernel } from "./kernel.js";
import type { Cases as RawCases, Tally as RawTally } from "./wasm.js";

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
  add(file: Case, now: string): CaseAnswer<boolean> {
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
 * them together. They are of one person where each is about a party of the same id.
 *
 * ```ts
 * const cases = new Cases();
 * for (const file of files) cases.add(file);
 * const today = "2026-03-02";
 * const { barred } = unwrap(cases.bars("appointment", today, today));
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
   * What personnel may know for a use: whether the person is barred, and nothing else. For a person whose cases are
   * pending, tolerated or cleared, and for one who was barred once, it is the answer for nobody. They ask about the present
   * day, which your clock says: a day that is past is answered as for nobody, one to come as the present.
   */
  bars(use: Use, day: string, now: string): CaseAnswer<Bars> {
    return parsed(this.text.bars(use, day, now));
  }

  /**
   * What may not be counted, is barred or deferred for a use on a day: for the person and the organ that decides. Of a day
   * that is past it is told what was in force when that day was the present.
   */
  protections(actor: Reader, use: Use, day: string, now: string): CaseAnswer<Protections> {
    return parsed(this.text.protections(asked(actor), use, day, now));
  }

  /**
   * How long what merely lasts, such as the influence of a decision, lasts on a day: for the person and the organ that
   * decides. Periods of one rulebook that meet go together as it says, in the version that came into force last; each
   * rulebook tells its own.
   */
  lasting(actor: Reader, day: string, now: string): CaseAnswer<LastingList> {
    return parsed(this.text.lasting(asked(actor), day, now));
  }
}
