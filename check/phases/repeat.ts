import { readdir } from "node:fs/promises";
import type { PlannedRequest } from "../../compare/load/request";
import type { Instance } from "../doors";
import type { SeenOf } from "../observed";
import { isGood, nameOf, type Session } from "../session";

const TIMES = 5;
const AT_ONCE = 8;

/** Each read again and again at one container: what every request costs, and what it leaves. */
export async function checkRepeated(session: Session): Promise<void> {
  const at = session.options.doors.containers[0] as Instance;
  const { observed, limits } = session.options;
  const good: PlannedRequest[] = [];
  for (const probe of [...session.reads, ...session.writes]) {
    const before = await filesIn(at.tmp);
    observed.fresh();
    const seen: SeenOf<"answer">[] = [];
    let last: PlannedRequest | undefined;
    for (let sent = 0; sent < TIMES; sent += 1) {
      const done = await session.sendNext(at, probe);
      if (!done || !isGood(done.answer)) break;
      last = done.planned;
      seen.push(...answersIn(observed.fresh()));
    }
    if (last === undefined || seen.length < TIMES) continue;
    if (probe.reads) good.push(last);
    tellConnections(session, at, last, seen);
    const turn = Math.min(...seen.map(({ turnMs }) => turnMs));
    if (turn > limits.turnMs) {
      const said = `${nameOf(last)} holds the event loop for ${Math.round(turn)} ms each time.`;
      session.find("loop", said, [{ at, planned: last }]);
    }
    const made = (await filesIn(at.tmp)) - before;
    if (made >= TIMES) {
      const said = `${TIMES} times ${nameOf(last)} left ${made} files in the temporary folder.`;
      session.find("tmp-grows", said, [{ at, planned: last }]);
    }
  }
  await checkMemory(session, good);
}

const answersIn = (seen: ReturnType<Session["options"]["observed"]["fresh"]>) =>
  seen.filter(
    (one): one is SeenOf<"answer"> => one.kind === "answer" && one.door === "containers-1",
  );

/** The first ones may open what later ones use. */
function tellConnections(
  session: Session,
  at: Instance,
  planned: PlannedRequest,
  seen: readonly SeenOf<"answer">[],
): void {
  const [target] = seen.at(-1)?.connects ?? [];
  if (target === undefined || seen.slice(1).some(({ connects }) => connects.length === 0)) return;
  const said = `${nameOf(planned)} opens a connection to ${target} each time.`;
  session.find("connections", said, [{ at, planned }]);
}

/** All good reads at once for a while; then what both have taken at most. */
async function checkMemory(session: Session, good: readonly PlannedRequest[]): Promise<void> {
  const { limits, doors, observed } = session.options;
  const at = doors.containers[0] as Instance;
  const until = performance.now() + limits.loadMs;
  let sent = 0;
  const keepSending = async () => {
    while (performance.now() < until) {
      const planned = good[sent++ % good.length];
      if (planned === undefined) return;
      await session.send(at, planned);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepSending));
  const peak = Math.max(
    0,
    ...observed
      .of("answer")
      .filter(isOfContainer)
      .map((one) => one.peakMb),
  );
  tellMemory(session, "containers", peak, limits.containerMemoryMb, good.at(-1));
  const reports = (doors.functions[0] as Instance).lines.map((line) =>
    Number(/Max Memory Used: (\d+) MB/.exec(line)?.[1] ?? 0),
  );
  tellMemory(session, "functions", Math.max(0, ...reports), limits.functionMemoryMb, good.at(-1));
}

const isOfContainer = ({ door }: { readonly door: string }) => door.startsWith("containers");

function tellMemory(
  session: Session,
  door: "functions" | "containers",
  usedMb: number,
  givenMb: number,
  planned: PlannedRequest | undefined,
): void {
  if (usedMb <= givenMb) return;
  const at = session.options.doors[door][0] as Instance;
  const said = `${door === "functions" ? "A function's instance" : "A container"} took ${Math.round(usedMb)} MB of ${givenMb} MB.`;
  session.find("memory", said, planned ? [{ at, planned }] : [], { doors: [door] });
}

const filesIn = async (folder: string): Promise<number> =>
  (await readdir(folder, { recursive: true }).catch(() => [])).length;
