import type { IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { CorsPolicy } from "../../runtime/app/cors";
import { createRouter, type GatewayRoute } from "../../runtime/app/routing";
import type { Outcome } from "../functions/outcome";
import { answerPreflight, applyCors } from "./cors";
import { toEvent } from "./event";
import { newTraceId } from "./ids";
import { headSize, LIMITS } from "./limits";
import { type GatewayResponse, gatewayError } from "./response";
import { toResponse } from "./result";
import { parseTarget } from "./target";
import { ACCOUNT_THROTTLE, type Bucket, type Throttle, takeToken } from "./throttle";
import { readBody } from "./wire";

export interface AnswerOptions<R extends GatewayRoute> {
  readonly routes: readonly R[];
  /** @default none: a preflight is routed like the rest */
  readonly cors?: CorsPolicy | undefined;
  /** Runs the function of a route. Every way to fail is an outcome: it does not reject. */
  readonly invoke: (route: R, event: APIGatewayProxyEventV2) => Promise<Outcome>;
  /** Sees each event before its function does. */
  readonly onEvent?: (event: APIGatewayProxyEventV2) => void;
  /** @default the limit of an AWS account */
  readonly throttle?: Throttle;
  /**
   * How long a function is waited for, in milliseconds; it runs on after that. Row 25.
   * @default 30,000, the most that AWS allows
   */
  readonly integrationTimeoutMs?: number;
}

export type Answer = (req: IncomingMessage, requestId: string) => Promise<GatewayResponse>;

/**
 * What happens to a request between its arrival and its answer, in API Gateway's order. "Row" and a
 * number, here and in what this imports, is a row of docs/gateway.md.
 */
export function createAnswer<R extends GatewayRoute>(options: AnswerOptions<R>): Answer {
  const { cors, invoke, onEvent, throttle = ACCOUNT_THROTTLE } = options;
  const { integrationTimeoutMs = LIMITS.integrationTimeoutMs } = options;
  const route = createRouter(options.routes);
  let bucket: Bucket | undefined;

  return async (req, requestId) => {
    const { method = "", headers } = req;
    const requestMethod = headers["access-control-request-method"];
    const asked = { method, origin: headers.origin, requestMethod };
    const preflight = answerPreflight(cors, asked);
    return preflight ?? applyCors(cors, asked, await respond(req, method, requestId));
  };

  async function respond(req: IncomingMessage, method: string, requestId: string) {
    const { url = "", httpVersion, rawHeaders } = req;
    // Row 28. Unverified: the status of a refusal for size.
    if (headSize(method, url, httpVersion, rawHeaders) > LIMITS.headBytes) return gatewayError(431);
    const target = parseTarget(url);
    if (!target) return gatewayError(400);
    const match = route(method, target.path);
    if (!match) return gatewayError(404);
    const taken = takeToken(throttle, bucket, performance.now());
    bucket = taken.bucket;
    if (!taken.allowed) return gatewayError(429);
    const body = await readBody(req, LIMITS.bodyBytes);
    if (!body) return gatewayError(413);

    const time = new Date();
    const { localPort: port = 0, remoteAddress: sourceIp = "" } = req.socket;
    const traceId = newTraceId(time);
    const wire = { method, target, rawHeaders, body, httpVersion, sourceIp, port };
    const event = toEvent({ ...wire, requestId, traceId, time }, match);
    onEvent?.(event);
    return within(integrationTimeoutMs, invoke(match.route, event).then(toResponse));
  }
}

/** The response, or a 503 where it takes too long. Row 25. */
async function within(ms: number, response: Promise<GatewayResponse>): Promise<GatewayResponse> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<GatewayResponse>((resolve) => {
    timer = setTimeout(() => resolve(gatewayError(503)), ms);
  });
  return Promise.race([response, late]).finally(() => clearTimeout(timer));
}
