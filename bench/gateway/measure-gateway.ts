import { spawn } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { quantile } from "simple-statistics";
import { Agent } from "undici";
import { freePorts } from "../../compare/run/free-ports";
import type { Setting } from "../bench";
import { cpuUsOf } from "../support/cpu";
import { generate } from "../support/load/generate";
import { retry, stop } from "../support/process";
import type { Gateway } from "./gateways";
import { HANDLER_MS } from "./timed-function";

/** What is open at once, and so how many instances serve. */
const AT_ONCE = 10;

/**
 * How long it is warmed up, in seconds. What each of ten processes has served some thousand times its
 * engine has compiled, and a request takes a quarter of what the first hundreds take; a gateway that
 * runs all functions in one process is there earlier.
 */
const WARM_UP_SECONDS = 30;

export interface Measured {
  /** Milliseconds of a request beyond its handler's own, p50. */
  readonly overheadMs: number;
  readonly requestsPerSecond: number;
  /** Microseconds that the gateway and its processes take for a request, where that can be seen. */
  readonly cpuUs: number | undefined;
}

/**
 * Starts a gateway, warms it up and asks it, ten at once and then one request after the other.
 *
 * @throws where it does not start, or answers something else than 200
 */
export async function measureGateway(
  gateway: Gateway,
  { node, short }: Setting,
): Promise<Measured> {
  const port = await freePorts(3);
  const child = spawn(node, gateway.command(port), {
    cwd: gateway.folder,
    env: {
      PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
      HOME: gateway.folder,
      // What they would say of themselves to their makers.
      SLS_TELEMETRY_DISABLED: "1",
      ARC_DISABLE_TELEMETRY: "1",
    },
    stdio: "ignore",
  });
  const path = "/hello/you";
  const agent = new Agent({ keepAliveTimeout: 30_000 });
  const ask = () => beyondHandler(agent, `http://127.0.0.1:${port}${path}`);
  // What was under way when a load ended keeps its instances busy until it is through; and so does each
  // of these, which is why all are awaited before the next: else the load meets one too many.
  const allAreFree = () =>
    retry(async () => {
      const all = await Promise.allSettled(Array.from({ length: AT_ONCE }, ask));
      for (const one of all) if (one.status === "rejected") throw one.reason;
    });
  const load = (seconds: number) => generate({ port, path, connections: AT_ONCE, seconds });
  const cpu = () => (gateway.ends ? undefined : cpuUsOf(child.pid ?? 0));
  try {
    // A peer takes 40 s to start on a busy machine.
    await retry(ask).catch(() => retry(ask));
    const [one, many] = short ? [100, 0.2] : [1_500, 4];
    await allAreFree();
    await load(short ? many : WARM_UP_SECONDS);
    await allAreFree();
    const before = cpu();
    const { requests, seconds } = await load(many);
    const after = cpu();
    const cpuUs =
      before === undefined || after === undefined ? undefined : (after - before) / requests;
    await allAreFree();
    await during(one, ask);
    const overheadMs = quantile(await during(one, ask), 0.5);
    return { overheadMs, requestsPerSecond: requests / seconds, cpuUs };
  } finally {
    await agent.destroy();
    await stop(child);
  }
}

/** Asks again and again for so many milliseconds. */
async function during(ms: number, ask: () => Promise<number>): Promise<number[]> {
  const taken: number[] = [];
  const from = performance.now();
  while (performance.now() - from < ms) taken.push(await ask());
  return taken;
}

/** Milliseconds that a request took beyond its handler's. */
async function beyondHandler(agent: Agent, url: string): Promise<number> {
  const from = performance.now();
  const { origin, pathname: path } = new URL(url);
  const answer = await agent.request({ origin, path, method: "GET" });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${text}`);
  return performance.now() - from - Number(answer.headers[HANDLER_MS]);
}
