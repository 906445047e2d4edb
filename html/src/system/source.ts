import type { Backend } from "../../../runtime/app/backends";
import { formatMs } from "../format-ms";
import type { Lap } from "../race/lap";
import { wasCold } from "../race/time-parts";
import type { News, Units } from "./units";

/** Who knows how the two backends are. */
export interface Source {
  /** Whether it knows of cold starts before an answer tells. */
  readonly live: boolean;
  /** Where it knows that from, in a sentence. */
  readonly says: string;
  readonly units: () => Units;
  /** The newest first. */
  readonly news: () => readonly News[];
  /** @returns how to watch no longer */
  readonly watch: (onChange: () => void) => () => void;
  /** Takes what an answer tells. @param what was asked, such as "getItem" */
  readonly note: (what: string, lap: Lap) => void;
  /** Ends one instance or task, where that can be done. Rejects with why not. */
  readonly kill?: (door: Backend) => Promise<void>;
}

const KEPT = 6;

/** The last that happened, the newest first. */
export function newsList() {
  const all: News[] = [];
  const add = (news: News) => {
    all.unshift(news);
    all.splice(KEPT);
  };
  return { all: all as readonly News[], add };
}

/** What an answer tells, in words. @param what was asked, such as "getItem" */
export function newsOf(what: string, { backend, ms, status, server }: Lap): News {
  const { name: door, title } = backend;
  const at = Date.now();
  if (status === undefined) return { door, at, text: `${title} did not answer` };
  const cold = wasCold(ms, server);
  const start = cold ? "cold start, " : door === "functions" && cold === false ? "warm, " : "";
  const failed = status >= 400 ? `, status ${status}` : "";
  return { door, at, text: `${what}: ${start}${formatMs(ms)}${failed}` };
}

/** Whom to call when something is new. */
export function watchers() {
  const all = new Set<() => void>();
  const watch = (onChange: () => void) => {
    all.add(onChange);
    return () => void all.delete(onChange);
  };
  const call = () => {
    for (const each of all) each();
  };
  return { watch, call, none: () => all.size === 0 };
}
