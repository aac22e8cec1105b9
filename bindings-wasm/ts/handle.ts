/// <reference lib="esnext.disposable" preserve="true" />
/** What all handles have in common: they lead to memory of the module, and can be given back. */

import { FreedError } from "./answer.js";

/** What the module gives. */
interface Raw {
  free(): void;
}

/**
 * Something that lives in the module. The garbage collector gives it back in the end; `free`, or `using` where the
 * language has it, does so at once.
 */
export abstract class Handle<R extends Raw> {
  private raw: R | undefined;

  protected constructor(raw: R) {
    this.raw = raw;
  }

  /**
   * The same calls as text in and text out: the bytes that every host gets.
   *
   * @throws {FreedError} after `free`
   */
  get text(): R {
    if (!this.raw) throw new FreedError(`this ${this.constructor.name} was freed`);
    return this.raw;
  }

  /** Gives the memory back. Freed twice is freed once. */
  free(): void {
    this.raw?.free();
    this.raw = undefined;
  }

  /** The same, at the end of a block that begins with `using`. */
  declare [Symbol.dispose]: () => void;
}

// Not in the class: browsers without the symbol would get a method called "undefined".
if (Symbol.dispose) Handle.prototype[Symbol.dispose] = Handle.prototype.free;

/** A document as it goes in: as a value, or as its text. What is no JSON at all becomes null, and a problem. */
export function written(document: unknown): string {
  return typeof document === "string" ? document : (JSON.stringify(document) ?? "null");
}

/** Documents as lines, one each; text is taken to be lines already. */
export function lined(documents: readonly unknown[] | string): string {
  return typeof documents === "string" ? documents : documents.map((document) => `${written(document)}\n`).join("");
}

/** What comes of making a handle: what is thrown at the border is the text of an answer. */
export function made<R, H>(make: () => R, wrap: (raw: R) => H): { ok: H } | { problems: never } {
  try {
    return { ok: wrap(make()) };
  } catch (answer) {
    if (typeof answer === "string") return JSON.parse(answer);
    throw answer;
  }
}
