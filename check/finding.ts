import type { Kind } from "./catalogue";

export const doors = ["functions", "containers"] as const;
export type Door = (typeof doors)[number];

/** Most grave first: nothing of the app works there; something must change; worth knowing. */
export const severities = ["stops", "change", "know"] as const;
export type Severity = (typeof severities)[number];

/** What it costs to be wrong: how it would be noticed. */
export type When = "at start" | "on some requests" | "silently";

/** What is known of a kind of finding. */
export interface Entry {
  readonly title: string;
  readonly severity: Severity;
  readonly doors: readonly Door[];
  readonly when: When;
  /** The limit or the behaviour that it runs into. */
  readonly limit: string;
  /** The page that says so, AWS's where it is AWS's. */
  readonly page: string;
  readonly todo: string;
}

export interface Finding extends Entry {
  readonly kind: Kind;
  /** What was found, with its values. */
  readonly what: string;
  /** `seen`: a request showed it. `measured`: so it is before any request (sizes, what is set at the start). */
  readonly evidence: "seen" | "measured";
  /** The requests that showed it, in their order, each as a command for a shell. */
  readonly requests: readonly string[];
}

export interface Untried {
  readonly what: string;
  readonly why: string;
}

export interface DoorVerdict {
  readonly door: Door;
  readonly verdict: "ready" | "ready with these changes" | "not at all" | "not known";
  /** What must change, each title once. */
  readonly because: readonly string[];
}

/** Most grave first; of one gravity in the order in which they were found. */
export function sorted(findings: readonly Finding[]): Finding[] {
  return severities.flatMap((severity) => findings.filter((one) => one.severity === severity));
}

/** One line a door. @param asked whether it was asked anything at all */
export function verdictOf(door: Door, findings: readonly Finding[], asked: boolean): DoorVerdict {
  const its = findings.filter((one) => one.doors.includes(door));
  const titles = (severity: Severity) => [
    ...new Set(its.filter((one) => one.severity === severity).map(({ title }) => title)),
  ];
  const stops = titles("stops");
  if (stops.length > 0) return { door, verdict: "not at all", because: stops };
  if (!asked) return { door, verdict: "not known", because: ["No request was tried"] };
  const changes = titles("change");
  if (changes.length > 0) return { door, verdict: "ready with these changes", because: changes };
  return { door, verdict: "ready", because: [] };
}

/** Whether something must change before both doors work. */
export const mustChange = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity !== "know");
