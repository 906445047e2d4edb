import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { instanceEnvironment } from "../../local/functions/environment";
import type { Outcome } from "../../local/functions/outcome";
import { RuntimeApi } from "../../local/functions/runtime-api";
import { stop } from "../support/process";

export interface Start {
  readonly node: string;
  /** Node's own arguments. @default none */
  readonly flags?: readonly string[];
  /** The runtime client's program. */
  readonly client: string;
  /** What would be the zip. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly event: APIGatewayProxyEventV2;
}

export interface FirstAnswer {
  /** From the start of the process until its answer arrived. */
  readonly ms: number;
  /** What the process had then taken of the CPU, all of its threads. */
  readonly cpuMs: number;
}

/** Starts an instance with one invocation. @throws where it answers with anything but a 200 */
export async function firstAnswer(start: Start): Promise<FirstAnswer> {
  const { node, flags = [], client, folder, event } = start;
  let answered: (outcome: Outcome) => void = () => {};
  const outcome = new Promise<Outcome>((resolve) => {
    answered = resolve;
  });
  const api: RuntimeApi = new RuntimeApi({
    onNext: () =>
      api.deliver({
        requestId: "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
        payload: JSON.stringify(event),
        deadline: Date.now() + 10_000,
        functionArn: "arn:aws:lambda:us-east-1:123456789012:function:bench",
        traceId: "",
      }),
    onAnswer: (given) => answered(given),
  });
  const settings = {
    name: "bench",
    codeFolder: folder,
    handler: "index.handler",
    environment: start.environment,
    memoryMb: 512,
  };
  const env = instanceEnvironment(settings, await api.listen());
  const from = performance.now();
  const child = spawn(node, [...flags, client, "index.handler"], {
    cwd: folder,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  child.once("exit", (code) => answered({ kind: "crash", reason: `exit status ${code}` }));
  try {
    const given = await outcome;
    const ms = performance.now() - from;
    if (!isOk(given)) throw new Error(`${folder} answered ${JSON.stringify(given)}`);
    return { ms, cpuMs: cpuMsOf(child.pid) };
  } finally {
    await stop(child);
    api.close();
  }
}

function isOk(outcome: Outcome): boolean {
  if (outcome.kind !== "result") return false;
  return (JSON.parse(outcome.payload) as APIGatewayProxyStructuredResultV2).statusCode === 200;
}

/** Of all threads. Linux only. */
function cpuMsOf(pid: number | undefined): number {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const times = tasks.map((task) =>
    Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]),
  );
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}
