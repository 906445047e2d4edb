import { connect, type Socket } from "node:net";
import { type Message, Messages } from "./messages";

interface Waiting {
  readonly resolve: (answer: Message) => void;
  readonly reject: (error: Error) => void;
}

/** Read once: the environment is slow to be asked. */
const { AWS_LAMBDA_RUNTIME_API: api = "" } = process.env;

let connection: { readonly socket: Socket; readonly waiting: Waiting[] } | undefined;

/**
 * Speaks to the Runtime API over one kept connection. A call need not wait for the one before: they
 * are answered in their order, and those of one turn are sent together.
 *
 * @param path below `/2018-06-01/runtime/`
 * @throws where the Runtime API is gone
 */
export function call(
  method: "GET" | "POST",
  path: string,
  body = "",
  headers: Readonly<Record<string, string>> = {},
): Promise<Message> {
  connection ??= open();
  const { socket, waiting } = connection;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `host: ${api}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${lines.join("")}`;
  if (socket.writableCorked === 0) {
    socket.cork();
    process.nextTick(() => socket.uncork());
  }
  socket.write(`${method} /2018-06-01/runtime/${path} HTTP/1.1\r\n${head}\r\n${body}`);
  return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
}

function open() {
  const [host = "", port] = api.split(":");
  const socket = connect({ host, port: Number(port), noDelay: true });
  const waiting: Waiting[] = [];
  const messages = new Messages((answer) => waiting.shift()?.resolve(answer));
  const end = (error: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  socket.on("data", (chunk) => messages.read(chunk));
  socket.on("error", end);
  socket.on("close", () => end(new Error("The Runtime API is gone")));
  return { socket, waiting };
}
