/** A case with its ledger. */

import type {
  Act, ActActor, BlockedList, CaseView, DueList, Foreign, Id, LikeList, Options, PersonView, Precedent, Protections,
  StoredEntry, Use, WhatIf,
} from "./documents.js";
import { type ActAnswer, type Answer, type CaseAnswer, parsed } from "./answer.js";
import { Handle, lined, made, written } from "./handle.js";
import { loaded } from "./init.js";
import type { Kernel } from "./kernel.js";
import type { Case as Raw } from "./wasm.js";

/** Who asks: an actor, by role and key; null for whoever keeps the ledger, who can read all of it. */
export type Reader = ActActor | string | null;

/** Who asks, as the module reads it. */
export const asked = (actor: Reader): string => (actor === null ? "null" : written(actor));

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

  /** A case that the module has made. */
  static of(raw: Raw): Case {
    return new Case(raw);
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
  asOf(now: string): CaseAnswer<Case> {
    return made(() => this.text.asOf(now), (raw) => new Case(raw));
  }

  /**
   * A copy for somebody to try acts on: what is done to it becomes what-ifs, entries that no ledger takes. They can try
   * only what they themselves could do; null is whoever keeps the ledger, who may try anything. This case stays as it is,
   * and `difference` tells what the try has changed.
   */
  fork(actor: Reader): CaseAnswer<Case> {
    return made(() => this.text.fork(asked(actor)), (raw) => new Case(raw));
  }

  /**
   * Does an act: its entries, or the refusal. The same act twice, whatever its instant and its salts, is answered with
   * the entries of the first time.
   */
  handle(act: Act | string): ActAnswer {
    return parsed(this.text.handle(written(act)));
  }

  /** Writes what has run out by an instant: the new entries. */
  tick(now: string): CaseAnswer<readonly StoredEntry[]> {
    return parsed(this.text.tick(now));
  }

  /** When something runs out next; null where nothing does. Call `tick` then. */
  nextDue(): CaseAnswer<string | null> {
    return parsed(this.text.nextDue());
  }

  /** Every period that runs, stands still or is overdue, as far as somebody is told of it. */
  due(actor: Reader, now: string): CaseAnswer<DueList> {
    return parsed(this.text.due(asked(actor), now));
  }

  /** What an actor may do. */
  options(actor: ActActor | string, now: string): CaseAnswer<Options> {
    return parsed(this.text.options(written(actor), now));
  }

  /** What the rules give to an actor and is not possible, each with why not. */
  blocked(actor: ActActor | string, now: string): CaseAnswer<BlockedList> {
    return parsed(this.text.blocked(written(actor), now));
  }

  /** The entries by which an act of that id was done; null where none was. Ask before an act is stamped with a time. */
  done(id: string): Answer<readonly StoredEntry[] | null> {
    return parsed(this.text.done(id));
  }

  /**
   * What the case runs under and its kernel does not have; null where it has both. While it is not null, every other
   * question is refused.
   */
  needs(): Answer<Foreign | null> {
    return parsed(this.text.needs());
  }

  /**
   * What may not be counted, is barred or deferred for a use on a day: for the person and the organ that decides. Of a day
   * that is past it is told what was in force when that day was the present.
   */
  protections(actor: Reader, use: Use, day: string, now: string): CaseAnswer<Protections> {
    return parsed(this.text.protections(asked(actor), use, day, now));
  }

  /** The case as an actor may see it, by role and key; null before it is open. */
  explainFor(actor: ActActor | string, now: string): CaseAnswer<PersonView | null> {
    return parsed(this.text.explainFor(written(actor), now));
  }

  /**
   * Where the case stands, for whoever keeps the ledger; null before it is open. What others may see of it `explainFor`
   * tells.
   */
  view(): CaseAnswer<CaseView | null> {
    return parsed(this.text.view());
  }

  /**
   * What is otherwise in another state of this case, such as a fork on which something was tried, at an instant and as far
   * as somebody may see it.
   */
  difference(actor: Reader, after: Case, now: string): CaseAnswer<WhatIf> {
    return parsed(this.text.difference(asked(actor), after.text, now));
  }

  /** The decision of a table as an anonymous precedent; null while nothing is decided. */
  precedent(table: Id): CaseAnswer<Precedent | null> {
    return parsed(this.text.precedent(table));
  }

  /** The kernel's precedents with the same findings, or nearly: for those who decide. */
  like(actor: Reader, table: Id, now: string): CaseAnswer<LikeList> {
    return parsed(this.text.like(asked(actor), table, now));
  }

  /** The ledger as a file to read, in a language of the rulebook, as far as somebody may see it. */
  page(actor: Reader, now: string, language: string): CaseAnswer<string> {
    return parsed(this.text.page(asked(actor), now, language));
  }

  /** What runs in the case as a page, in a language of the rulebook, as far as somebody is told of it. */
  agendaPage(actor: Reader, now: string, language: string): CaseAnswer<string> {
    return parsed(this.text.agendaPage(asked(actor), now, language));
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
