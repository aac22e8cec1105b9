/**
 * What a call is answered with. Errors are data: whoever forgets one does not compile, and whoever would rather have
 * exceptions calls `unwrap`.
 */

import type { Problem, Refusal, StoredEntry } from "./documents.js";

/** What was asked for. */
export interface Ok<T> {
  readonly ok: T;
  readonly problems?: never;
  readonly refused?: never;
}

/** What is wrong with what was given, each problem with its code, its place and its help in every language. */
export interface Invalid {
  readonly ok?: never;
  readonly problems: readonly Problem[];
  readonly refused?: never;
}

/** An act is not possible now, or the kernel does not have what the case runs under. */
export interface Refused {
  readonly ok?: never;
  readonly problems?: never;
  readonly refused: {
    /** Why, by which clause, and what would be possible. */
    readonly refusal: Refusal;
    /** What had run out before the act. It stands all the same, and is to be stored. */
    readonly lapses: readonly StoredEntry[];
  };
}

/** What a question is answered with. */
export type Answer<T> = Ok<T> | Invalid;

/**
 * What a question about a case is answered with. It is refused, with the code `wrong_book` or `needs_calendar` and no
 * lapses, where the kernel does not have what the case runs under: `needs` of the refusal says what that is.
 */
export type CaseAnswer<T> = Answer<T> | Refused;

/** What an act is answered with: its entries, after those of what had lapsed before. */
export type ActAnswer = CaseAnswer<readonly StoredEntry[]>;

/** The beginning of all errors that this package throws. */
export abstract class DistinguoError extends Error {}

/** The kernel was used before `init` was done, or could not be loaded. */
export class InitError extends DistinguoError {
  override readonly name = "InitError";
}

/** A handle was used after it had been freed. */
export class FreedError extends DistinguoError {
  override readonly name = "FreedError";
}

/** What `unwrap` throws for an input that cannot be used. */
export class ProblemsError extends DistinguoError {
  override readonly name = "ProblemsError";
  /** The problems, in the order of the document. At least one. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ pointer, message }) => `${pointer || "/"}: ${message["en"]}`).join("\n"));
    this.problems = problems;
  }
}

/** What `unwrap` throws for what is refused. */
export class RefusedError extends DistinguoError {
  override readonly name = "RefusedError";
  /** Why, by which clause, and what would be possible. */
  readonly refusal: Refusal;
  /** What had run out before the act. It stands all the same, and is to be stored. */
  readonly lapses: readonly StoredEntry[];

  constructor({ refusal, lapses }: Refused["refused"]) {
    super(refusal.message["en"]);
    this.refusal = refusal;
    this.lapses = lapses;
  }
}

/**
 * What was asked for, or an exception.
 *
 * @throws {ProblemsError} where an input cannot be used
 * @throws {RefusedError} where an act is not possible now, or the case runs under what the kernel does not have
 */
export function unwrap<T>(answer: CaseAnswer<T>): T {
  if (answer.problems) throw new ProblemsError(answer.problems);
  if (answer.refused) throw new RefusedError(answer.refused);
  return answer.ok;
}

/** An answer as it comes over the border. The kernel writes what the types say: a test holds it to the schemas. */
export function parsed<A>(text: string): A {
  return JSON.parse(text) as A;
}
