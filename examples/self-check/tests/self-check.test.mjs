// The self-check in a headless browser: answers lead where the rulebook says, with a keyboard, in both languages, and
// nothing that axe finds wrong. SCREENSHOTS=folder keeps pictures.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { preview } from "vite";

const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const shots = process.env.SCREENSHOTS;

let browser;
let server;

before(async () => {
  server = await preview({ root: new URL("../", import.meta.url).pathname, preview: { port: 0 }, logLevel: "error" });
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** The page, as one width and language sees it; nothing may be said on its console. */
async function opened(width, locale, colorScheme = "light") {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale, colorScheme });
  const page = await context.newPage();
  page.on("console", (message) => assert.fail(message.text()));
  page.on("pageerror", (error) => assert.fail(error));
  await page.goto(server.resolvedUrls.local[0]);
  await page.waitForSelector(".question");
  return page;
}

const asked = (page) => page.locator(".ask").innerText();
const possible = (page) => page.locator(".outcomes .open .name").allInnerTexts();

/** Answers the question that stands, by the words of an answer. */
const answer = (page, words) => page.getByRole("button", { name: words, exact: true }).click();

async function sound(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  assert.deepEqual(found, [], what);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wider <= 0, `${what} is wider than the window by ${wider}`);
}

async function shot(page, name) {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

for (const [width, locale] of [[360, "zh-CN"], [360, "en"], [1280, "zh-CN"], [1280, "en"]]) {
  test(`it is sound at ${width} pixels in ${locale}, at the start, on the way and in the end`, async () => {
    const page = await opened(width, locale);
    const name = `${width}-${locale}`;
    await sound(page, "start");
    await shot(page, `${name}-1`);
    await page.locator(".answer").first().click();
    await page.locator(".question .quiet").click();
    await page.locator(".answer").first().click();
    for (const summary of await page.locator("summary").all()) await summary.click();
    await sound(page, "on the way");
    await shot(page, `${name}-2`);
    while ((await page.locator(".answer").count()) > 0) await page.locator(".answer").last().click();
    await sound(page, "end");
    await shot(page, `${name}-3`);
    await page.close();
  });
}

test("it is sound in the dark", async () => {
  const page = await opened(1280, "zh-CN", "dark");
  await page.locator(".answer").first().click();
  await sound(page, "dark");
  await shot(page, "dark");
  await page.close();
});

test("a bottom line shuts every tolerance, and taking the answer back opens it again", async () => {
  const page = await opened(1280, "en");
  assert.equal((await possible(page)).length, 5);
  while ((await asked(page)) !== "Who was to gain improperly, at its widest") await page.locator(".question .quiet").click();
  await answer(page, "the person concerned");
  assert.deepEqual(await possible(page), ["not tolerated"]);
  assert.match(await page.locator(".standing").innerText(), /private gain is never tolerated\s*bottom line/);
  assert.match(await page.locator(".standing").innerText(), /Were it not for “Who was to gain.*”, also possible: not held liable, exempted, mitigated, lighter/);
  assert.equal(await asked(page), "No further answer changes the result.");
  await page.getByRole("button", { name: "Change: Who was to gain" }).click();
  assert.equal((await possible(page)).length, 5);
  await page.close();
});

test("it can be used with the keyboard alone, and tells a screen reader where it stands", async () => {
  const page = await opened(360, "zh-CN");
  const first = await asked(page);
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  for (let presses = 0; !(await page.evaluate(() => document.activeElement.classList.contains("answer"))); presses++) {
    assert.ok(presses < 10);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  assert.notEqual(await asked(page), first);
  assert.equal(await focused(), await asked(page), "the focus goes to the next question");
  assert.match(await page.getByRole("status").innerText(), /^仍有可能：/);
  await page.close();
});

test("the language changes without losing an answer", async () => {
  const page = await opened(1280, "zh-CN");
  await page.locator(".answer").first().click();
  await page.getByRole("button", { name: "English" }).click();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  assert.equal(await page.locator(".so-far .given li").count(), 1);
  assert.doesNotMatch(await page.locator("main").innerText(), /[\u4e00-\u9fff]/);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "English");
  await page.close();
});

test("it never claims to decide", async () => {
  for (const [locale, words] of [["zh-CN", /自查不是认定/], ["en", /no decision/]]) {
    const page = await opened(1280, locale);
    assert.match(await page.locator(".caveat").innerText(), words);
    await page.close();
  }
});
