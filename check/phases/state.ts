import type { PlannedRequest } from "../../compare/load/request";
import type { Answer } from "../client";
import type { Cookies } from "../curl";
import { apartFrom, differences, inWords } from "../differences";
import type { Instance } from "../doors";
import type { Door } from "../finding";
import type { Probe } from "../plan/plan";
import { isGood, nameOf, type Session, type Shown } from "../session";

/**
 * Writes at one instance, and asks it and another after each: what they then answer differently, one
 * knows and the other does not. What differed before, or from one time to the next, does not count. After
 * each write the reads of its own collection are asked, after the last one all.
 */
export async function checkState(session: Session, door: Door): Promise<void> {
  const [one, other] = session.options.doors[door] as readonly [Instance, Instance];
  const reads = session.reads.slice(0, session.options.limits.reads);
  // What containers do not share functions do not: it is told once.
  const known = session.unshared;
  const writes: PlannedRequest[] = [];
  let cookie = "";
  const gave: PlannedRequest[] = [];
  const ask = async (asked: readonly Probe[], after: readonly PlannedRequest[]) => {
    for (const read of asked.filter(({ name }) => !known.has(name))) {
      const told = await compare(session, { one, other, read, writes: after, cookie, gave });
      if (told) known.add(read.name);
    }
  };
  for (const write of session.writes) {
    const done = await session.sendNext(one, write);
    if (done === undefined || !isGood(done.answer)) continue;
    const { planned } = done;
    writes.push(planned);
    const given = cookieOf(done.answer);
    if (given !== "") gave.push(planned);
    cookie = [...new Set([cookie, given])].filter(Boolean).join("; ");
    const its = reads.filter(
      (read) => collectionOf(read.next()?.path) === collectionOf(planned.path),
    );
    await ask(its, [planned]);
  }
  if (writes.length > 0) await ask(reads, writes.slice(-MOST));
  for (const read of reads) {
    if (!known.has(read.name)) await checkVisits(session, { one, other, read });
  }
}

/** So many writes are shown before what came of them. */
const MOST = 6;

/** `orders` of `/orders/1?all`. */
const collectionOf = (path = "") => path.split(/[/?]/)[1];

interface Pair {
  readonly one: Instance;
  readonly other: Instance;
  readonly read: Probe;
}
interface AfterWrite extends Pair {
  readonly writes: readonly PlannedRequest[];
  /** What the writes' answers gave a client to remember. */
  readonly cookie: string;
  /** Those whose answers did. */
  readonly gave: readonly PlannedRequest[];
}

async function compare(session: Session, after: AfterWrite): Promise<boolean> {
  const { one, other, read, writes, cookie, gave } = after;
  const written = writes.map(nameOf).join(", ");
  const shown = writes.map((write) => again(session, write));
  const planned = read.next();
  if (planned === undefined) return false;
  const plain = await difference(session, one, other, planned);
  if (plain) {
    session.find(
      "memory-state",
      `After ${written} at one instance, ${nameOf(planned)}: ${inWords(plain, "that one", "another")}.`,
      [...shown, again(session, planned)],
      { doors: ["functions", "containers"] },
    );
    return true;
  }
  if (cookie === "") return false;
  const known = { ...planned, headers: { ...planned.headers, cookie } };
  const found = await difference(session, one, other, known);
  if (!found) return false;
  session.find(
    "memory-session",
    `After ${gave.map(nameOf).join(", ")} at one instance, ${nameOf(planned)} with its cookie: ${inWords(found, "that one", "another")}.`,
    [...gave.map((write) => again(session, write, "kept")), again(session, known, "sent")],
  );
  return true;
}

/** A difference of two instances that is there twice, and not from one time to the next. */
async function difference(
  session: Session,
  one: Instance,
  other: Instance,
  planned: PlannedRequest,
) {
  const [a, b] = [await session.send(one, planned), await session.send(other, planned)];
  const found = differences(a, b);
  if (found.length === 0 || !isGood(a) || b.status === 0) return undefined;
  const [c, d] = [await session.send(one, planned), await session.send(other, planned)];
  if (c.status === 0 || d.status === 0) return undefined;
  const volatile = [...differences(a, c), ...differences(b, d)];
  const before = session.before.get(planned.route) ?? [];
  return apartFrom(differences(c, d), volatile, before)[0];
}

/** A cookie of a read alone: an instance that does not know it gives a new one. */
async function checkVisits(session: Session, { one, other, read }: Pair): Promise<void> {
  const planned = read.next();
  if (planned === undefined) return;
  const cookie = cookieOf(await session.send(one, planned));
  if (cookie === "") return;
  const known = { ...planned, headers: { ...planned.headers, cookie } };
  const [own, others] = [await session.send(one, known), await session.send(other, known)];
  if (cookieOf(own) !== "" || cookieOf(others) === "") return;
  session.find(
    "memory-session",
    `${nameOf(planned)} gives a cookie that its own instance knows, and another replaces.`,
    [again(session, planned, "kept"), again(session, known, "sent")],
  );
}

/** What a client sends back; empty where there is nothing. */
const cookieOf = ({ headers }: Answer): string =>
  headers
    .filter(([name]) => name === "set-cookie")
    .map(([, value]) => value.split(";")[0])
    .join("; ");

/** As functions show it, where `npm start -- --cold` has an instance for each request. */
const again = (session: Session, planned: PlannedRequest, cookies?: Cookies): Shown => ({
  at: session.options.doors.functions[0] as Instance,
  planned,
  ...(cookies && { cookies }),
});
