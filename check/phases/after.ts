import { setTimeout as wait } from "node:timers/promises";
import type { Instance } from "../doors";
import { doorOf, type SeenOf } from "../observed";
import { nameOf, type Session } from "../session";

/** So many requests with work after their answer are shown. */
const MOST = 5;

/**
 * What containers went on with when an answer had gone, and a function that stood still did not: each such
 * request is sent once more to a function, which is then left alone.
 */
export async function checkAfter(session: Session): Promise<void> {
  const { observed, limits, doors } = session.options;
  await wait(limits.afterMs);
  const late = observed.of("late").filter((one) => doorOf(one) === "containers");
  const byRequest = new Map<string, SeenOf<"late">>();
  for (const one of late) {
    const request = session.requestOf(one);
    if (request && !byRequest.has(request.route)) byRequest.set(request.route, one);
  }
  const at = doors.functions[1] as Instance;
  for (const seen of [...byRequest.values()].slice(0, MOST)) {
    const planned = session.requestOf(seen);
    if (planned === undefined) continue;
    await session.send(at, planned);
    observed.fresh();
    await wait(Math.min(seen.ms + limits.afterMs / 2, limits.afterMs));
    const done = observed
      .fresh()
      .some(({ kind, door }) => kind === "late" && door === "functions-2");
    const where = seen.where ? ` (${seen.where})` : "";
    const frozen = done ? "" : "; a function, which stands still then, had not got there";
    session.find(
      "work-after",
      `${nameOf(planned)}: ${seen.what}${where} ${seen.ms} ms after the answer of a container${frozen}.`,
      [{ at, planned }],
    );
  }
}
