import type {
  CloudWatchLogsClient,
  GetQueryResultsCommandOutput,
} from "@aws-sdk/client-cloudwatch-logs";
import { pause as wait } from "../load/pause";
import type { Buckets } from "../stats/histogram";
import { eventBytes, type PlatformLog, type PlatformUsage, type Sent } from "./platform-log";

/** Groups of CloudWatch Logs by name. */
export interface LogGroups {
  readonly functions: readonly string[];
  readonly containers: readonly string[];
}

export interface InsightsOptions {
  readonly client: Pick<CloudWatchLogsClient, "send">;
  readonly groups: LogGroups;
  /** @default real time */
  readonly pause?: (ms: number) => Promise<void>;
}

/** Lines reach an index within seconds, mostly; so often is it asked whether all have. */
const attempts = 8;
const betweenMs = 10_000;
/** Of the requests sent so many must have left a line. */
const enough = 0.98;

const warm = `filter @type = "REPORT" and not ispresent(@initDuration) | stats count(*) as many by @billedDuration as ms | limit 10000`;
const cold = `filter @type = "REPORT" and ispresent(@initDuration) | stats count(*) as many by @initDuration as ms | limit 10000`;
const written = `stats sum(strlen(@message)) as bytes, count(*) as many`;

/** What Lambda and the containers wrote to CloudWatch Logs, asked by Logs Insights. */
export function insightsLog({ client, groups, pause = wait }: InsightsOptions): PlatformLog {
  async function rows(logGroupNames: readonly string[], query: string, { from, to }: Sent) {
    const { StartQueryCommand, GetQueryResultsCommand } = await import(
      "@aws-sdk/client-cloudwatch-logs"
    );
    const { queryId } = await client.send(
      new StartQueryCommand({
        logGroupNames: [...logGroupNames],
        // Whole seconds; a line is written a moment after its answer.
        startTime: Math.floor(from.getTime() / 1000),
        endTime: Math.ceil(to.getTime() / 1000) + 2,
        queryString: query,
      }),
    );
    for (let asked = 0; asked < 60; asked += 1) {
      const found = await client.send(new GetQueryResultsCommand({ queryId }));
      if (found.status === "Complete") return (found.results ?? []).map(fieldsOf);
      if (found.status !== "Running" && found.status !== "Scheduled") break;
      await pause(1000);
    }
    throw new Error("a query did not come to its end");
  }

  /** @param requests so many there were. @default one for each event */
  async function kib(names: readonly string[], sent: Sent, requests?: number) {
    const [found] = names.length === 0 ? [] : await rows(names, written, sent);
    const { bytes = 0, many = 0 } = found ?? {};
    return many === 0 ? undefined : (bytes + eventBytes * many) / 1024 / (requests ?? many);
  }

  async function usage(sent: Sent): Promise<PlatformUsage | undefined> {
    for (let asked = 0; asked < attempts; asked += 1) {
      if (asked > 0) await pause(betweenMs);
      const [billed, inits] = [
        bucketsOf(await rows(groups.functions, warm, sent)),
        bucketsOf(await rows(groups.functions, cold, sent)),
      ];
      const invocations = countIn(billed) + countIn(inits);
      if (invocations < enough * sent.functions) continue;
      const functionsLogKib = await kib(groups.functions, sent, invocations);
      const containersLogKib = await kib(groups.containers, sent);
      return {
        billed,
        inits: inits.flatMap(([us, many]) => Array.from({ length: many }, () => us / 1000)),
        ...(functionsLogKib === undefined ? {} : { functionsLogKib }),
        ...(containersLogKib === undefined ? {} : { containersLogKib }),
      };
    }
    return undefined;
  }

  return {
    source: "REPORT lines (CloudWatch Logs Insights)",
    async read(sent, tell) {
      if (groups.functions.length === 0) {
        tell("the synthesized stack names no log group of the functions");
        return undefined;
      }
      try {
        const found = await usage(sent);
        if (found === undefined) tell("CloudWatch Logs holds too few REPORT lines of this run");
        return found;
      } catch (error) {
        const { name, message } = error as Error;
        tell(`CloudWatch Logs Insights cannot be asked (${name}: ${message})`);
        return undefined;
      }
    },
  };
}

type Row = NonNullable<GetQueryResultsCommandOutput["results"]>[number];

const fieldsOf = (row: Row): Partial<Record<"ms" | "many" | "bytes", number>> =>
  Object.fromEntries(row.map(({ field = "", value }) => [field, Number(value)]));

const bucketsOf = (rows: readonly ReturnType<typeof fieldsOf>[]): Buckets =>
  rows
    .flatMap(({ ms, many }): [number, number][] =>
      ms === undefined || many === undefined ? [] : [[Math.round(ms * 1000), many]],
    )
    .sort(([a], [b]) => a - b);

const countIn = (buckets: Buckets): number => buckets.reduce((sum, [, many]) => sum + many, 0);
