import { setTimeout as wait } from "node:timers/promises";
import type { PlannedRequest } from "../../compare/load/request";
import type { Instance } from "../doors";
import { nameOf, type Session } from "../session";

/** How long a line of a process takes to get here. */
const LINE_MS = 60;

/** What no door ever took: asked once more when all has been made that could be made. */
export async function tellRefused(session: Session): Promise<void> {
  const at = session.options.doors.containers[0] as Instance;
  for (const probe of [...session.reads, ...session.writes]) {
    if (session.wasAnswered(probe)) continue;
    const before = at.lines.length;
    const done = await session.sendNext(at, probe);
    if (done === undefined || session.wasAnswered(probe)) continue;
    const { status, cause = "" } = done.answer;
    if (status === 0) {
      session.leave(probe.name, `no answer came (${cause})`);
      continue;
    }
    const { planned } = done;
    if (isExplained(session, planned)) continue;
    if (status >= 500 && probe.reads) {
      await wait(LINE_MS);
      tellFailing(session, at, planned, status, before);
    } else if (!(planned.path === "/" && status === 404)) {
      // What nobody described is guessed (and `/` of all apps asked for): a refusal says nothing more.
      const what = probe.name.includes("/") ? probe.name : `${probe.name} (${nameOf(planned)})`;
      const why = `both doors refused what was sent (${status}); describe its request in a scenario`;
      session.leave(what, why);
    }
  }
}

/** Whether it is known what it lacks where it runs: a finding of its own. */
const isExplained = ({ options: { observed } }: Session, { path }: PlannedRequest) =>
  (["file-missing", "file-outside", "file-write", "module-missing"] as const).some((kind) =>
    observed.of(kind).some(({ url }) => url === path),
  );

function tellFailing(
  session: Session,
  at: Instance,
  planned: PlannedRequest,
  status: number,
  before: number,
): void {
  const error = at.lines.slice(before).find((line) => /^\[?\w*Error\b.*:/.test(line));
  const said = error ? `; its log says: ${error}` : "";
  const shown = [{ at, planned }];
  session.find("failing", `${nameOf(planned)} is answered ${status} by both doors${said}.`, shown);
}
