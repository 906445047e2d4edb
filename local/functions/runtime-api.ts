import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
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

const PREFIX = "/2018-06-01/runtime/";

/**
 * The Runtime API of one instance, on a loopback port of its own.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export class RuntimeApi {
  private waiting: ServerResponse | undefined;
  private current: string | undefined;
  private readonly server = createServer((req, res) => void this.serve(req, res));

  constructor(private readonly listener: RuntimeListener) {
    // An instance waits for its next invocation as long as it lives.
    this.server.requestTimeout = 0;
    this.server.keepAliveTimeout = 0;
  }

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
    this.server.closeAllConnections();
  }

  /** Hands an invocation to the waiting runtime. @throws where none waits */
  deliver(invocation: Invocation): void {
    if (!this.waiting) throw new Error("The runtime does not wait for an invocation");
    this.current = invocation.requestId;
    this.waiting
      .writeHead(200, {
        "content-type": "application/json",
        "lambda-runtime-aws-request-id": invocation.requestId,
        "lambda-runtime-deadline-ms": String(invocation.deadline),
        "lambda-runtime-invoked-function-arn": invocation.functionArn,
        ...(invocation.traceId && { "lambda-runtime-trace-id": invocation.traceId }),
      })
      .end(invocation.payload);
    this.waiting = undefined;
  }

  private async serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const path = req.url?.startsWith(PREFIX) ? req.url.slice(PREFIX.length) : "";
    if (req.method === "GET" && path === "invocation/next") {
      this.waiting = res;
      return this.listener.onNext();
    }
    // An instance that is killed while it sends has no one left to answer.
    const body = await read(req).catch(() => undefined);
    if (body === undefined) return;
    const [, requestId, kind] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (req.method === "POST" && path === "init/error") {
      this.listener.onAnswer(toError(body));
      return acknowledge(res);
    }
    if (req.method !== "POST" || requestId === undefined) return refuse(res, 404, "NotFound");
    if (requestId !== this.current) return refuse(res, 400, "InvalidRequestID");
    this.current = undefined;
    const outcome = kind === "error" ? toError(body) : toResult(body);
    this.listener.onAnswer(outcome);
    if (outcome.kind === "response-too-large") return refuse(res, 413, "RequestEntityTooLarge");
    acknowledge(res);
  }
}

interface Body {
  readonly text: string;
  readonly bytes: number;
}

/** Reads a body; keeps no more of it than a response may have. @throws where the sender dies */
async function read(req: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= LIMITS.responseBytes) chunks.push(chunk);
  }
  return { text: Buffer.concat(chunks).toString("utf8"), bytes };
}

function toResult({ text, bytes }: Body): Outcome {
  if (bytes > LIMITS.responseBytes) return { kind: "response-too-large" };
  return { kind: "result", payload: text };
}

/** What a runtime sends is `{ errorType, errorMessage, stackTrace }`; the stack goes no further. */
function toError({ text }: Body): Outcome {
  const { errorType, errorMessage } = parseError(text);
  return { kind: "error", errorType: String(errorType), errorMessage: String(errorMessage) };
}

function parseError(text: string): { errorType?: unknown; errorMessage?: unknown } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return { errorType: "Runtime.Unknown", errorMessage: text };
  }
}

function acknowledge(res: ServerResponse): void {
  res.writeHead(202, { "content-type": "application/json" }).end('{"status":"OK"}');
}

function refuse(res: ServerResponse, status: number, errorType: string): void {
  const body = JSON.stringify({ errorType, errorMessage: errorType });
  res.writeHead(status, { "content-type": "application/json" }).end(body);
}
