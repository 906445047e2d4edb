import type { Entry, Finding } from "../finding";
import { instances } from "./instances";
import { protocol } from "./protocol";
import { requests } from "./requests";
import { start } from "./start";

/** All that can be found. */
export const catalogue = { ...start, ...instances, ...requests, ...protocol } as const;

export type Kind = keyof typeof catalogue;
export const kinds = Object.keys(catalogue) as readonly Kind[];

/** What of a finding is its own; what a kind says of doors and gravity can be narrowed. */
type Found = Pick<Finding, "what"> &
  Partial<Pick<Finding, "doors" | "severity" | "when" | "requests">>;

/** A finding of a kind: seen, where a request shows it. */
export function findingOf(kind: Kind, found: Found): Finding {
  const entry: Entry = catalogue[kind];
  const requests = found.requests ?? [];
  const evidence = requests.length > 0 ? "seen" : "measured";
  return { kind, ...entry, ...found, requests, evidence };
}
