import { allOf, at, ref } from "../synthesize";
import { watched } from "./watched";

describe("cold starts", () => {
  const stack = watched();

  test.each([
    ["list", "aws_cloudwatch_log_group.functions_list_logs.name"],
    ["create", "aws_cloudwatch_log_group.functions_create_logs.name"],
  ])("of %s are counted by Lambda's own report", (id, group) => {
    expect(at(stack, `aws_cloudwatch_log_metric_filter.watch_${id}_cold_starts`)).toMatchObject({
      log_group_name: ref(group),
      pattern: '"REPORT RequestId" "Init Duration"',
      metric_transformation: { namespace: "watch", name: "FunctionColdStarts", value: "1" },
    });
  });

  test("of tasks are counted by the app's own log line", () => {
    expect(
      at(stack, "aws_cloudwatch_log_metric_filter.watch_containers_cold_starts"),
    ).toMatchObject({
      log_group_name: ref("aws_cloudwatch_log_group.containers_logs.name"),
      pattern: "{ $.cold IS TRUE }",
      metric_transformation: { namespace: "watch", name: "ContainerColdStarts", value: "1" },
    });
  });

  test("of a row that is called like the other backend are counted beside it", () => {
    const stack = watched({}, {}, ["containers"]);
    expect(
      allOf(stack, "aws_cloudwatch_log_metric_filter").map(([id, { log_group_name }]) => [
        id,
        log_group_name,
      ]),
    ).toEqual([
      ["watch_containers_cold_starts", ref("aws_cloudwatch_log_group.containers_logs.name")],
      [
        "watch_containers_function_cold_starts",
        ref("aws_cloudwatch_log_group.functions_containers_logs.name"),
      ],
    ]);
  });
});
