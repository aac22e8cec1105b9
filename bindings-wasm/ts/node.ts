/** The package as Node sees it: the same, but the module is read from the disk. */

import { readFile } from "node:fs/promises";
import { type Source, init as start } from "./init.js";

export * from "./index.js";

/**
 * Loads the kernel, by default from beside this file. A path or `file:` address is read from the disk.
 *
 * @throws {InitError} where it cannot be loaded; it can be tried again
 */
export function init(source: Source | Promise<Source> = new URL("distinguo.wasm", import.meta.url)): Promise<void> {
  return start(bytes(source));
}

async function bytes(source: Source | Promise<Source>): Promise<Source> {
  const found = await source;
  if (found instanceof URL) return found.protocol === "file:" ? readFile(found) : found;
  if (typeof found !== "string" || /^(https?|data|blob):/.test(found)) return found;
  return readFile(found.startsWith("file:") ? new URL(found) : found);
}
