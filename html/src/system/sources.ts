import type { App } from "../app";
import { liveFrom } from "./live";
import type { Source } from "./source";
import { toldByAnswers } from "./told";

let source: Source | undefined;

/** The one source of this page: the local system, or else the answers themselves. */
export function sourceFor({ live }: App): Source {
  const served = location.protocol !== "file:";
  source ??= live !== undefined && served ? liveFrom(live) : toldByAnswers();
  return source;
}
