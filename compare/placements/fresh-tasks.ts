import { DescribeServicesCommand, type ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { RunError } from "../run-error";
import type { Places } from "./places";
import { until, type Waiting } from "./until";

export type EcsCalls = Pick<ECSClient, "send">;

/**
 * Puts new tasks in the place of those that run, as a deploy of the same does, and waits until they
 * alone do.
 *
 * @throws {RunError} where they do not become healthy
 */
export async function freshTasks(
  ecs: EcsCalls,
  { cluster, service }: Pick<Places, "cluster" | "service">,
  waiting: Waiting,
): Promise<void> {
  const { service: updated } = await ecs.send(
    new UpdateServiceCommand({ cluster, service, forceNewDeployment: true }),
  );
  const mine = updated?.deployments?.find(({ status }) => status === "PRIMARY")?.id;
  await until(waiting, `the new tasks of ${service} did not take over`, async () => {
    const answer = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
    const [found] = answer.services ?? [];
    const deployments = found?.deployments ?? [];
    const primary = deployments.find(({ status }) => status === "PRIMARY");
    const failed = deployments.find(({ rolloutState }) => rolloutState === "FAILED");
    if (failed !== undefined || (mine !== undefined && primary?.id !== mine)) {
      throw new RunError(
        `--placements: the new tasks of ${service} did not become healthy${failed?.rolloutStateReason ? `: ${failed.rolloutStateReason}` : ""}; the old ones run on`,
      );
    }
    // Others are still draining.
    if (found === undefined || deployments.length !== 1) return false;
    const rolledOut = primary?.rolloutState === undefined || primary.rolloutState === "COMPLETED";
    return rolledOut && found.runningCount === found.desiredCount;
  });
}
