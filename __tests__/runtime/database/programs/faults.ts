import { getEventListeners } from "node:events";
import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { DatabaseOptions } from "../../../../runtime/database";
import { clientsAt } from "./clients";
import { type Asked, ok, refuse, reply, startFakeServer } from "./fake-server";

interface Fault {
  readonly answer: (asked: Asked) => void;
  readonly call?: (database: DynamoDBDocumentClient) => Promise<unknown>;
  readonly options?: DatabaseOptions;
  /** Where there is no server at all. */
  readonly url?: string;
}

/** A process that stands still for less than this changes nothing. */
const LIMIT_MS = 1_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const get = (database: DynamoDBDocumentClient, abortSignal?: AbortSignal) =>
  database.send(new GetCommand({ TableName: "things", Key: { id: "one" } }), {
    ...(abortSignal && { abortSignal }),
  });
const once = (fault: (asked: Asked) => void) => (asked: Asked) =>
  asked.number === 1 ? fault(asked) : ok(asked);
const nothing = () => undefined;
const begin = ({ response }: Asked) => {
  response.writeHead(200, { "content-length": 100 });
  response.write('{"Item":');
};
/** The signals that were lent to calls. */
const signals: AbortSignal[] = [];
const abortedAfter = (ms: number) => (database: DynamoDBDocumentClient) => {
  const signal = AbortSignal.timeout(ms);
  signals.push(signal);
  return get(database, signal);
};
const inAnHour = () => new Date(Date.now() + 3_600_000);
/** Takes signatures of its own time alone, which is an hour ahead. */
const skewed = (type: string) => (asked: Asked) => {
  const signed = String(asked.request.headers["x-amz-date"]);
  const time = Date.parse(signed.replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5"));
  const date = { date: inAnHour().toUTCString() };
  const body = JSON.stringify({ __type: `x#${type}`, message: "Signature not yet current" });
  if (Math.abs(time - inAnHour().getTime()) < 60_000) reply(asked, 200, "{}", date);
  else reply(asked, 400, body, date);
};

const faults: Readonly<Record<string, Fault>> = {
  "no server": { answer: nothing, url: "http://127.0.0.1:1" },
  "no such host": { answer: nothing, url: "http://nowhere.invalid" },
  "a reset, then an answer": { answer: once(({ socket }) => socket.resetAndDestroy()) },
  "resets alone": { answer: ({ socket }) => socket.resetAndDestroy() },
  "a reset within a body, then an answer": {
    answer: once((asked) => {
      begin(asked);
      setTimeout(() => asked.socket.resetAndDestroy(), 20);
    }),
  },
  "half a body": {
    answer: (asked) => {
      begin(asked);
      setTimeout(() => asked.socket.end(), 20);
    },
  },
  "500, then an answer": { answer: once((asked) => refuse(asked, 500, "InternalServerError")) },
  "500 alone": { answer: (asked) => refuse(asked, 500, "InternalServerError") },
  "503 of an unknown kind": { answer: (asked) => refuse(asked, 503, "Whatever") },
  "503 that says when": {
    answer: once((asked) => reply(asked, 503, "{}", { "retry-after": "1" })),
  },
  "throttled, then an answer": {
    answer: once((asked) => refuse(asked, 400, "ThrottlingException")),
  },
  "throttled alone": {
    answer: (asked) => refuse(asked, 400, "ProvisionedThroughputExceededException"),
    options: { maxAttempts: 2 },
  },
  "no retry of what is wrong": { answer: (asked) => refuse(asked, 400, "ValidationException") },
  "one slow answer": { answer: once(nothing) },
  "slow answers alone": { answer: nothing, options: { maxAttempts: 2 } },
  "a body that does not end": { answer: begin, options: { maxAttempts: 2 } },
  "HTML with a 200": { answer: (asked) => reply(asked, 200, "<h1>Busy</h1>") },
  "HTML with a 503": { answer: (asked) => reply(asked, 503, "<h1>Busy</h1>") },
  "JSON that is cut off": { answer: (asked) => reply(asked, 200, '{"Item":{') },
  "no body": { answer: (asked) => reply(asked, 200, "") },
  "no HTTP": { answer: ({ socket }) => socket.end("garbage\r\n\r\n") },
  "an abort while waiting": { answer: nothing, call: abortedAfter(60) },
  "an abort within a body": { answer: begin, call: abortedAfter(60) },
  "an abort between tries": {
    answer: (asked) => reply(asked, 503, "{}", { "retry-after": "3" }),
    call: abortedAfter(500),
  },
  "an abort of what has been answered": { answer: ok, call: abortedAfter(100_000) },
  "a clock an hour behind, refused": { answer: skewed("InvalidSignatureException") },
  "a clock an hour behind, too skewed": { answer: skewed("RequestTimeTooSkewed") },
  "a clock corrected for later calls": {
    answer: skewed("RequestTimeTooSkewed"),
    call: async (database) => {
      await get(database);
      return get(database);
    },
  },
  "a kept connection that is closed between requests": {
    answer: (asked) => {
      ok(asked);
      setTimeout(() => asked.socket.end(), 10);
    },
    call: async (database) => {
      await get(database);
      await pause(60);
      return get(database);
    },
  },
  "a kept connection that is reset as it is used again": {
    answer: (asked) => (asked.number === 2 ? asked.socket.resetAndDestroy() : ok(asked)),
    call: async (database) => {
      await get(database);
      return get(database);
    },
  },
  "credentials that cannot be had, and then can": {
    answer: ok,
    call: async (database) => {
      const first = await get(database).catch((error: Error) => `${error.name}: ${error.message}`);
      return [first, await get(database)];
    },
  },
  "many calls at once": {
    options: { callTimeout: 10_000 },
    answer: (asked) => void setTimeout(() => ok(asked), 10),
    call: async (database) => {
      const answers = await Promise.all(Array.from({ length: 150 }, () => get(database)));
      return answers.length;
    },
  },
};

/** Fails once, as the SDK's providers do. */
function failingOnce() {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked === 1) {
      throw Object.assign(new Error("None to be had"), { name: "CredentialsProviderError" });
    }
    return { accessKeyId: "a", secretAccessKey: "b" };
  };
}

/** What a caller can act on. */
async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    const answer = await call;
    const { $metadata, ...rest } = Object(answer);
    return { answer: typeof answer === "object" ? rest : answer, attempts: $metadata?.attempts };
  } catch (error) {
    const { name, code, $fault, $metadata } = error as Readonly<Record<string, unknown>>;
    const { httpStatusCode, attempts } = Object($metadata);
    // The SDK gives a code to some of its time limits only.
    const its = name === "TimeoutError" ? undefined : code;
    return { name, code: its, $fault, httpStatusCode, attempts, isError: error instanceof Error };
  }
}

async function main() {
  const server = await startFakeServer();
  const compared = [];
  for (const [name, { answer, call = get, options, url = server.url }] of Object.entries(faults)) {
    const both: Record<string, unknown> = {};
    for (const who of ["sdk", "lean"] as const) {
      const credentials = name.startsWith("credentials") && { credentials: failingOnce() };
      const given = { callTimeout: LIMIT_MS, maxAttempts: 3, ...options, ...credentials };
      const database = clientsAt(url, given)[who];
      server.answerWith(answer);
      const started = Date.now();
      const outcome = await outcomeOf(call(database));
      const inTime = Date.now() - started < 20_000;
      await pause(20);
      both[who] = { outcome, tries: server.asked(), bounded: server.mostSockets() <= 50, inTime };
      database.destroy();
      await pause(20);
    }
    compared.push({ name, ...both });
  }
  server.close();
  const listeners = signals.map((signal) => getEventListeners(signal, "abort").length);
  console.log(
    JSON.stringify([...compared, { name: "listeners left", sdk: 0, lean: Math.max(...listeners) }]),
  );
}

void main();
