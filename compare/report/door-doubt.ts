import type { Report } from "../record/schema";
import { freshMs } from "./connection-words";
import { milliseconds } from "./format";

/** A difference of the doors is a part of every difference behind them. */
export function doorDoubt({
  targets,
  labels,
  connections,
}: Pick<Report, "targets" | "labels" | "connections">): string[] {
  const [a, b] = [doorOf(targets.functions), doorOf(targets.containers)];
  if (a === b) return [];
  return [
    `The doors differ: ${labels.functions} were asked over ${a}, ${labels.containers} over ${b}; what that costs is in every difference${openingWords(connections)}.`,
  ];
}

function openingWords(connections: Report["connections"]): string {
  const [a, b] = [freshMs(connections, "functions"), freshMs(connections, "containers")];
  if (a === undefined || b === undefined) return "";
  return `, and opening a connection (${milliseconds(a)} and ${milliseconds(b)}) in none, since they were opened ahead`;
}

function doorOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  const front = hostname.endsWith(".cloudfront.net") ? " through CloudFront" : "";
  return `${protocol === "https:" ? "HTTPS" : "plain HTTP"}${front}`;
}
