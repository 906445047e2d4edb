import type { IncomingMessage, ServerResponse } from "node:http";
import { projectFolder } from "../../../build/project";
import { invocationOf, likeNodes, mendRequests } from "../../../runtime/adapter/function-request";
import {
  bodyOf,
  likeNodesResponse,
  mendResponses,
} from "../../../runtime/adapter/function-response";
import { bundled } from "./support";

interface Values {
  readonly method: string;
  readonly headers: Record<string, string | undefined>;
}
interface Exchanged {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}
interface Given {
  readonly statusCode: number;
  readonly headers: object;
  readonly response?: ServerResponse;
}
/** As the functions' door uses it. */
type ServerlessExpress = (options: {
  readonly app: () => void;
  readonly eventSourceName: string;
  readonly log: object;
  readonly framework: { sendRequest(exchanged: Exchanged): void };
  readonly eventSource: {
    getRequest(call: { event: Values }): object;
    getResponse(of: Given): unknown;
  };
}) => (event: Values, context: object) => Promise<unknown>;

const load = async (how: "stand-in" | "real"): Promise<ServerlessExpress> =>
  require(
    await bundled("@vendia/serverless-express", how, projectFolder, [
      "event-sources",
      "event-sources/utils",
      "request",
      "response",
    ]),
  );

/** Also after a turn of its own, as who asks a database first for whom it is. */
function readLater({ request, response }: Exchanged): void {
  setImmediate(() => {
    response.setHeader("readable", String(request.readable));
    let text = "";
    request.on("data", (data) => {
      text += data;
    });
    request.on("end", () => response.end(text));
  });
}

/** Apps, by what they do with a request. */
const apps: Readonly<Record<string, (exchanged: Exchanged) => void>> = {
  "tells what it got": ({ request, response }) => {
    const { method, url, headers, headersDistinct, rawHeaders, httpVersion, complete } = request;
    const got = { method, url, headers, headersDistinct, rawHeaders, httpVersion, complete };
    response.setHeader("got", JSON.stringify({ ...got, body: invocationOf(request) }));
    response.end();
  },
  "answers later": ({ request, response }) => {
    setImmediate(() => {
      response.writeHead(201);
      response.end(request.socket.remoteAddress);
    });
  },
  "says nothing of a head": ({ response }) => void response.end("text"),
  "reads its body later": readLater,
  throws: () => {
    throw new Error("It throws");
  },
  "fails before it answers": ({ response }) => {
    setImmediate(() => response.emit("error", new Error("It fails")));
  },
  "answers what cannot be told": ({ response }) => {
    response.statusCode = 299;
    response.end();
  },
};

const calls: readonly Values[] = [
  { method: "GET", headers: { host: "api.example.com", accept: "*/*", cookie: "a=1; b=2" } },
  { method: "POST", headers: { "content-type": "text/plain", "content-length": "4" } },
  { method: "GET", headers: { Host: "api.example.com", "X-Mixed": "1", "set-cookie": "a=1" } },
  { method: "HEAD", headers: {} },
];

/** What comes of a call, and what was said of it. */
async function outcome(serverlessExpress: ServerlessExpress, app: string, call: Values) {
  const said: string[] = [];
  const nothing = () => {};
  const handler = serverlessExpress({
    app: nothing,
    eventSourceName: "AWS_API_GATEWAY_V2",
    log: {
      ...{ debug: nothing, info: nothing, warn: nothing, verbose: nothing },
      error: (...words: unknown[]) => said.push(words.join(" ")),
    },
    framework: {
      sendRequest({ request, response }) {
        mendRequests(request);
        mendResponses(response);
        likeNodesResponse(likeNodes(request), response);
        apps[app]?.({ request, response });
      },
    },
    eventSource: {
      getRequest: ({ event }) => ({
        ...event,
        headers: { ...event.headers },
        path: "/items?a=%20b",
        body: { bytes: "of any kind" },
        remoteAddress: "192.0.2.1",
      }),
      getResponse: ({ statusCode, headers, response }) => {
        if (statusCode === 299) throw new Error("It cannot be told");
        return { statusCode, headers: { ...headers }, body: response && String(bodyOf(response)) };
      },
    },
  });
  return { result: await handler(call, {}), said };
}

test.each(Object.keys(apps))("an app that %s: as behind the real one", async (app) => {
  const [standIn, real] = [await load("stand-in"), await load("real")];
  for (const call of calls) {
    const expected = await outcome(real, app, call);
    expect(await outcome(standIn, app, call)).toEqual(expected);
    expect(expected.result).toHaveProperty("statusCode");
  }
});

test.each(["stand-in", "real"] as const)(
  "by the %s a body is there to be read later",
  async (how) => {
    const [, post] = calls;
    const { result } = await outcome(await load(how), "reads its body later", post as Values);
    expect(result).toMatchObject({ headers: { readable: "true" }, body: "of any kind" });
  },
);
