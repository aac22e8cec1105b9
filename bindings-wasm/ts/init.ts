/** How the module is loaded, and who may use it when. */

import start, * as module from "./wasm.js";
import { InitError } from "./answer.js";

/** Where the module comes from: its address, its bytes, a response that brings it, or the compiled module. */
export type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

let ready = false;
let starting: Promise<void> | undefined;

/**
 * Loads the kernel. Everything else waits for it; later calls do nothing.
 *
 * Without an argument the module is taken from beside this file, which browsers, bundlers and Node find by themselves.
 *
 * ```ts
 * import { init, Kernel } from "distinguo";
 *
 * await init();
 * ```
 *
 * @throws {InitError} where it cannot be loaded; it can be tried again
 */
export function init(source?: Source | Promise<Source>): Promise<void> {
  return begin(() => load(source));
}

/** Loads once, whoever asks; what failed can be tried again. */
export function begin(loading: () => Promise<void>): Promise<void> {
  starting ??= loading().then(() => { ready = true; }).catch((cause: unknown) => {
    starting = undefined;
    throw new InitError(`the kernel could not be loaded: ${cause instanceof Error ? cause.message : cause}`, { cause });
  });
  return starting;
}

/** Loads from wherever the platform can. */
export async function load(source?: Source | Promise<Source>): Promise<void> {
  const found = (await source) ?? new URL("distinguo.wasm", import.meta.url);
  await start({ module_or_path: await response(found) });
}

/** What an address or response comes to; the other sources are taken as they are. */
async function response(source: Source): Promise<Exclude<Source, string | URL | Request>> {
  const request = typeof source === "string" || source instanceof URL || source instanceof globalThis.Request;
  const found = request ? await fetch(source) : source;
  if (!(found instanceof globalThis.Response)) return found;
  if (!found.ok) throw new Error(`${found.url} is answered with ${found.status}`);
  // Compiled while it arrives, if the server says what it is; many do not.
  const streams = found.headers.get("content-type")?.startsWith("application/wasm");
  return streams ? found : found.arrayBuffer();
}

/** What the module exports, once it is loaded. */
export function loaded(): typeof module {
  if (!ready) throw new InitError("distinguo was used before it was loaded: `await init()` first");
  return module;
}
