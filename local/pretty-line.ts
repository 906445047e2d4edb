import { styleText } from "node:util";
import type { LogLine } from "../runtime/adapter/log";

/** What the platform writes around each invocation; the request's own line says it better. */
const PLATFORM = /^(START|END|REPORT) RequestId: /;

/**
 * A line of a backend's log as a person at a terminal wants it.
 *
 * @returns undefined where the line says nothing that another does not; as it came where it is not a
 *   request's
 */
export function prettyLine(line: string): string | undefined {
  if (PLATFORM.test(line)) return undefined;
  const request = parse(line);
  if (!request) return line;
  const { time, backend, method, route, status, ms, cold, instance, error } = request;
  const row = [
    styleText("dim", time.slice(11, 19)),
    styleText(backend === "functions" ? "magenta" : "cyan", backend.padEnd(10)),
    method.padEnd(7),
    (route ?? "no route").padEnd(20),
    styleText(colourOf(status), String(status)),
    `${ms.toFixed(1).padStart(8)} ms`,
    cold ? styleText("blue", "cold") : "    ",
    styleText("dim", instance),
  ].join("  ");
  return error === undefined ? row : `${row}\n${styleText("red", indented(error))}`;
}

function parse(line: string): LogLine | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const value = JSON.parse(line) as Partial<LogLine>;
    const whole =
      typeof value.time === "string" &&
      typeof value.backend === "string" &&
      typeof value.method === "string" &&
      typeof value.status === "number" &&
      typeof value.ms === "number";
    return whole ? (value as LogLine) : undefined;
  } catch {
    return undefined;
  }
}

function colourOf(status: number): "green" | "yellow" | "red" {
  if (status >= 500) return "red";
  return status >= 400 ? "yellow" : "green";
}

const indented = (text: string) => text.replace(/^/gm, "    ");
