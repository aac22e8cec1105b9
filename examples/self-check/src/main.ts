/** Starts the self-check: the module, the rulebook, the page. */

import { Kernel, type Rulebook, init, unwrap } from "distinguo";
import wasm from "distinguo/distinguo.wasm?url";
import rulebook from "../../../core/rulebooks/cn.reference.json?raw";
import { Inquiry } from "./inquiry.js";
import { Page } from "./page.js";
import { type Language, WORDS } from "./words.js";

const place = document.querySelector<HTMLElement>("#page")!;
const language: Language = navigator.language.startsWith("zh") ? "zh" : "en";

async function start(): Promise<void> {
  await init(wasm);
  const kernel = unwrap(Kernel.load(rulebook));
  const inquiry = new Inquiry(kernel, JSON.parse(rulebook) as Rulebook, "tolerance");
  new Page(place, inquiry, language).draw();
}

start().catch((error: unknown) => {
  place.textContent = WORDS[language].failed;
  throw error;
});
