import { setTimeout as wait } from "node:timers/promises";
import type { BackendName } from "../../parity/backends";
import { type RawAnswer, type RawRequest, send } from "../../support/http";
import type { Doors } from "../doors";
import type { Fault } from "./fault-proxy";

/** What requests an app is probed by. Each is about an item of its own. */
export interface Probes {
  create(id: string): RawRequest;
  get(id: string): RawRequest;
  remove(id: string): RawRequest;
}

/** What one door did under one fault. */
export interface Measured {
  /** How often each status was answered; 0 is no answer. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Failures that are not an honest 503: JSON, with `Retry-After`. */
  readonly dishonest: readonly string[];
  /** The slowest answer, in seconds. */
  readonly seconds: number;
  /** Calls at the database for one request: the most, and the mean. */
  readonly calls: { readonly most: number; readonly mean: number };
  /** Creates that failed, and those of them that are stored all the same. */
  readonly failed: number;
  readonly stored: number;
  /** Creates that were acknowledged and are not there, deletes that were and are. */
  readonly lost: number;
  /** Seconds from the fault's end until both a read and a write succeed. */
  readonly recovery: number;
}

export interface ProbeOptions {
  readonly doors: Doors;
  readonly backend: BackendName;
  readonly probes: Probes;
  /** Names what is made. */
  readonly name: string;
}

const CREATES = 8;
const OTHERS = 4;
const idsOf = (name: string, kind: string, count: number) =>
  Array.from({ length: count }, (_, number) => `${name}-${kind}-${number}`);

/** Makes what the probe reads and deletes, and has as many instances started as it needs at once. */
export async function prepare({ doors, backend, probes, name }: ProbeOptions): Promise<void> {
  const ids = [
    ...idsOf(name, "read", OTHERS),
    ...idsOf(name, "gone", OTHERS),
    ...idsOf(name, "warm", CREATES),
  ];
  // A machine that has much else to do may take longer to start them than a call may last.
  for (let round = 0; round < ROUNDS; round += 1) {
    const made = await Promise.all(ids.map((id) => send(doors[backend], probes.create(id))));
    if (made.every(({ status }) => [200, 201, 409].includes(status))) return;
  }
  throw new Error(`${backend}: what is probed cannot be made, without a fault`);
}
const ROUNDS = 10;

/** Sends all at once while the fault lasts. @returns what tells the rest, once it is over */
export async function probe({ doors, backend, probes, name }: ProbeOptions) {
  const url = doors[backend];
  const made = idsOf(name, "made", CREATES);
  const read = idsOf(name, "read", OTHERS);
  const gone = idsOf(name, "gone", OTHERS);
  const requests = [
    ...made.map((id) => ({ id, request: probes.create(id) })),
    ...read.map((id) => ({ id, request: probes.get(id) })),
    ...gone.map((id) => ({ id, request: probes.remove(id) })),
  ];
  const tries = await Promise.all(
    requests.map(async ({ id, request }) => ({ id, ...(await timed(url, request)) })),
  );
  const calls = requests.map(({ id }) => doors.proxy.callsFor(id));
  const answered = (ids: readonly string[], ok: boolean) =>
    tries.filter((one) => ids.includes(one.id) && isSuccess(one.answer) === ok);

  return async function settle(recovery: number): Promise<Measured> {
    await doors.proxy.quiet();
    const isThere = async ({ id }: { readonly id: string }) =>
      (await send(url, probes.get(id))).status === 200;
    const count = async (ones: readonly { readonly id: string }[]) =>
      (await Promise.all(ones.map(isThere))).filter(Boolean).length;
    const failed = answered(made, false);
    const acknowledged = answered(made, true);
    return {
      statuses: countBy(tries, ({ answer }) => String(answer?.status ?? 0)),
      dishonest: tries.flatMap(({ answer }) => complaintOf(answer)),
      seconds: Math.max(...tries.map(({ seconds }) => seconds)),
      calls: {
        most: Math.max(...calls),
        mean: calls.reduce((sum, each) => sum + each, 0) / calls.length,
      },
      failed: failed.length,
      stored: await count(failed),
      lost: acknowledged.length - (await count(acknowledged)) + (await count(answered(gone, true))),
      recovery,
    };
  };
}

const isSuccess = (answer: RawAnswer | undefined) =>
  answer !== undefined && answer.status >= 200 && answer.status < 300;

async function timed(url: string, request: RawRequest) {
  const start = performance.now();
  const late = wait(GIVE_UP_MS, undefined, { ref: false });
  const answer = await Promise.race([send(url, request).catch(() => undefined), late]);
  return { answer, seconds: (performance.now() - start) / 1_000 };
}
const GIVE_UP_MS = 12_000;

function complaintOf(answer: RawAnswer | undefined): string[] {
  if (answer === undefined) return ["no answer"];
  if (answer.status < 500) return [];
  const isHonest =
    answer.status === 503 &&
    answer.headers["retry-after"] !== undefined &&
    /^\{"(message|error)":"[^"]*"\}$/.test(answer.body);
  return isHonest ? [] : [`${answer.status} ${answer.body.slice(0, 80)}`];
}

/** Seconds until a write and a read of it succeed, several times in a row. */
export async function recover({ doors, backend, probes, name }: ProbeOptions): Promise<number> {
  const start = performance.now();
  let since = start;
  let good = 0;
  for (let number = 0; good < IN_A_ROW && performance.now() - start < 10_000; number += 1) {
    const id = `${name}-after-${number}`;
    const write = await timed(doors[backend], probes.create(id));
    const read = await timed(doors[backend], probes.get(id));
    const isGood = write.answer?.status === 201 && read.answer?.status === 200;
    if (isGood && good === 0) since = performance.now();
    good = isGood ? good + 1 : 0;
    if (!isGood) await wait(20);
  }
  return ((good === 0 ? performance.now() : since) - start) / 1_000;
}
const IN_A_ROW = 3;

export function countBy<T>(all: readonly T[], keyOf: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of all) {
    const key = keyOf(one);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** What happens around the probe. */
export interface Trouble {
  readonly begin: (doors: Doors) => Promise<void> | void;
  readonly end: (doors: Doors) => Promise<void> | void;
}

export const troubleOf = (fault: Fault): Trouble => ({
  begin: ({ proxy }) => proxy.use(fault),
  end: ({ proxy }) => proxy.use(),
});

/** Both doors under one fault at the same time. */
export async function measure(
  doors: Doors,
  name: string,
  probes: Probes,
  trouble: Trouble,
): Promise<Readonly<Record<BackendName, Measured>>> {
  await doors.renew();
  const all = (["functions", "containers"] as const).map((backend) => ({
    doors,
    backend,
    probes,
    name: `${name}-${backend}`,
  }));
  for (const one of all) await prepare(one);
  await trouble.begin(doors);
  const settling = await Promise.all(all.map(probe));
  await trouble.end(doors);
  const recovered = await Promise.all(all.map(recover));
  const [functions, containers] = await Promise.all(
    settling.map((settle, at) => settle(recovered[at] ?? Number.POSITIVE_INFINITY)),
  );
  if (!functions || !containers) throw new Error("Both doors are measured.");
  return { functions, containers };
}
