import { GetQueryResultsCommand, StartQueryCommand } from "@aws-sdk/client-cloudwatch-logs";
import { type InsightsOptions, insightsLog } from "../../../compare/platform/insights-log";
import { logGroupsOf } from "../../../compare/platform/log-groups";

type Rows = Record<string, string | number>[];
const groups = { functions: ["/aws/lambda/read"], containers: ["/ecs/app"] };
const sent = {
  from: new Date("2026-01-01T10:00:00.400Z"),
  to: new Date("2026-01-01T10:01:00.600Z"),
  functions: 100,
  containers: 100,
};

/** Logs Insights of which it is known what it holds; `late` rounds it does not hold it yet. */
function insights(late = 0) {
  const started: StartQueryCommand["input"][] = [];
  const answers = new Map<string, Rows>();
  let polls = 0;
  const rowsFor = (query: string, names: readonly string[] = []): Rows => {
    if (started.length <= 2 * late && query.includes("REPORT")) return [];
    if (query.includes("not ispresent")) {
      return [
        { ms: 31, many: 60 },
        { ms: 12, many: 38 },
      ];
    }
    if (query.includes("ispresent")) return [{ ms: 140.5, many: 2 }];
    return names.includes("/ecs/app")
      ? [{ bytes: 30_000, many: 100 }]
      : [{ bytes: 70_000, many: 400 }];
  };
  const send = async (command: unknown) => {
    if (command instanceof StartQueryCommand) {
      started.push(command.input);
      const queryId = `q${started.length}`;
      const { queryString = "", logGroupNames } = command.input;
      answers.set(queryId, rowsFor(queryString, logGroupNames));
      return { queryId };
    }
    if (!(command instanceof GetQueryResultsCommand)) throw new Error("not asked for");
    polls += 1;
    if (polls % 2 === 1) return { status: "Running" };
    const rows = answers.get(command.input.queryId ?? "") ?? [];
    const results = rows.map((row) =>
      Object.entries(row).map(([field, value]) => ({ field, value: String(value) })),
    );
    return { status: "Complete", results };
  };
  return { client: { send } as unknown as InsightsOptions["client"], started };
}

const pause = async (): Promise<void> => {};

test("billed times, start-ups and log sizes come from Logs Insights, within the run's whole seconds", async () => {
  const { client, started } = insights();
  const found = await insightsLog({ client, groups, pause }).read(sent, () => {});
  expect(found?.billed).toEqual([
    [12_000, 38],
    [31_000, 60],
  ]);
  expect(found?.inits).toEqual([140.5, 140.5]);
  expect(found?.functionsLogKib).toBeCloseTo((70_000 + 26 * 400) / 1024 / 100, 9);
  expect(found?.containersLogKib).toBeCloseTo((30_000 + 26 * 100) / 1024 / 100, 9);
  expect(started[0]).toMatchObject({
    logGroupNames: ["/aws/lambda/read"],
    startTime: Date.parse("2026-01-01T10:00:00Z") / 1000,
    endTime: Date.parse("2026-01-01T10:01:03Z") / 1000,
  });
});

test("lines that come late are waited for, and those that never come are said", async () => {
  const late = insights(2);
  const found = await insightsLog({ client: late.client, groups, pause }).read(sent, () => {});
  expect(found?.inits).toHaveLength(2);
  const told: string[] = [];
  const never = insights(99);
  const none = insightsLog({ client: never.client, groups, pause });
  expect(await none.read(sent, (why) => told.push(why))).toBeUndefined();
  expect(told).toEqual(["CloudWatch Logs holds too few REPORT lines of this run"]);
});

test("without rights, or groups, it says why and the run goes on", async () => {
  const told: string[] = [];
  const denied = Object.assign(new Error("not authorized"), { name: "AccessDeniedException" });
  const client = { send: () => Promise.reject(denied) } as unknown as InsightsOptions["client"];
  const tell = (why: string): void => void told.push(why);
  expect(await insightsLog({ client, groups, pause }).read(sent, tell)).toBeUndefined();
  const nameless = { functions: [], containers: [] };
  expect(await insightsLog({ client, groups: nameless }).read(sent, tell)).toBeUndefined();
  expect(told).toEqual([
    "CloudWatch Logs Insights cannot be asked (AccessDeniedException: not authorized)",
    "the synthesized stack names no log group of the functions",
  ]);
});

test("a stack's log groups are whose construct made them; an API's access log is nobody's", () => {
  const group = (name: string) => ({ name });
  const stack = {
    resource: {
      aws_cloudwatch_log_group: {
        functions_read_logs: group("/aws/lambda/read"),
        functions_access_logs: group("/aws/vendedlogs/api"),
        containers_logs: group("/ecs/app"),
      },
    },
  };
  expect(logGroupsOf(stack)).toEqual(groups);
  expect(logGroupsOf(undefined)).toEqual({ functions: [], containers: [] });
});
