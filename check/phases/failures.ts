import { setTimeout as wait } from "node:timers/promises";
import type { PlannedRequest } from "../../compare/load/request";
import type { Answer } from "../client";
import type { Instance } from "../doors";
import type { Probe } from "../plan/plan";
import { nameOf, type Session } from "../session";

/** A container that ended is started anew within that. */
const RESTART_MS = 12_000;

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
  const { manifest } = session.options.app;
  const shown = [{ at, planned }];
  if (answer.status === 0 && answer.cause !== "ETIMEDOUT") {
    session.slow.add(probe.name);
    tellEnd(session, planned, shown);
    await backAgain(session, at);
    return true;
  }
  if (at.door === "functions" && answer.status === 500 && endedIn(at)) {
    session.slow.add(probe.name);
    tellEnd(session, planned, shown);
    return true;
  }
  const seconds = manifest.timeouts.function / 1_000;
  const late = answer.cause === "ETIMEDOUT" || answer.totalMs > manifest.timeouts.function;
  if (late && !(answer.cut && answer.status > 0)) {
    session.slow.add(probe.name);
    session.find("slow", `${nameOf(planned)} was not answered within ${seconds} s.`, shown);
    return true;
  }
  if (answer.cut && answer.status > 0) {
    session.slow.add(probe.name);
    session.endless.push({ planned, answer });
    return true;
  }
  return false;
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
    session.find("crash", `${nameOf(planned)} ended the process.`, shown);
  }
}

/** Whether the instance's log says that it ended, and not before. */
function endedIn({ lines }: Instance): boolean {
  const last = lines.slice(-6).join("\n");
  return /Runtime exited with error/.test(last);
}

/** Waits for the container that takes the place of one that ended. */
async function backAgain(session: Session, at: Instance): Promise<void> {
  const path = session.options.app.manifest.healthPath;
  const planned = { route: "health", method: "GET", path, headers: {} };
  for (const until = Date.now() + RESTART_MS; Date.now() < until; await wait(50)) {
    const { status } = await at.client.send(planned, { ms: 1_000 });
    if (status === 200) return;
  }
}
