import { type AddressInfo, createServer, type Socket } from "node:net";
import { ownHosts } from "../../runtime/app/own-hosts";
import { type Message, Messages } from "./client/messages";
import { LIMITS } from "./limits";
import type { Outcome } from "./outcome";

/** What a runtime is told of an invocation. */
export interface Invocation {
  readonly requestId: string;
  /** The event as JSON. */
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly functionArn: string;
  /** X-Ray's, empty for none. */
  readonly traceId: string;
}

/** Hears what the runtime says. */
export interface RuntimeListener {
  /** The runtime waits for an invocation: it is ready, or through with the one before. */
  onNext(): void;
  /** The runtime sent what its handler gave, or why it could not start. */
  onAnswer(outcome: Outcome): void;
}

/** No site that a browser shows, also by a name that leads here. */
const isOwn = ownHosts();

const PREFIX = "/2018-06-01/runtime/";

/** A connection, and what is to be sent over it. */
interface Connection {
  readonly socket: Socket;
  unsent: string;
}

/**
 * The Runtime API of one instance, on a loopback port of its own.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export class RuntimeApi {
  private readonly connections = new Set<Connection>();
  private waiting: Connection | undefined;
  /** Whose invocations these are, until its connection ends. */
  private runtime: Connection | undefined;
  private current: string | undefined;
  private readonly server = createServer({ noDelay: true }, (socket) => this.connect(socket));

  constructor(private readonly listener: RuntimeListener) {}

  /** Starts it. @returns host and port, as `AWS_LAMBDA_RUNTIME_API` wants them */
  listen(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(0, "127.0.0.1", () => {
        resolve(`127.0.0.1:${(this.server.address() as AddressInfo).port}`);
      });
    });
  }

  close(): void {
    this.server.close();
    for (const { socket } of this.connections) socket.destroy();
  }

  /** Hands an invocation to the waiting runtime. @throws where none waits */
  deliver(invocation: Invocation): void {
    const { waiting } = this;
    if (!waiting) throw new Error("The runtime does not wait for an invocation");
    this.waiting = undefined;
    this.current = invocation.requestId;
    waiting.unsent += answer("200 OK", invocation.payload, {
      "lambda-runtime-aws-request-id": invocation.requestId,
      "lambda-runtime-deadline-ms": String(invocation.deadline),
      "lambda-runtime-invoked-function-arn": invocation.functionArn,
      ...(invocation.traceId && { "lambda-runtime-trace-id": invocation.traceId }),
    });
    send(waiting);
  }

  private connect(socket: Socket): void {
    const connection = { socket, unsent: "" };
    this.connections.add(connection);
    const messages = new Messages(
      (message) => this.serve(message, connection),
      LIMITS.responseBytes,
      () => socket.write("HTTP/1.1 100 Continue\r\n\r\n"),
    );
    socket.on("data", (chunk) => {
      try {
        messages.read(chunk);
      } catch {
        socket.destroy();
      }
      // A runtime that has asked for work already will hear of all it sent when there is some.
      if (this.waiting !== connection) send(connection);
    });
    // An instance that is killed while it sends has no one left to answer.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      this.connections.delete(connection);
      if (this.waiting === connection) this.waiting = undefined;
      if (this.runtime === connection) this.runtime = undefined;
    });
  }

  private serve(message: Message, connection: Connection): void {
    const [method, target = ""] = message.line.split(" ");
    const path = target.startsWith(PREFIX) ? target.slice(PREFIX.length) : "";
    if (!isOwn(message.headers)) {
      connection.unsent += refusal("403 Forbidden", "Forbidden");
    } else if (method === "GET" && path === "invocation/next") {
      // Whoever waited first is the runtime: another would get invocations, with the keys in them.
      this.runtime ??= connection;
      if (this.runtime !== connection) {
        connection.unsent += refusal("403 Forbidden", "AnotherRuntimeWaits");
        return;
      }
      this.waiting = connection;
      this.listener.onNext();
    } else {
      connection.unsent += method === "POST" ? this.take(path, message) : NOT_FOUND;
    }
  }

  /** Takes what the runtime sends. @returns what it is answered */
  private take(path: string, message: Message): string {
    if (path === "init/error") {
      this.listener.onAnswer(toError(message));
      return ACCEPTED;
    }
    const [, requestId, kind] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (requestId === undefined) return NOT_FOUND;
    if (requestId !== this.current) return refusal("400 Bad Request", "InvalidRequestID");
    this.current = undefined;
    const outcome = kind === "error" ? toError(message) : toResult(message);
    this.listener.onAnswer(outcome);
    return outcome.kind === "response-too-large" ? TOO_LARGE : ACCEPTED;
  }
}

function send(connection: Connection): void {
  const { socket, unsent } = connection;
  if (unsent === "") return;
  connection.unsent = "";
  socket.write(unsent);
}

function toResult({ body, bytes }: Message): Outcome {
  if (bytes > LIMITS.responseBytes) return { kind: "response-too-large" };
  return { kind: "result", payload: body };
}

/** What a runtime sends is `{ errorType, errorMessage, stackTrace }`; the stack goes no further. */
function toError({ body }: Message): Outcome {
  const { errorType, errorMessage } = parseError(body);
  return { kind: "error", errorType: String(errorType), errorMessage: String(errorMessage) };
}

function parseError(text: string): { errorType?: unknown; errorMessage?: unknown } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return { errorType: "Runtime.Unknown", errorMessage: text };
  }
}

function answer(
  status: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = `content-length: ${Buffer.byteLength(body)}`;
  return `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\n${length}\r\n${lines.join("")}\r\n${body}`;
}

const refusal = (status: string, errorType: string) =>
  answer(status, JSON.stringify({ errorType, errorMessage: errorType }));

const ACCEPTED = answer("202 Accepted", '{"status":"OK"}');
const NOT_FOUND = refusal("404 Not Found", "NotFound");
const TOO_LARGE = refusal("413 Payload Too Large", "RequestEntityTooLarge");
