/** The package as Node sees it: the same, but the module is read from the disk. */

import { readFile } from "node:fs/promises";
import { type Source, begin, load } from "./init.js";
import { initSync } from "./wasm.js";

export * from "./index.js";

/**
 * Loads the kernel, by default from beside this file. A path or `file:` address is read from the disk.
 *
 * @throws {InitError} where it cannot be loaded; it can be tried again
 */
export function init(source: Source | Promise<Source> = new URL("distinguo.wasm", import.meta.url)): Promise<void> {
  return begin(() => start(source));
}

/** Bytes are compiled here: Node takes longer to set up `fetch`, which the other way asks for, than to compile them. */
async function start(source: Source | Promise<Source>): Promise<void> {
  const found = await bytes(source);
  if (isBinary(found)) initSync({ module: await WebAssembly.compile(found) });
  else await load(found);
}

function isBinary(source: Source): source is BufferSource {
  return source instanceof ArrayBuffer || ArrayBuffer.isView(source);
}

async function bytes(source: Source | Promise<Source>): Promise<Source> {
  const found = await source;
  if (found instanceof URL) return found.protocol === "file:" ? readFile(found) : found;
  if (typeof found !== "string" || /^(https?|data|blob):/.test(found)) return found;
  return readFile(found.startsWith("file:") ? new URL(found) : found);
}
