/**
 * A decision kernel for regimes that tolerate honest error. A determination is never binding: people decide.
 *
 * @packageDocumentation
 */

export { init, type Source } from "./init.js";
export {
  type ActAnswer, type Answer, type CaseAnswer, DistinguoError, FreedError, InitError, type Invalid, type Ok,
  ProblemsError, type Refused, RefusedError, unwrap,
} from "./answer.js";
export { type Beside, Kernel } from "./kernel.js";
export { Case, type Reader } from "./case.js";
export { KernelSet } from "./kernel-set.js";
export { Cases, Tally } from "./cases.js";
export { check, due } from "./questions.js";
export type * from "./documents.js";
