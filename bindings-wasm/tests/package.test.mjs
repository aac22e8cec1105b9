// The package as its users get it: packed, installed and run in each of its hosts.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { browser, root, served, text } from "./support.mjs";

const here = fileURLToPath(new URL("../", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "distinguo-"));
const run = (program, ...args) => execFileSync(program, args, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
const tool = (name, ...args) => run(join(here, "node_modules/.bin", name), ...args);
const EXPECTED = "protected,unprotected";

let packed;
let chromium;

before(async () => {
  cpSync(join(here, "tests/hosts"), project, { recursive: true });
  [packed] = JSON.parse(run("npm", "pack", "--json", "--pack-destination", project, here));
  run("npm", "install", "--silent", "--no-save", `./${packed.filename}`);
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  rmSync(project, { recursive: true, force: true });
});

/** The title that a page gives itself, once it has an answer. */
async function title(folder) {
  cpSync(join(root, "core/rulebooks/eu.376-2014.json"), join(folder, "rulebook.json"));
  const server = await served(folder);
  const page = await chromium.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  try {
    await page.goto(server.url);
    await page.waitForFunction(() => document.title !== "asking", undefined, { timeout: 20_000 });
    assert.deepEqual(said, []);
    return await page.title();
  } catch (error) {
    throw new Error(`${error.message}\n${said.join("\n")}`);
  } finally {
    await page.close();
    server.close();
  }
}

test("it holds what it needs and nothing else: one module, types beside every script", () => {
  const files = packed.files.map(({ path }) => path);
  const scripts = ["answer", "case", "cases", "documents", "handle", "index", "init", "kernel", "kernel-set", "node", "questions", "wasm"];
  const expected = [
    "LICENSE-APACHE", "LICENSE-MIT", "README.md", "package.json", "dist/distinguo.wasm",
    ...scripts.flatMap((name) => [`dist/${name}.js`, `dist/${name}.d.ts`]),
  ];
  assert.deepEqual(files.sort(), expected.sort());
});

test("the types come first in its exports", () => {
  const { exports } = JSON.parse(text("bindings-wasm/package.json"));
  assert.equal(Object.keys(exports["."])[0], "types");
});

test("it has types for Node and for bundlers, strict ones", () => {
  for (const resolution of ["nodenext", "bundler"]) {
    const module = resolution === "nodenext" ? "nodenext" : "es2022";
    tool("tsc", "--noEmit", "--strict", "--target", "es2022", "--module", module, "--moduleResolution", resolution, "--types", "", "types.ts");
  }
});

test("it runs in Node", () => {
  cpSync(join(root, "core/rulebooks/eu.376-2014.json"), join(project, "rulebook.json"));
  assert.equal(run(process.execPath, "node/main.js").trim(), EXPECTED);
});

for (const readme of ["README.md", "bindings-wasm/README.md"]) {
  test(`what ${readme} shows is what happens`, () => {
    const [, script, output] = /```js\n([^`]*)```\n\n```text\n([^`]*)```/.exec(text(readme));
    cpSync(join(root, "core/rulebooks/cn.reference.json"), join(project, "cn.reference.json"));
    writeFileSync(join(project, "shown.mjs"), script);
    assert.equal(run(process.execPath, "shown.mjs"), output);
  });
}

test("it runs from Vite, in a page and in a worker", async () => {
  run(join(project, "node_modules/.bin/vite"), "build", "vite");
  assert.equal(await title(join(project, "vite/dist")), `${EXPECTED} ${EXPECTED}`);
});

test("it runs from webpack, in a page and in a worker", async () => {
  run(process.execPath, "webpack/build.mjs");
  cpSync(join(project, "webpack/index.html"), join(project, "webpack/dist/index.html"));
  assert.equal(await title(join(project, "webpack/dist")), `${EXPECTED} ${EXPECTED}`);
});

test("it runs from a plain script, without a bundler", async () => {
  cpSync(join(project, "node_modules/distinguo/dist"), join(project, "plain/distinguo"), { recursive: true });
  assert.equal(await title(join(project, "plain")), EXPECTED);
});
