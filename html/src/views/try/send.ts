import { savedFrom } from "../../../../compare/load/saved";
import type { Backend } from "../../backends";
import { exchange } from "./exchange";
import { fill, type PlaceholderValues } from "./placeholders";
import type { Result } from "./result";
import { type Typed, writes } from "./typed";

export interface Sending {
  readonly typed: Typed;
  readonly targets: readonly Backend[];
  /** Whether a write happens at each target. Otherwise the first writes, and the others read it. */
  readonly each: boolean;
  readonly values: PlaceholderValues;
  readonly onArrival: (backend: Backend, ms: number) => void;
}

/** Sends a request to all of its targets at once; a write to one of them, and the others read it. */
export async function sendTo(sending: Sending): Promise<readonly Result[]> {
  const { typed, targets, each } = sending;
  const [writer, ...readers] = targets;
  if (!writer || each || readers.length === 0 || !writes(typed.method)) {
    return Promise.all(targets.map((backend) => sendOne(sending, backend, typed)));
  }
  const wrote = { ...(await sendOne(sending, writer, typed)), did: "wrote" };
  const path = readPathOf(wrote, typed.method);
  if (path === undefined) return [wrote];
  const read: Typed = { method: "GET", path, headers: "", body: "" };
  const reads = await Promise.all(readers.map((reader) => sendOne(sending, reader, read)));
  const absent = typed.method === "DELETE" ? "finds it gone" : "finds it missing";
  return [
    wrote,
    ...reads.map((result) => ({ ...result, did: isRead(result) ? "reads it" : absent })),
  ];
}

/** What was written can be read: where its answer says, or else where it was sent. */
function readPathOf({ outcome, path }: Result, method: string): string | undefined {
  if (outcome.kind === "silence" || outcome.status >= 400) return undefined;
  const said = savedFrom(outcome, "header.location", path);
  if (said !== undefined) return String(said);
  return method === "POST" ? undefined : path.split("?")[0];
}

const isRead = ({ outcome }: Result) => outcome.kind === "answer" && outcome.status < 400;

async function sendOne(
  { values, onArrival }: Sending,
  backend: Backend,
  typed: Typed,
): Promise<Result> {
  const unique = newUnique();
  const request = fill(typed, values, unique);
  const outcome = await exchange(backend, request);
  onArrival(backend, outcome.ms);
  return { backend, unique, path: request.path, outcome };
}

/** Not `randomUUID`, which a page has over HTTPS alone. */
function newUnique(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `try-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
