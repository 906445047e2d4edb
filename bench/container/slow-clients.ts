/**
 * What slow clients do to the others: `npx tsx bench/container/slow-clients.ts [connections]`. Half of
 * them send a byte of a header each second, half a byte of a body; the others' latency is taken at a
 * steady rate, without them and beside them in turns, and each side's turns are taken together.
 */
import { connect, type Socket } from "node:net";
import { quantile } from "simple-statistics";
import { findApp } from "../../build/app/find-app";
import { buildAll, stopBuilding } from "../../build/bundles";
import { evenly } from "../../compare/load/arrivals";
import type { Client } from "../../compare/load/client";
import { httpClient } from "../../compare/load/http-client";
import { openLoop } from "../../compare/load/open-loop";
import { latencyOf } from "../../compare/load/sample";
import type { Traffic } from "../../compare/load/scenario";
import { startApp } from "../support/app-process";
import { startDatabase } from "../support/database";
import { stop } from "../support/process";
import { nothing, withBody, workloadAt } from "../support/workload";

const PER_SECOND = 50;
/** Longer than the server waits for a header. */
const SECONDS = 12;
const ROUNDS = 4;

/** Latencies in milliseconds at a steady rate; a request that fails throws. */
async function latencies(client: Client, traffic: Traffic): Promise<readonly number[]> {
  const samples = await openLoop({
    client,
    arrivals: evenly(PER_SECOND),
    next: traffic.next,
    onAnswer: traffic.answered,
    signal: AbortSignal.timeout(SECONDS * 1_000),
  });
  const failed = samples.find(({ expected }) => !expected);
  if (failed) throw new Error(`${failed.route}: a client got ${failed.cause ?? failed.status}`);
  return samples.map(latencyOf);
}

/** Opens slow connections, and each anew when the server has had enough of it. */
class SlowClients {
  private readonly sockets = new Set<Socket>();
  private readonly timer: NodeJS.Timeout;
  ended = 0;
  constructor(
    private readonly port: number,
    /** Method and path of what they begin to send. */
    private readonly line: string,
    count: number,
  ) {
    for (let i = 0; i < count; i++) this.open(i % 2 === 0);
    this.timer = setInterval(() => {
      for (const socket of this.sockets) if (socket.writable) socket.write("x");
    }, 1_000);
  }

  private open(inHeader: boolean): void {
    const socket = connect(this.port, "127.0.0.1");
    this.sockets.add(socket);
    const head = `${this.line} HTTP/1.1\r\nhost: slow\r\ncontent-type: application/json\r\n`;
    socket.write(inHeader ? `${head}x-slow: ` : `${head}content-length: 1000\r\n\r\n`);
    socket.resume().on("error", () => undefined);
    socket.on("close", () => {
      this.ended++;
      if (this.sockets.delete(socket)) this.open(inHeader);
    });
  }

  close(): void {
    clearInterval(this.timer);
    for (const socket of this.sockets) {
      this.sockets.delete(socket);
      socket.destroy();
    }
  }
}

async function main(count: number): Promise<void> {
  const found = await findApp();
  await buildAll(["containers"], found);
  await stopBuilding();
  const database = await startDatabase(found);
  const app = await startApp(found, database.environment);
  const client = httpClient(app.url);
  const alone: number[] = [];
  const beside: number[] = [];
  let ended = 0;
  try {
    const traffic = await workloadAt(client, found.manifest.workload);
    const [written] = withBody(traffic.scenario);
    const { method, path } = (written && traffic.plan(written)) ?? { ...nothing, method: "POST" };
    await latencies(client, traffic);
    for (let round = 1; round <= ROUNDS; round++) {
      alone.push(...(await latencies(client, traffic)));
      const slow = new SlowClients(Number(new URL(app.url).port), `${method} ${path}`, count);
      beside.push(...(await latencies(client, traffic)));
      slow.close();
      ended += slow.ended;
    }
    for (const q of [0.5, 0.9, 0.99]) {
      const [a, b] = [quantile(alone, q), quantile(beside, q)];
      const figures = `${a.toFixed(1)} ms alone, ${b.toFixed(1)} ms beside ${count} slow clients`;
      console.log(`p${q * 100}: ${figures}, ratio ${(b / a).toFixed(2)}`);
    }
    console.log(
      `${alone.length} and ${beside.length} requests, none failed; ${ended} slow connections ended`,
    );
  } finally {
    await client.close();
    await stop(app.process);
    await database.close();
  }
}

void main(Number(process.argv[2] ?? 500));
