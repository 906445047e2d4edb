import { type BackendName, backendNames } from "../../parity/backends";
import { comparable } from "../../parity/differences";
import { type Exchanged, exchange, type Patience } from "./exchange";
import { FIXTURE, MARK } from "./grammar/draw";
import { isMalformed, knownDifference } from "./known-differences";
import { toBytes, type WireRequest } from "./wire-request";

export type Answered = Readonly<Record<BackendName, Exchanged>>;
export type Doors = Readonly<Record<BackendName, string>>;

/** What must not be, and at which door. */
export interface Finding {
  readonly kind: string;
  readonly answered: Answered;
}

const STACK = /\bat \S+ ?\(?[^\s()]*:\d+:\d+|node:internal|node_modules|\bError: /;

const NO_MESSAGE = "an error that is no message";

/** What is wrong with one door's answer. */
export function complaintOf(answer: Exchanged, request: WireRequest): string | undefined {
  const { method } = request;
  // What is not whole may well be waited for.
  if (answer === "hang" || (answer === "cut" && !isMalformed(request))) return "hang";
  if (typeof answer === "string") return;
  const { status, rawHeaders, body } = answer;
  const all = `${rawHeaders.join("\n")}\n${body}`;
  if (status >= 500) return `status ${status}`;
  if (STACK.test(all)) return "a stack";
  if (status >= 400 && all.toLowerCase().includes(MARK)) return "an echo";
  if (status >= 400 && method !== "HEAD" && !/^\{"message":"[^"]+"\}$/.test(body)) {
    return NO_MESSAGE;
  }
  return;
}

/** What is wrong with the answers of both to one request; what is on the list is not. */
export function judge(request: WireRequest, answered: Answered): Finding | undefined {
  for (const backend of backendNames) {
    const complaint = complaintOf(answered[backend], request);
    if (!complaint) continue;
    const isListed = complaint === NO_MESSAGE && knownDifference(request, answered);
    if (!isListed) return { kind: `${backend}: ${complaint}`, answered };
  }
  const kind = differenceOf(request.method, answered);
  return kind && !knownDifference(request, answered) ? { kind, answered } : undefined;
}

/** In what two answers differ: their statuses, or the names of what is not equal. */
function differenceOf(method: string, { functions, containers }: Answered): string | undefined {
  if (typeof functions === "string" || typeof containers === "string") {
    const [one, other] = [functions, containers].map((each) =>
      typeof each === "string" ? each : each.status,
    );
    return one === other ? undefined : `difference: functions ${one}, containers ${other}`;
  }
  if (functions.status !== containers.status) {
    return `difference: functions ${functions.status}, containers ${containers.status}`;
  }
  const both = comparable({ functions, containers, method });
  if (both.functions.body !== both.containers.body) return "difference: body";
  const names = new Set(backendNames.flatMap((name) => Object.keys(both[name].headers)));
  const unequal = [...names].filter(
    (name) =>
      JSON.stringify(both.functions.headers[name]) !==
      JSON.stringify(both.containers.headers[name]),
  );
  return unequal.length > 0 ? `difference: header ${unequal.join(", ")}` : undefined;
}

/** Asks both doors, one after the other, each with the same posts there. */
export async function ask(
  doors: Doors,
  request: WireRequest,
  patience: Patience,
): Promise<Answered> {
  const bytes = toBytes(request);
  const answers = {} as Record<BackendName, Exchanged>;
  for (const backend of backendNames) {
    const answer = await exchange(doors[backend], bytes, request.method, patience);
    answers[backend] = answer;
    if (typeof answer === "string") continue;
    if (answer.status === 201) await remove(doors, (JSON.parse(answer.body) as { id: string }).id);
    if (answer.status === 200 && request.method === "DELETE") await makeFixture(doors);
  }
  return answers;
}

async function remove({ containers }: Doors, id: string): Promise<void> {
  await fetch(`${containers}/blog/${id}`, { method: "DELETE" });
}

export async function makeFixture({ containers }: Doors): Promise<void> {
  await fetch(`${containers}/blog`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: FIXTURE, title: "A post", contents: "Its text", author: "Fuzz" }),
  });
}
