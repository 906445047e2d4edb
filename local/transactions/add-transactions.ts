import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { Gate } from "./gate";
import { RememberedWrites } from "./remembered-writes";
import { type Answer, type Call, transactGet, transactWrite } from "./transact";

const version = "DynamoDB_20120810";

/**
 * Gives dynalite the two transactions that it lacks. A transaction has the database for itself;
 * everything else goes its way as before.
 */
export function addTransactions(server: Server): void {
  const [handle] = server.listeners("request") as RequestListener[];
  if (!handle) throw new Error("The database takes no requests.");
  const gate = new Gate();
  const remembered = new RememberedWrites();
  const operations: Readonly<Record<string, typeof transactGet>> = {
    [`${version}.TransactGetItems`]: transactGet,
    [`${version}.TransactWriteItems`]: (call, input) =>
      remembered.once(input, () => transactWrite(call, input)),
  };
  server.removeAllListeners("request");
  server.on("request", (req, res) => {
    const operation = operations[String(req.headers["x-amz-target"])];
    if (!operation) return void gate.together(() => passOn(handle, req, res));
    void answer(res, async () => {
      const input = JSON.parse(await text(req));
      return gate.alone(() => operation(caller(handle, req.headers), input));
    });
  });
}

function passOn(handle: RequestListener, req: IncomingMessage, res: ServerResponse): Promise<void> {
  // A client that gave up while its request waited at the gate is not waited for in turn.
  if (res.closed || res.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    res.once("close", resolve);
    handle(req, res as Parameters<RequestListener>[1]);
  });
}

async function answer(res: ServerResponse, run: () => Promise<Answer>): Promise<void> {
  const { status, body } = await run().catch(
    (): Answer => ({
      status: 400,
      body: { __type: "com.amazon.coral.service#SerializationException" },
    }),
  );
  res.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
}

/** Calls the database where it takes requests, with what it looks at of a request and a response. */
function caller(handle: RequestListener, headers: IncomingMessage["headers"]): Call {
  return (operation, input) =>
    new Promise((resolve) => {
      const req = Object.assign(Readable.from([Buffer.from(JSON.stringify(input))]), {
        method: "POST",
        url: "/",
        headers: { ...headers, "x-amz-target": `${version}.${operation}` },
      });
      const res = {
        statusCode: 200,
        setHeader: () => {},
        end: (body: string) => resolve({ status: res.statusCode, body: JSON.parse(body) }),
      };
      handle(
        req as unknown as IncomingMessage,
        res as unknown as ServerResponse & { req: IncomingMessage },
      );
    });
}
