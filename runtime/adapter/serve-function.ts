import type {
  IncomingMessage,
  OutgoingHttpHeaders,
  RequestListener,
  ServerResponse,
} from "node:http";
import serverlessExpress from "@vendia/serverless-express";
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, Context } from "aws-lambda";
import { adapt } from "./adapt";
import { invocationOf, likeNodes, mendRequests, requestOf } from "./function-request";
import { bodyOf, likeNodesResponse, mendResponses } from "./function-response";
import type { Instance } from "./instance";
import { logToStdout } from "./log";
import { noteErrors } from "./note-errors";
import { adoptPrototypes } from "./prototypes";
import { resultOf } from "./result";
import type { AdapterSettings } from "./settings";

export type FunctionHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyResultV2>;

/** What serverless-express hands over: of an answer the response, of an app that threw no more than this. */
interface Answered {
  readonly response?: ServerResponse;
  readonly statusCode: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

/** What a function does around an app: an event becomes a request, its answer the result. */
export function functionHandler(
  app: RequestListener,
  instance: Instance,
  { timeouts }: Pick<AdapterSettings, "timeouts">,
): FunctionHandler {
  noteErrors(app);
  const adapted = adapt(app, {
    instance,
    log: logToStdout,
    requestId: (_exchange, req) => invocationOf(req)?.context.awsRequestId ?? "",
    routeOf: (_exchange, req) => invocationOf(req)?.event.routeKey.replace(/^\S+ /, ""),
    limitMs: timeouts.request,
  });
  let mended = false;
  const handler = serverlessExpress<APIGatewayProxyEventV2, APIGatewayProxyResultV2>({
    app,
    log: silent,
    // Else it looks at each event to find out.
    eventSourceName: "AWS_API_GATEWAY_V2",
    framework: {
      sendRequest({ request, response }: { request: IncomingMessage; response: ServerResponse }) {
        if (!mended) mend(app, request, response);
        mended = true;
        adapted(likeNodes(request), likeNodesResponse(request, response));
      },
    },
    eventSource: {
      getRequest: requestOf,
      getResponse: ({ response, statusCode, headers, body }: Answered) =>
        resultOf(statusCode, headers, response ? bodyOf(response) : Buffer.from(body)),
    },
    // Which body is binary is told when the result is made.
    binarySettings: { isBinary: false },
  });
  return (event, context) => handler(event, context, () => {}) as Promise<APIGatewayProxyResultV2>;
}

/** serverless-express says of what its requests and responses are made by making the first alone. */
function mend(app: RequestListener, request: IncomingMessage, response: ServerResponse): void {
  mendRequests(request);
  mendResponses(response);
  adoptPrototypes(app, Object.getPrototypeOf(request), Object.getPrototypeOf(response));
}

const nothing = () => {};
/** One line a request is the adapter's to write. */
const silent = {
  debug: nothing,
  verbose: nothing,
  info: nothing,
  warn: nothing,
  error: console.error,
};
