/** Questions that need no handle. */

import type { Calendar, Check, DueDate, DueRequest, Rulebook } from "./documents.js";
import { type Answer, parsed } from "./answer.js";
import { written } from "./handle.js";
import { loaded } from "./init.js";

/**
 * When a period ends, which days were skipped and why. The calendar is given, or one that ships and is named.
 *
 * ```ts
 * const end = due({
 *   from: "2026-09-28", limit: "5wd", calendar: "cn",
 *   counting: { first_day: "excluded", months: "corresponding_day_else_last", rest_day_end: "next_working_day" },
 * });
 * ```
 */
export function due(request: DueRequest | string, calendar?: Calendar | string): Answer<DueDate> {
  return parsed(loaded().due(written(request), calendar && written(calendar)));
}

/** Whether a rulebook is sound, what was proved of it, and what its author should look at. */
export function check(rulebook: Rulebook | string): Answer<Check> {
  return parsed(loaded().check(written(rulebook)));
}
