import type { PlannedRequest } from "../../compare/load/request";
import { backAgain } from "../back-again";
import type { Answer } from "../client";
import type { Instance } from "../doors";
import { doorOf } from "../observed";
import type { Probe } from "../plan/plan";
import { nameOf, type Session } from "../session";

/**
 * Whether nothing more can be learned of a probe: its answer did not come in time, does not end, or its
 * request ended the process. What of it is a finding is told.
 *
 * @param at who answered. @default the first container
 */
export async function failed(
  session: Session,
  probe: Probe,
  planned: PlannedRequest,
  answer: Answer,
  at = session.options.doors.containers[0] as Instance,
): Promise<boolean> {
  const shown = [{ at, planned }];
  if (answer.status === 0 && answer.cause !== "ETIMEDOUT") {
    session.slow.add(probe.name);
    tellEnd(session, planned, shown);
    await backAgain(at, session.options.app.manifest);
    return true;
  }
  if (at.door === "functions" && answer.status === 500 && endedIn(at)) {
    session.slow.add(probe.name);
    tellEnd(session, planned, shown);
    return true;
  }
  const late = answer.cause === "ETIMEDOUT" || answer.totalMs > session.patienceMs;
  if (late && !(answer.cut && answer.status > 0)) {
    session.slow.add(probe.name);
    session.late.push({ shown: { at, planned }, took: timeOf(session, probe, planned) });
    return true;
  }
  if (answer.cut && answer.status > 0) {
    session.slow.add(probe.name);
    session.endless.push({ planned, answer });
    return true;
  }
  return false;
}

/**
 * How long a container takes for what a function has no time for, while all else is checked: asked of the
 * other one. Reads alone: a write would be sent once more.
 */
async function timeOf({ options }: Session, { reads }: Probe, planned: PlannedRequest) {
  const { doors, limits } = options;
  if (!reads) return undefined;
  return doors.containers[1]?.client.send(planned, {
    ms: limits.gatewayMs,
    listenMs: limits.listenMs,
  });
}

/** What took too long, when it is known how long that is. */
export async function tellLate(session: Session): Promise<void> {
  const { gatewayMs } = session.options.limits;
  const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`;
  for (const { shown, took } of session.late) {
    const name = nameOf(shown.planned);
    const said = `${name} was not answered by ${shown.at.door} within the ${seconds(session.patienceMs)} that a function has`;
    const answer = await took;
    const more =
      answer?.cause === "ETIMEDOUT"
        ? `, nor by a container within the ${seconds(gatewayMs)} that API Gateway waits.`
        : answer && answer.status > 0
          ? `; a container took ${seconds(answer.totalMs)}.`
          : ".";
    session.find("slow", `${said}${more}`, [shown]);
  }
}

/** Requests that ended their process when they had been answered. */
export function tellCrashes(session: Session): void {
  const routes = new Set<string>();
  for (const one of session.options.observed.of("uncaught")) {
    const planned = session.fatalOf(one);
    if (!planned || doorOf(one) !== "containers" || routes.has(planned.route)) continue;
    routes.add(planned.route);
    const name = nameOf(planned);
    const isKnown = session.findings.some(
      ({ kind, what }) => kind === "crash" && what.startsWith(`${name} `),
    );
    const at = session.options.doors.containers[0] as Instance;
    if (!isKnown)
      session.find("crash", `${name} ended the process: ${one.message}.`, [{ at, planned }]);
  }
}

function tellEnd(
  session: Session,
  planned: PlannedRequest,
  shown: readonly { readonly at: Instance; readonly planned: PlannedRequest }[],
): void {
  const exit = session.options.observed
    .of("exit")
    .find(({ url }) => url === undefined || url === planned.path);
  if (exit) {
    const where = exit.where ? ` (${exit.where})` : "";
    session.find("exit", `${nameOf(planned)} called process.exit(${exit.code})${where}.`, shown);
  } else {
    const error = session.options.observed.of("uncaught").find(({ url }) => url === planned.path);
    const why = error ? `: ${error.message}` : "";
    session.find("crash", `${nameOf(planned)} ended the process${why}.`, shown);
  }
}

/** Whether the instance's log says that it ended, and not before. */
function endedIn({ lines }: Instance): boolean {
  const last = lines.slice(-6).join("\n");
  return /Runtime exited with error/.test(last);
}
