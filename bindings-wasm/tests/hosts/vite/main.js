// By itself, and from a module worker.
import { ask } from "../ask.js";

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = async ({ data }) => (document.title = `${await ask()} ${data}`);
