import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { Stack } from "../record/stack";
import { insightsLog } from "./insights-log";
import { logGroupsOf } from "./log-groups";
import type { PlatformLog } from "./platform-log";

/** The log of what was deployed; rights and region are those of the environment where nothing says them. */
export function deployedLog(stack: Stack | undefined, region: string | undefined): PlatformLog {
  const client = new CloudWatchLogsClient(region === undefined ? {} : { region });
  return insightsLog({ client, groups: logGroupsOf(stack) });
}
