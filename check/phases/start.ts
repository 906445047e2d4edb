import type { Route } from "../../runtime/app";
import type { Instance } from "../doors";
import { fillPath } from "../plan/fill-path";
import type { Session } from "../session";

/**
 * The first answer of each instance: whether it starts, and how long that takes.
 *
 * @returns whether both doors can be asked
 */
export async function checkStart(session: Session): Promise<boolean> {
  const { doors, limits, app } = session.options;
  const root = { route: "start", method: "GET", path: firstPath(app.manifest.routes), headers: {} };
  let ok = true;
  if (doors.failure !== undefined) {
    const late = /did not answer within/.test(doors.failure);
    const kind = late ? "start-slow" : "start-fails";
    session.find(kind, withoutStacks(doors.failure), [], { doors: ["containers"] });
    ok = false;
  }
  for (const at of doors.functions) {
    const answer = await at.client.send(root, {
      ms: limits.startMs + app.manifest.timeouts.function + 1_000,
      listenMs: limits.listenMs,
    });
    const failure = failureOf(at);
    if (failure) {
      const kind = /timed out/.test(failure) ? "start-slow" : "start-fails";
      session.find(kind, failure, [{ at, planned: root }], { doors: ["functions"] });
      return false;
    }
    tellSlow(session, Number(answer.header("x-init-ms") ?? 0));
  }
  for (const at of doors.containers) {
    const answer = await at.client.send(root, { ms: limits.gatewayMs, listenMs: limits.listenMs });
    // A container that takes long to start only starts late.
    if (at === doors.containers[0]) tellSlow(session, Number(answer.header("x-init-ms") ?? 0));
  }
  return ok;
}

/**
 * What an instance is asked first: a path that the app does not know, so that nothing but its start is to
 * blame; where the gateway hands on no such path, that of a route.
 */
function firstPath(routes: readonly Route[]): string {
  if (routes.some(({ path }) => path === "$default")) return "/-/check";
  const read = routes.find(({ method }) => method === "GET" || method === "ANY");
  return fillPath(read?.path ?? "/", () => "1");
}

function tellSlow(session: Session, initMs: number): void {
  if (initMs <= session.options.limits.startMs) return;
  const already = session.findings.some(({ kind }) => kind === "start-slow");
  if (!already) session.find("start-slow", `Its start took ${Math.round(initMs)} ms.`, []);
}

/** What a process said, but for Node's own places and the source lines that it prints with them. */
const withoutStacks = (said: string): string =>
  said
    .split("\n")
    .filter((line) => !/^\s|^node:|^Node\.js v|^\}?$/.test(line))
    .join("\n");

/** What Lambda writes when an instance never came to serve. */
function failureOf({ lines }: Instance): string | undefined {
  const served = lines.some((line) => line.startsWith("{") && line.includes('"status"'));
  if (served) return undefined;
  const failure = lines.find((line) => /^RequestId: \S+ (Error:|Task timed out)/.test(line));
  return failure?.replace(/^RequestId: \S+ (Error: (?=\w*Error: ))?/, "");
}
