import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { GatewayRoute, Match } from "../../runtime/app/routing";
import { readBody } from "./event-body";
import { readHeaders } from "./event-headers";
import type { Target } from "./target";

/** A request as it came over the wire, and what the gateway knows of its connection. */
export interface GatewayRequest {
  readonly method: string;
  readonly target: Target;
  /** Names and values in turn, as sent. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  /** `1.1` */
  readonly httpVersion: string;
  readonly sourceIp: string;
  /** The port that the request came in by. */
  readonly port: number;
  readonly requestId: string;
  readonly traceId: string;
  readonly time: Date;
  /** A named stage stands before the path. Row 5. @default `$default`, which does not */
  readonly stage?: string;
}

/** What AWS would fill in, of which there is only one here. */
const ACCOUNT_ID = "123456789012";
const API_ID = "local";

/**
 * The event that a function gets: payload format 2.0, with the template of its route (row 3) and who
 * asked what and when (row 16). What is absent is left out, never null (row 9).
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function toEvent(
  request: GatewayRequest,
  match: Match<GatewayRoute>,
): APIGatewayProxyEventV2 {
  const { method, target, time, stage = "$default" } = request;
  const { headers, cookies } = readHeaders(request);
  const path = stage === "$default" ? target.path : `/${stage}${target.path}`;
  const domainName = (headers.host ?? "localhost").replace(/:\d*$/, "");
  return {
    version: "2.0",
    routeKey: match.routeKey,
    rawPath: path,
    rawQueryString: target.query,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...optional("queryStringParameters", readQuery(target.query)),
    requestContext: {
      accountId: ACCOUNT_ID,
      apiId: API_ID,
      domainName,
      domainPrefix: domainName.replace(/\..*$/s, ""),
      http: {
        method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: request.requestId,
      routeKey: match.routeKey,
      stage,
      time: formatTime(time),
      timeEpoch: time.getTime(),
    },
    ...optional("pathParameters", match.pathParameters),
    ...readBody(request.body, headers["content-type"]),
  };
}

/** The entry, or nothing where it would be empty. Row 9. */
function optional<K extends string>(
  name: K,
  values: Readonly<Record<string, string>>,
): { [P in K]?: Record<string, string> } {
  if (Object.keys(values).length === 0) return {};
  return { [name]: values } as { [P in K]: Record<string, string> };
}

/** Decoded, `+` as a space; what is named twice is joined by a comma. Row 7. */
function readQuery(query: string): Record<string, string> {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.join(",")]));
}

/** `12/Mar/2020:19:03:58 +0000` */
function formatTime(time: Date): string {
  const [, day, month, year, clock] = time.toUTCString().split(" ");
  return `${day}/${month}/${year}:${clock} +0000`;
}
