import { ask } from "../ask.js";

ask().then((answer) => self.postMessage(answer));
