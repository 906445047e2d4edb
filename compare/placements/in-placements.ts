import { mergeReports } from "../record/merge";
import type { Report } from "../record/schema";
import { RunError } from "../run-error";
import { freshInstances, type LambdaCalls } from "./fresh-instances";
import { type EcsCalls, freshTasks } from "./fresh-tasks";
import type { Places } from "./places";
import type { Waiting } from "./until";

export interface Placing {
  readonly count: number;
  readonly places: Places;
  readonly lambda: LambdaCalls;
  readonly ecs: EcsCalls;
  readonly waiting: Waiting;
  readonly tell: (line: string) => void;
}

const rights = [
  ...["GetFunctionConfiguration", "GetAlias", "UpdateFunctionConfiguration", "PublishVersion"],
  ...["UpdateAlias", "DeleteFunction"],
].map((action) => `lambda:${action}`);
const needed = [...rights, "ecs:UpdateService", "ecs:DescribeServices"].join(", ");

/**
 * Measures so many placements: before each all tasks and function instances are new ones, before the
 * first too, so that no right is found missing after minutes. However it ends, the functions are put back
 * as they were.
 *
 * @param run measures one, counted from 0
 * @throws {RunError} what may not be done or did not come to be
 */
export async function inPlacements(
  { count, places, lambda, ecs, waiting, tell }: Placing,
  run: (round: number) => Promise<Report>,
): Promise<Report> {
  const instances = freshInstances(lambda, places, waiting);
  const reports: Report[] = [];
  try {
    for (let round = 0; round < count; round += 1) {
      tell(`Placement ${round + 1} of ${count}: new tasks and fresh function instances`);
      await allowed(async () => {
        await instances.renew(round + 1);
        await freshTasks(ecs, places, waiting);
      });
      reports.push(await run(round));
    }
  } finally {
    await instances
      .restore()
      .catch((error: Error) =>
        tell(
          `The functions could not be put back as they were (${error.message}): npm run deploy does it`,
        ),
      );
  }
  return mergeReports(reports);
}

async function allowed(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof RunError) throw error;
    const { name, message } = error as Error;
    throw new RunError(
      `--placements: what is deployed could not be changed (${name}: ${message}); it needs credentials with the rights ${needed}`,
    );
  }
}
