import type { PlannedRequest } from "../../compare/load/request";
import type { Answer } from "../client";
import { apartFrom, type Difference, differences, inWords } from "../differences";
import type { Instance } from "../doors";
import type { Door } from "../finding";
import type { Probe } from "../plan/plan";
import { isGood, nameOf, type Session } from "../session";
import { Visitor } from "../visitor";

/**
 * Writes at one instance, and asks it and another after each: what they then answer differently, one
 * knows and the other does not. What differed before, or from one time to the next, does not count. After
 * each write the reads of its own collection are asked, after the last one all. Writes that ask who is there
 * are sent again with the cookies that the others were given.
 */
export async function checkState(session: Session, door: Door): Promise<void> {
  const [one, other] = session.options.doors[door] as readonly [Instance, Instance];
  const reads = session.reads.slice(0, session.options.limits.reads);
  // What containers do not share functions do not: it is told once.
  const known = session.unshared;
  const writes: PlannedRequest[] = [];
  const visitor = new Visitor();
  const ask = async (asked: readonly Probe[], after: readonly PlannedRequest[]) => {
    for (const read of asked.filter(({ name }) => !known.has(name))) {
      const told = await compare(session, { one, other, read, writes: after, visitor });
      if (told) known.add(read.name);
    }
  };
  const wrote = async (planned: PlannedRequest) => {
    writes.push(planned);
    const its = reads.filter(
      (read) => collectionOf(read.next()?.path) === collectionOf(planned.path),
    );
    await ask(its, [planned]);
  };
  const shut: Probe[] = [];
  for (const write of session.writes) {
    const done = await session.sendNext(one, write);
    if (done === undefined) continue;
    visitor.answered(done.planned, done.answer);
    if (isShut(done.answer)) shut.push(write);
    if (isGood(done.answer)) await wrote(done.planned);
  }
  for (const write of visitor.knowsSomething ? shut : []) {
    const done = await session.sendNext(one, write, visitor);
    if (done && isGood(done.answer)) await wrote(done.planned);
  }
  if (writes.length > 0) await ask(reads, writes.slice(-MOST));
  for (const read of reads) {
    if (!known.has(read.name)) await checkVisits(session, { one, other, read });
  }
}

/** Whether it wants to know who is there. */
const isShut = ({ status }: Answer): boolean => status === 401 || status === 403;

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
  /** Who wrote, with what its answers gave it. */
  readonly visitor: Visitor;
}

async function compare(session: Session, after: AfterWrite): Promise<boolean> {
  const { one, other, read, writes, visitor } = after;
  const planned = read.next();
  if (planned === undefined) return false;
  const plain = await difference(session, one, other, planned);
  const said = (found: Difference) => inWords(found, "that one", "another");
  const tellState = (found: Difference, asked: PlannedRequest) =>
    session.find(
      "memory-state",
      `After ${writes.map(nameOf).join(", ")} at one instance, ${nameOf(asked)}: ${said(found)}.`,
      visitor.shown(shownAt(session), [...writes, asked]),
      { doors: ["functions", "containers"] },
    );
  if (plain) {
    tellState(plain, planned);
    return true;
  }
  if (!visitor.knowsSomething) return false;
  const known = visitor.asSent(planned);
  const found = await difference(session, one, other, known);
  if (!found) return false;
  // Another that lets in who has the cookie, and nobody else, knows the session: what it lacks is the rest.
  const isLetIn = isGood(await session.send(other, known));
  if (isLetIn && isShut(await session.send(other, planned))) {
    tellState(found, known);
    return true;
  }
  session.find(
    "memory-session",
    `After ${visitor.gave.map(nameOf).join(", ")} at one instance, ${nameOf(planned)} with its cookie: ${said(found)}.`,
    visitor.shown(shownAt(session), [known]),
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

const givesCookie = ({ headers }: Answer) => headers.some(([name]) => name === "set-cookie");

/** A cookie of a read alone: an instance that does not know it gives a new one. */
async function checkVisits(session: Session, { one, other, read }: Pair): Promise<void> {
  const planned = read.next();
  if (planned === undefined) return;
  const visitor = new Visitor();
  visitor.answered(planned, await session.send(one, planned));
  if (!visitor.knowsSomething) return;
  const known = visitor.asSent(planned);
  const [own, others] = [await session.send(one, known), await session.send(other, known)];
  if (givesCookie(own) || !givesCookie(others)) return;
  session.find(
    "memory-session",
    `${nameOf(planned)} gives a cookie that its own instance knows, and another replaces.`,
    visitor.shown(shownAt(session), [known]),
  );
}

/** As functions show it, where `npm start -- --cold` has an instance for each request. */
const shownAt = ({ options }: Session) => options.doors.functions[0] as Instance;
