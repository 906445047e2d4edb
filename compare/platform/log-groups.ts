import { resourcesOf, type Stack, sideOf } from "../record/stack";
import type { LogGroups } from "./insights-log";

/** The log groups that a stack names as the functions' and the containers'; an API's access log is neither's. */
export function logGroupsOf(stack: Stack | undefined): LogGroups {
  const groups = (stack === undefined ? [] : resourcesOf(stack)).flatMap(
    ({ type, id, attributes }) =>
      type === "aws_cloudwatch_log_group" && typeof attributes.name === "string"
        ? [{ side: sideOf(id), name: attributes.name }]
        : [],
  );
  const named = (side: string, is: (name: string) => boolean): string[] =>
    groups.filter((each) => each.side === side && is(each.name)).map(({ name }) => name);
  return {
    functions: named("functions", (name) => name.startsWith("/aws/lambda/")),
    containers: named("containers", () => true),
  };
}
