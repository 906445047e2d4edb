import { connect, type Socket } from "node:net";
import { answerIn } from "./answer";

export interface Load {
  readonly port: number;
  readonly path: string;
  /** How many ask at once, each again as soon as it is answered. */
  readonly connections: number;
  /** Or until the first answer, where that takes longer. */
  readonly seconds: number;
}

export interface Generated {
  /** Answered with 200. */
  readonly requests: number;
  readonly seconds: number;
  /** The share of a core that asking took: near 1 it was what limited the load. */
  readonly busy: number;
}

/**
 * A closed loop of the same GET over bare sockets, one request at a time on each: some 10 us of CPU
 * a request, so that one core keeps up with any server on another. (An HTTP client takes more than
 * a lean server, and would be what is measured.)
 *
 * @throws at the first answer that is not 200, and at a connection that fails
 */
export async function generate({ port, path, connections, seconds }: Load): Promise<Generated> {
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`);
  const open = new Set<Socket>();
  let requests = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    let isTime = false;
    const timer = setTimeout(() => {
      isTime = true;
      if (requests > 0) resolve();
    }, seconds * 1_000);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    const begin = () => {
      const socket = connection(port, request, {
        answered: () => {
          requests += 1;
          if (isTime) resolve();
        },
        closed: () => {
          open.delete(socket);
          begin();
        },
        failed: fail,
      });
      open.add(socket);
    };
    for (let i = 0; i < connections; i += 1) begin();
  }).finally(() => {
    for (const socket of open)
      socket
        .removeAllListeners()
        .on("error", () => {})
        .destroy();
  });
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { requests, seconds: took / 1_000, busy: (user + system) / 1_000 / took };
}

interface Events {
  readonly answered: () => void;
  /** By the server, after an answer. */
  readonly closed: () => void;
  readonly failed: (error: Error) => void;
}

function connection(port: number, request: Buffer, { answered, closed, failed }: Events): Socket {
  let pending: Buffer | undefined;
  let isOver = false;
  const take = (isClosed: boolean): void => {
    const answer = pending && answerIn(pending, isClosed);
    if (!answer) return;
    pending = undefined;
    isOver = !answer.stays;
    if (answer.status !== 200) failed(new Error(`an answer was ${answer.status}`));
    else answered();
    if (!isOver) socket.write(request);
  };
  const buffer = Buffer.allocUnsafe(64 << 10);
  const socket = connect({
    port,
    host: "127.0.0.1",
    noDelay: true,
    onread: {
      buffer,
      callback: (length) => {
        // Parsed where it lies, and kept only where it is not whole.
        const part = buffer.subarray(0, length);
        pending = pending ? Buffer.concat([pending, part]) : part;
        take(false);
        if (pending === part) pending = Buffer.from(part);
        return true;
      },
    },
  });
  socket.on("connect", () => socket.write(request));
  socket.on("error", failed);
  socket.on("close", () => {
    take(true);
    if (isOver) closed();
    else failed(new Error("a connection was closed before its answer"));
  });
  return socket;
}
