import { el } from "../../el";
import { formatMs } from "../../format-ms";
import { mark } from "../../mark";
import { isAnswered, type Result, winnerOf } from "./result";
import type { Typed } from "./typed";

/** A request that was sent, and what came of it. */
export interface Past {
  readonly typed: Typed;
  readonly results: readonly Result[];
}

const KEPT = 20;

/** What was sent since the page was opened, the newest first; bodies of answers included. */
export function pastRequests() {
  const all: Past[] = [];
  return {
    all: all as readonly Past[],
    add: (past: Past) => {
      all.unshift(past);
      all.splice(KEPT);
    },
  };
}

/** Both times in a line, the shorter one stronger; what failed says how. */
export function timesOf({ results }: Past): HTMLElement {
  const winner = winnerOf(results);
  return el(
    "span",
    { class: "times" },
    ...results.map((result) => {
      const text = isAnswered(result) ? formatMs(result.outcome.ms) : "no answer";
      const failed = isAnswered(result) && result.outcome.status >= 400;
      const status = failed ? ` (${result.outcome.status})` : "";
      const props = { class: result === winner ? "winner" : "" };
      return el(
        result === winner ? "strong" : "span",
        props,
        mark(result.backend.name),
        text + status,
      );
    }),
  );
}
