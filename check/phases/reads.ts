import type { PlannedRequest } from "../../compare/load/request";
import { backAgain } from "../back-again";
import type { Answer } from "../client";
import { apartFrom, type Difference, differences, inWords, wholeAt } from "../differences";
import type { Instance } from "../doors";
import type { Probe } from "../plan/plan";
import { isGood, nameOf, type Session } from "../session";
import { smallest } from "../smallest";
import { checkAnswer } from "./answers";
import { failed } from "./failures";
import { checkLinks } from "./links";
import { checkStream } from "./streams";

/** A read at both doors, before anything was written. */
export async function checkReads(session: Session): Promise<void> {
  for (const probe of session.reads) await checkRead(session, probe);
}

async function checkRead(session: Session, probe: Probe): Promise<void> {
  const planned = probe.next();
  if (planned === undefined) {
    return session.leave(probe.name, "a pool that it needs is empty; let the setup save into it");
  }
  const { containers, functions } = session.options.doors;
  const [container, other] = containers as readonly [Instance, Instance];
  const [fn, otherFn] = functions as readonly [Instance, Instance];
  const at = async (instance: Instance) => session.send(instance, planned);

  const first = await at(container);
  probe.answered(planned, first);
  if (await failed(session, probe, planned, first)) return;
  const once = await at(fn);
  // What a container answers at once may have come late for another's sake: a busy machine's.
  const ofFunction = once.status === 0 ? await at(fn) : once;
  if (await failed(session, probe, planned, ofFunction, fn)) return;
  if (first.status !== ofFunction.status) session.apart.add(probe.name);
  checkStream(session, planned, first, ofFunction);
  const isExplained = await checkAnswer(session, planned, first, ofFunction);
  if (isGood(first)) await checkLinks(session, planned);
  const again = { container: await at(container), fn: await at(fn) };
  checkStream(session, planned, again.container, again.fn);
  const others = { container: await at(other), fn: await at(otherFn) };

  // One whose work ends the process later would take what is asked next with it.
  if (session.options.observed.of("uncaught").some(({ url }) => url === planned.path)) {
    session.slow.add(probe.name);
    return;
  }
  // What once did not come says nothing of what would have come.
  const none = [again.container, again.fn, others.container, others.fn].find(
    ({ status }) => status === 0,
  );
  if (none) {
    await backAgain(container, session.options.app.manifest);
    return session.leave(
      `${probe.name} at another instance`,
      `an answer did not come (${none.cause ?? "in time"}), where the first one had`,
    );
  }
  const volatile = [...differences(first, again.container), ...differences(ofFunction, again.fn)];
  const ofInstance = differences(again.container, others.container);
  const ofFunctions = differences(again.fn, others.fn);
  session.before.set(planned.route, [...ofInstance, ...ofFunctions]);
  await checkCounter(session, planned, container, [first, again.container, others.container]);
  const cached = apartFrom(ofInstance, volatile);
  const [firstCached] = cached;
  if (firstCached && first.header("set-cookie") === undefined) {
    session.find(
      "memory-cache",
      `${nameOf(planned)}: ${inWords(firstCached, "one instance", "another")}, before anything was written.`,
      [{ at: container, planned }],
      // One that fails at another instance is more than another text.
      isGood(others.container) === isGood(first) ? {} : { severity: "change" },
    );
  }
  const found = apartFrom(
    differences(again.container, again.fn),
    volatile,
    ofInstance,
    ofFunctions,
  );
  if (found.length > 0 && !isExplained) await tellDifference(session, planned, found);
}

/** So far may a counter go from one answer to the next. */
const STEP = 10;

/**
 * A number that goes one way at an instance, from answer to answer, and is behind at another is counted in
 * each. What only happened to be so, as with a die, is asked for twice more.
 */
async function checkCounter(
  session: Session,
  planned: PlannedRequest,
  at: Instance,
  [first, second, other]: readonly [Answer, Answer, Answer],
): Promise<void> {
  const suspects = differences(first, second)
    .map(([place]) => place)
    .filter((place) => isBehind([first, second], other, place));
  if (suspects.length === 0) return;
  const [third, fourth] = [await session.send(at, planned), await session.send(at, planned)];
  for (const place of suspects) {
    if (!isBehind([second, third], other, place) || !isBehind([third, fourth], other, place)) {
      continue;
    }
    // One that is in a header of every answer is one counter.
    const isKnown = session.findings.some(
      ({ kind, what }) =>
        place.startsWith("header ") && kind === "memory-counter" && what.includes(`${place} went`),
    );
    if (isKnown) continue;
    const [a, b, c] = [first, fourth, other].map((one) => wholeAt(one, place));
    session.find(
      "memory-counter",
      `${nameOf(planned)}: ${place} went from ${a} to ${b} at one instance and was ${c} at another.`,
      [
        { at, planned },
        { at, planned },
      ],
    );
  }
}

/** Whether a number moved between two answers, and the other instance's has not come so far. */
function isBehind(
  [before, after]: readonly [Answer, Answer],
  other: Answer,
  place: string,
): boolean {
  const [a, b, c] = [before, after, other].map((one) => wholeAt(one, place));
  if (a === undefined || b === undefined || c === undefined) return false;
  const moved = b - a;
  return moved !== 0 && Math.abs(moved) <= STEP && (moved > 0 ? c < b : c > b);
}

/** Tells a difference of the doors, with the smallest request that shows it. */
export async function tellDifference(
  session: Session,
  planned: PlannedRequest,
  found: readonly Difference[],
): Promise<void> {
  const [container, fn] = [session.options.doors.containers[0], session.options.doors.functions[0]];
  if (!container || !fn) return;
  const places = new Set(found.map(([place]) => place));
  const shows = async (request: PlannedRequest) => {
    const [a, b] = [await session.send(container, request), await session.send(fn, request)];
    return differences(a, b).some(([place]) => places.has(place));
  };
  const request = await smallest(planned, shows);
  const words = found.slice(0, 3).map((one) => inWords(one, "containers", "functions"));
  const more = found.length > 3 ? ` (and ${found.length - 3} more)` : "";
  session.find("difference", `${nameOf(planned)}: ${words.join("; ")}${more}.`, [
    { at: container, planned: request },
    { at: fn, planned: request },
  ]);
}
