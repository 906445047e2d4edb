/**
 * What slow clients do to the others: `npx tsx bench/container/slow-clients.ts [connections]`. Half of
 * them send a byte of a header each second, half a byte of a body; the others' latency is taken at a
 * steady rate, without them and beside them in turns, and each side's turns are taken together.
 */
import { connect, type Socket } from "node:net";
import { quantile } from "simple-statistics";
import { Agent, request } from "undici";
import { buildAll } from "../../build/bundles";
import { startApp, startDatabase, stop, writePost } from "./app";

const PER_SECOND = 50;
/** Longer than the server waits for a header. */
const SECONDS = 12;
const ROUNDS = 4;

/** Latencies in milliseconds at a steady rate; a request that fails throws. */
async function latencies(url: string, dispatcher: Agent): Promise<readonly number[]> {
  const asked: Promise<number>[] = [];
  const from = performance.now();
  while (asked.length < PER_SECOND * SECONDS) {
    const due = from + (asked.length * 1_000) / PER_SECOND;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    asked.push(one(url, dispatcher, due));
  }
  return Promise.all(asked);
}

async function one(url: string, dispatcher: Agent, due: number): Promise<number> {
  const answer = await request(`${url}/blog/measured`, { dispatcher });
  await answer.body.dump();
  if (answer.statusCode !== 200) throw new Error(`a client got ${answer.statusCode}`);
  return performance.now() - due;
}

/** Opens slow connections, and each anew when the server has had enough of it. */
class SlowClients {
  private readonly sockets = new Set<Socket>();
  private readonly timer: NodeJS.Timeout;
  ended = 0;
  constructor(
    private readonly port: number,
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
    const head = "POST /blog HTTP/1.1\r\nhost: slow\r\ncontent-type: application/json\r\n";
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
  await buildAll(["containers"]);
  const database = await startDatabase();
  const app = await startApp(database.environment);
  const dispatcher = new Agent({ connections: 20, keepAliveTimeout: 30_000 });
  const alone: number[] = [];
  const beside: number[] = [];
  let ended = 0;
  try {
    await writePost(app.url, "measured", 1_000);
    await latencies(app.url, dispatcher);
    for (let round = 1; round <= ROUNDS; round++) {
      alone.push(...(await latencies(app.url, dispatcher)));
      const slow = new SlowClients(Number(new URL(app.url).port), count);
      beside.push(...(await latencies(app.url, dispatcher)));
      slow.close();
      ended += slow.ended;
    }
    for (const q of [0.5, 0.9, 0.99]) {
      const [a, b] = [quantile(alone, q), quantile(beside, q)];
      const figures = `${a.toFixed(1)} ms alone, ${b.toFixed(1)} ms beside ${count} slow clients`;
      console.log(`p${q * 100}: ${figures}, ratio ${(b / a).toFixed(2)}`);
    }
    console.log(`${alone.length} requests a side, none failed; ${ended} slow connections ended`);
  } finally {
    await dispatcher.close();
    await stop(app.process);
    await database.close();
  }
}

void main(Number(process.argv[2] ?? 500));
