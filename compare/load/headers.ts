import type { Server } from "./sample";

/** Looks a header up by its lower-case name: undici's record, the Fetch API's Headers. */
export type HeaderLookup = (name: string) => string | undefined;

/** What an answer's headers say about who gave it. */
export function serverOf(header: HeaderLookup): Server {
  const timing = header("server-timing") ?? "";
  return {
    ...text("backend", header("x-backend")),
    ...text("instance", header("x-instance-id")),
    ...number("sequence", header("x-instance-seq")),
    ...number("initMs", header("x-init-ms")),
    ...number("readyAgeMs", header("x-ready-age-ms")),
    ...number("appMs", durationOf(timing, "app")),
    ...number("databaseMs", durationOf(timing, "db")),
  };
}

/** `dur` of one metric of a Server-Timing header (W3C Server Timing, section 3). */
function durationOf(timing: string, metric: string): string | undefined {
  const entry = timing.split(",").find((each) => each.trim().split(";")[0]?.trim() === metric);
  return entry?.match(/;\s*dur\s*=\s*"?([0-9.]+)/)?.[1];
}

type Only<K extends string, T> = { [key in K]?: T };

function text<K extends string>(key: K, value: string | undefined): Only<K, string> {
  return value === undefined ? {} : ({ [key]: value } as Only<K, string>);
}

function number<K extends string>(key: K, value: string | undefined): Only<K, number> {
  const parsed = Number(value);
  const found = value !== undefined && value !== "" && Number.isFinite(parsed);
  return found ? ({ [key]: parsed } as Only<K, number>) : {};
}
