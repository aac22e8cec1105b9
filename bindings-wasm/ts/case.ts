/** A case with its ledger. */

import type {
  Act, ActActor, CaseView, DueList, Id, LikeList, Options, PersonView, Precedent, Protections, StoredEntry, Use, WhatIf,
} from "./documents.js";
import { type ActAnswer, type Answer, parsed } from "./answer.js";
import { Handle, lined, made, written } from "./handle.js";
import { loaded } from "./init.js";
import type { Kernel } from "./kernel.js";
import type { Case as Raw } from "./wasm.js";

/**
 * A case under a rulebook. Only `handle` and `tick` change it, and what they answer with is what a host stores.
 *
 * Instants are written as RFC 3339 with an offset, or as a date, which stands for the end of that day.
 *
 * ```ts
 * const file = Case.open(kernel);
 * const answer = file.handle(act);
 * if (answer.refused) console.log(answer.refused.refusal.message.en);
 * store(file.lines());
 * ```
 */
export class Case extends Handle<Raw> {
  /** A case without entries: its first act opens it. */
  static open(kernel: Kernel): Case {
    return new Case(loaded().Case.create(kernel.text));
  }

  /** A case as its ledger was stored. The pointer of a problem begins with the line, from 0. */
  static fromLedger(kernel: Kernel, ledger: readonly StoredEntry[] | string): Answer<Case> {
    const { Case: module } = loaded();
    return made(() => module.fromLedger(kernel.text, lined(ledger)), (raw) => new Case(raw));
  }

  /** The part of a ledger before the first line that is broken: to be looked at, not to be continued. */
  static soundPart(kernel: Kernel, ledger: readonly StoredEntry[] | string): Case {
    return new Case(loaded().Case.soundPart(kernel.text, lined(ledger)));
  }

  /** The same case under another kernel: another version after a migration, or other precedents. */
  under(kernel: Kernel): Case {
    return new Case(this.text.under(kernel.text));
  }

  /** The case as it stood at an instant, with what had run out by then. */
  asOf(now: string): Answer<Case> {
    return made(() => this.text.asOf(now), (raw) => new Case(raw));
  }

  /**
   * A copy to try acts on: what is done to it becomes what-ifs, entries that no ledger takes. This case stays as it
   * is, and `difference` tells what the try has changed.
   */
  fork(): Case {
    return new Case(this.text.fork());
  }

  /** Does an act: its entries, or the refusal. The same act twice is answered with the same entries. */
  handle(act: Act | string): ActAnswer {
    return parsed(this.text.handle(written(act)));
  }

  /** Writes what has run out by an instant: the new entries. */
  tick(now: string): Answer<readonly StoredEntry[]> {
    return parsed(this.text.tick(now));
  }

  /** When something runs out next; null where nothing does. Call `tick` then. */
  nextDue(): Answer<string | null> {
    return parsed(this.text.nextDue());
  }

  /** Every period that runs, stands still or is overdue. */
  due(now: string): Answer<DueList> {
    return parsed(this.text.due(now));
  }

  /** What an actor may do. */
  options(actor: ActActor | string, now: string): Answer<Options> {
    return parsed(this.text.options(written(actor), now));
  }

  /** What may not be counted, is barred or deferred for a use on a day. */
  protections(use: Use, day: string): Answer<Protections> {
    return parsed(this.text.protections(use, day));
  }

  /** The case as the person in that role may see it; null before it is open. */
  explainFor(role: Id, now: string): Answer<PersonView | null> {
    return parsed(this.text.explainFor(role, now));
  }

  /** Where the case stands; null before it is open. */
  view(): Answer<CaseView | null> {
    return parsed(this.text.view());
  }

  /** What is otherwise in another state of this case, such as a fork on which something was tried, at an instant. */
  difference(after: Case, now: string): Answer<WhatIf> {
    return parsed(this.text.difference(after.text, now));
  }

  /** The decision of a table as an anonymous precedent; null while nothing is decided. */
  precedent(table: Id): Answer<Precedent | null> {
    return parsed(this.text.precedent(table));
  }

  /** The kernel's precedents with the same findings, or nearly. */
  like(table: Id): Answer<LikeList> {
    return parsed(this.text.like(table));
  }

  /** The ledger as a file to read, in a language of the rulebook. */
  page(now: string, language: string): Answer<string> {
    return parsed(this.text.page(now, language));
  }

  /** What runs in the case as a page, in a language of the rulebook. */
  agendaPage(now: string, language: string): Answer<string> {
    return parsed(this.text.agendaPage(now, language));
  }

  /** The ledger as it is stored, one entry a line, from behind that many entries. */
  lines(after = 0): string {
    return this.text.lines(after);
  }

  /** How many entries the ledger has. */
  get size(): number {
    return this.text.size();
  }
}
