/**
 * A decision kernel for regimes that tolerate honest error. A determination is never binding: people decide.
 *
 * @packageDocumentation
 */

export { init, type Source } from "./init.js";
export {
  type ActAnswer, type Answer, DistinguoError, FreedError, InitError, type Invalid, type Ok, ProblemsError,
  type Refused, RefusedError, unwrap,
} from "./answer.js";
export { type Beside, Kernel } from "./kernel.js";
export { Case } from "./case.js";
export { Cases, Library, Tally } from "./library.js";
export { check, due } from "./questions.js";
export type * from "./documents.js";
