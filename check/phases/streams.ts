import { setTimeout as wait } from "node:timers/promises";
import type { PlannedRequest } from "../../compare/load/request";
import type { Answer } from "../client";
import type { Instance } from "../doors";
import type { Probe } from "../plan/plan";
import { isGood, nameOf, type Session } from "../session";

/** So long a function is waited for whose answer does not end. */
const NOTHING_MS = 2_500;

const whole = (ms: number) => `${Math.round(ms)} ms`;

/** Bytes that a container sends long before the last ones, and a function with them. */
export function checkStream(
  session: Session,
  planned: PlannedRequest,
  container: Answer,
  fn: Answer,
): void {
  const { firstByteMs: first, totalMs: last } = container;
  if (first === undefined || fn.firstByteMs === undefined || !isGood(fn)) return;
  const spread = last - first;
  // One of several tries will do: a busy machine may hold up a byte.
  const isKnown = session.findings.some(
    (one) => one.kind === "streaming" && one.what.startsWith(`${nameOf(planned)}:`),
  );
  if (isKnown || spread < session.options.limits.streamMs || fn.firstByteMs < first + spread / 2)
    return;
  const { containers, functions } = session.options.doors;
  session.find(
    "streaming",
    `${nameOf(planned)}: its first byte came after ${whole(first)} from containers and after ${whole(fn.firstByteMs)} from functions, of ${whole(last)} in all.`,
    [containers[0] as Instance, functions[0] as Instance].map((at) => ({ at, planned })),
  );
}

/** Answers that do not end: what functions make of the first, and who hears of a write. The last phase. */
export async function checkEndless(session: Session): Promise<void> {
  const { containers, functions } = session.options.doors;
  const [container, at] = [containers[0] as Instance, functions[0] as Instance];
  for (const [index, { planned, answer }] of session.endless.entries()) {
    if (session.writes.length > 0) await checkSubscription(session, planned);
    const { firstByteMs: first, totalMs } = answer;
    const came =
      first === undefined ? "no byte of its body" : `its first byte after ${whole(first)}`;
    const said = `${nameOf(planned)} has not ended after ${whole(totalMs)}: from containers came ${came}`;
    if (index > 0) {
      // One that is asked is busy until its time is up, and can be asked nothing more.
      session.find("endless", `${said}; functions were not asked.`, [{ at: container, planned }]);
      continue;
    }
    const given = await session.send(at, planned, { ms: NOTHING_MS });
    if (isGood(given) && given.firstByteMs !== undefined) continue;
    session.find("endless", `${said}, from functions nothing within ${whole(NOTHING_MS)}.`, [
      { at: container, planned },
      { at, planned },
    ]);
  }
}

/** Listens at one container while a write comes to it, then while it comes to the other. */
async function checkSubscription(session: Session, planned: PlannedRequest): Promise<void> {
  const [one, other] = session.options.doors.containers as readonly [Instance, Instance];
  const { listenMs } = session.options.limits;
  const near = session.writes.filter((one) => collectionOf(one) === planned.path.split("/")[1]);
  const writes = near.length > 0 ? near : session.writes.slice(0, 10);
  const heard = async (writer: Instance) => {
    const listening = session.send(one, planned, { ms: listenMs });
    await wait(listenMs / 4);
    const sent: PlannedRequest[] = [];
    for (const probe of writes) {
      const done = await session.sendNext(writer, probe);
      if (done && isGood(done.answer)) sent.push(done.planned);
    }
    return { bytes: (await listening).body.length, sent };
  };
  const own = await heard(one);
  const far = await heard(other);
  const [write] = far.sent;
  const idle = await session.send(one, planned, { ms: listenMs });
  if (!write || own.bytes <= idle.body.length || far.bytes > idle.body.length) return;
  session.find(
    "memory-subscription",
    `${nameOf(planned)} hears of ${nameOf(write)} at its own instance, and not of the same at another.`,
    [
      { at: one, planned },
      { at: other, planned: write },
    ],
  );
}

/** `orders` of `POST /orders/:id`. */
const collectionOf = ({ name }: Probe) => name.split(" ")[1]?.split("/")[1];
