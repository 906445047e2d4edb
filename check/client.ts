import { Agent, type IncomingMessage, request } from "node:http";
import type { Answer as LoadAnswer } from "../compare/load/client";
import type { PlannedRequest } from "../compare/load/request";

/** What came of a request; `status` 0 where nothing came. Times in milliseconds since it was sent. */
export interface Answer extends LoadAnswer {
  /** Names in lower case, in their order; a name may come more than once. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly trailers: readonly string[];
  /** Of the body. */
  readonly firstByteMs: number | undefined;
  readonly totalMs: number;
  /** Whether it was given up before it ended. */
  readonly cut: boolean;
}

export interface Patience {
  /** How long the whole may take. */
  readonly ms: number;
  /** How long it may take on from its head: what does not end is listened to so long. @default `ms` */
  readonly listenMs?: number;
  /** Sends the body in chunks, without its length. */
  readonly chunked?: boolean;
}

/** The name that clients use, which no door has: so it can be told where it comes from. */
export const HOST = "check.example";

/** Asks one door, one request after the other, over a connection that is kept alive. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true });

  /** @param added headers that what stands before the app adds to a request */
  constructor(
    readonly url: string,
    private readonly added: () => Readonly<Record<string, string>> = () => ({}),
  ) {}

  /** Sends a request. Never throws: what fails is an answer with status 0. */
  send(planned: PlannedRequest, { ms, listenMs = ms, chunked }: Patience): Promise<Answer> {
    const from = performance.now();
    const body = planned.body === undefined ? undefined : Buffer.from(planned.body);
    const length = body && !chunked ? { "content-length": String(body.length) } : {};
    return new Promise((resolve) => {
      let response: IncomingMessage | undefined;
      let firstByteMs: number | undefined;
      const chunks: Buffer[] = [];
      const done = (cut: boolean, cause?: string) => {
        clearTimeout(timer);
        const totalMs = performance.now() - from;
        const content = Buffer.concat(chunks);
        resolve(answerOf(response, content, { firstByteMs, totalMs, cut }, cause));
        if (cut || cause) sent.destroy();
      };
      let timer = setTimeout(() => done(true, response ? undefined : "ETIMEDOUT"), ms);
      const sent = request(new URL(this.url), {
        agent: this.agent,
        method: planned.method,
        path: planned.path,
        headers: { host: HOST, ...this.added(), ...planned.headers, ...length },
      });
      sent.on("response", (found) => {
        response = found;
        clearTimeout(timer);
        timer = setTimeout(() => done(true), Math.min(listenMs, ms));
        found.on("data", (chunk: Buffer) => {
          firstByteMs ??= performance.now() - from;
          chunks.push(chunk);
        });
        found.on("end", () => done(false));
        found.on("error", () => done(true));
      });
      sent.on("error", (error: NodeJS.ErrnoException) => done(false, error.code ?? error.message));
      if (body) sent.write(body);
      sent.end();
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

function answerOf(
  response: IncomingMessage | undefined,
  body: Buffer,
  times: Pick<Answer, "firstByteMs" | "totalMs" | "cut">,
  cause: string | undefined,
): Answer {
  const headers = pairsOf(response?.rawHeaders ?? []);
  const header = (name: string): string | undefined => {
    const values = headers.filter(([one]) => one === name).map(([, value]) => value);
    return values.length > 0 ? values.join(", ") : undefined;
  };
  const status = cause === undefined ? (response?.statusCode ?? 0) : 0;
  const trailers = Object.keys(response?.trailers ?? {});
  const common = { status, header, headers, body, server: {}, trailers, ...times };
  return cause === undefined ? common : { ...common, cause };
}

const pairsOf = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), raw[at + 1] ?? ""]] : []));
