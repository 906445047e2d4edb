import { spawn } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { quantile } from "simple-statistics";
import { Agent } from "undici";
import { freePorts } from "../../compare/run/free-ports";
import type { Setting } from "../bench";
import { retry, stop } from "../support/process";
import type { Gateway } from "./gateways";
import { HANDLER_MS } from "./timed-function";

/** What is open at once, and so how many instances serve. */
const AT_ONCE = 10;

/**
 * Starts a gateway, warms it up and asks it, one request after the other and then ten at once.
 *
 * @returns milliseconds of a request beyond its handler's own, p50, and requests a second
 * @throws where it does not start, or answers something else than 200
 */
export async function measureGateway(gateway: Gateway, { node, short }: Setting) {
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
  const agent = new Agent({ keepAliveTimeout: 30_000 });
  const ask = () => beyondHandler(agent, `http://localhost:${port}`);
  try {
    await retry(ask);
    const [one, many] = short ? [100, 200] : [1_500, 3_000];
    // Until each instance has started, and V8 knows what is asked of it.
    await during(short ? many : 6_000, AT_ONCE, ask);
    const { requestsPerSecond } = await during(many, AT_ONCE, ask);
    await during(one, 1, ask);
    const { taken } = await during(one, 1, ask);
    return { overheadMs: quantile(taken, 0.5), requestsPerSecond };
  } finally {
    await agent.destroy();
    await stop(child);
  }
}

/** Asks again and again for so many milliseconds, so many at once. */
async function during(ms: number, atOnce: number, ask: () => Promise<number>) {
  const taken: number[] = [];
  const from = performance.now();
  const one = async () => {
    while (performance.now() - from < ms) taken.push(await ask());
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return { taken, requestsPerSecond: (taken.length * 1_000) / (performance.now() - from) };
}

/** Milliseconds that a request took beyond its handler's. */
async function beyondHandler(agent: Agent, origin: string): Promise<number> {
  const from = performance.now();
  const answer = await agent.request({ origin, path: "/hello/you", method: "GET" });
  const text = await answer.body.text();
  if (answer.statusCode !== 200)
    throw new Error(`${origin} answered ${answer.statusCode}: ${text}`);
  return performance.now() - from - Number(answer.headers[HANDLER_MS]);
}
