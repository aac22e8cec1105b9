// What the package asks of a browser: nothing that Chromium 86 does not have, and nothing of the world around it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { parse } from "acorn";
import binaryen from "binaryen";

const dist = new URL("../dist/", import.meta.url);
const bytes = readFileSync(new URL("distinguo.wasm", dist));

/** Whether the module is valid with these features and no others. */
function valid(...features) {
  const module = binaryen.readBinary(bytes);
  module.setFeatures(features.reduce((set, feature) => set | feature, binaryen.Features.MVP));
  const { error } = console;
  console.error = () => {};
  try {
    return module.validate() === 1;
  } finally {
    console.error = error;
    module.dispose();
  }
}

test("the module needs no WebAssembly that is younger than Chromium 86", () => {
  const { MutableGlobals, SignExt, BulkMemory, BulkMemoryOpt, NontrappingFPToInt } = binaryen.Features;
  assert.ok(valid(MutableGlobals, SignExt, BulkMemory, BulkMemoryOpt, NontrappingFPToInt));
  assert.ok(!valid(), "the test sees what a module uses");
});

test("the module imports no clock, no random numbers, no DOM", () => {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes)).map(({ name }) => name);
  // To throw an error, and to hand a text to JavaScript.
  const allowed = [/^__wbg___wbindgen_throw_[0-9a-f]{16}$/, /^__wbindgen_(generic|cast)_[0-9a-f]{16}$/];
  assert.deepEqual(imports.filter((name) => !allowed.some((pattern) => pattern.test(name))), []);
});

test("the JavaScript has no syntax that is younger than Chromium 86", () => {
  for (const file of readdirSync(dist).filter((name) => name.endsWith(".js"))) {
    const source = readFileSync(new URL(file, dist), "utf8");
    assert.doesNotThrow(() => parse(source, { ecmaVersion: 2021, sourceType: "module" }), file);
  }
});
