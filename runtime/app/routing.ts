import type { RouteProps } from "../../modules/lambda-api/api-routes";

export type Method = RouteProps["method"];
/** What an HTTP API knows as a method of a route. */
export const methods = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "ANY",
] as const satisfies readonly Method[];

/** What of a route finds its requests. */
export interface GatewayRoute {
  /** An HTTP method, or "ANY". */
  readonly method: string;
  /**
   * As API Gateway writes it: `{id}` is one path segment, a closing `{rest+}` one or more, and
   * `$default` as the whole path is the route for what no other route takes.
   */
  readonly path: string;
}

/** The route that takes a request. */
export interface Match<R extends GatewayRoute> {
  readonly route: R;
  /** The template, not what was asked: `GET /orders/{id}`, or `$default`. Row 3. */
  readonly routeKey: string;
  /** What the path's variables stand for, decoded, since the path is. Row 8. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

export type Router<R extends GatewayRoute> = (method: string, path: string) => Match<R> | undefined;

interface Entry<R> {
  readonly route: R;
  readonly method: string;
  readonly routeKey: string;
  readonly segments: readonly Segment[];
}

/** How exactly a segment says what it takes: routes are compared segment by segment. */
const ORDER = { literal: 0, variable: 1, greedy: 2 } as const;

interface Segment {
  readonly kind: keyof typeof ORDER;
  /** The text of a literal, the name of a variable. */
  readonly text: string;
}

/**
 * Finds the route of a request as an HTTP API does: a full match before a greedy one before
 * `$default`, a literal segment before a variable, a method before ANY. Exact otherwise: `/orders/`
 * and `/ORDERS` are not `/orders`. A GET row takes HEAD too, as a route of its own,
 * where no other row does. Rows 1, 2 and 32
 * of docs/gateway.md.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 *
 * @param routes in any order
 * @returns takes the method and the decoded path; undefined where no route takes the request
 */
export function createRouter<R extends GatewayRoute>(routes: readonly R[]): Router<R> {
  const entries = routes.flatMap((route) => toEntries(route, routes)).sort(compare);
  const fallback = routes.find((route) => route.path === "$default");
  return (method, path) => {
    const segments = path.split("/").slice(1);
    for (const entry of path.startsWith("/") ? entries : []) {
      if (entry.method !== method && entry.method !== "ANY") continue;
      const pathParameters = take(entry.segments, segments);
      if (pathParameters) return { route: entry.route, routeKey: entry.routeKey, pathParameters };
    }
    return fallback && { route: fallback, routeKey: "$default", pathParameters: {} };
  };
}

function toEntries<R extends GatewayRoute>(route: R, all: readonly R[]): Entry<R>[] {
  const { method, path } = route;
  if (path === "$default") return [];
  const segments = path.split("/").slice(1).map(toSegment);
  const ownHead = all.some((other) => other.method === "HEAD" && other.path === path);
  const taken = method === "GET" && !ownHead ? ["GET", "HEAD"] : [method];
  return taken.map((each) => ({ route, method: each, routeKey: `${each} ${path}`, segments }));
}

function toSegment(text: string): Segment {
  const variable = /^\{([^}+]+)(\+?)\}$/.exec(text);
  if (!variable?.[1]) return { kind: "literal", text };
  return { kind: variable[2] ? "greedy" : "variable", text: variable[1] };
}

function compare(a: Entry<unknown>, b: Entry<unknown>): number {
  for (let i = 0; i < Math.max(a.segments.length, b.segments.length); i++) {
    const order = rank(a.segments[i]) - rank(b.segments[i]);
    if (order !== 0) return order;
  }
  return Number(a.method === "ANY") - Number(b.method === "ANY");
}

function rank(segment: Segment | undefined): number {
  return segment ? ORDER[segment.kind] : -1;
}

/** The path's variables, or undefined where the template does not take the path. */
function take(
  template: readonly Segment[],
  path: readonly string[],
): Record<string, string> | undefined {
  const isGreedy = template.at(-1)?.kind === "greedy";
  if (isGreedy ? path.length < template.length : path.length !== template.length) return undefined;
  const found: [string, string][] = [];
  for (let i = 0; i < template.length; i++) {
    const { kind, text } = template[i] as Segment;
    const part = kind === "greedy" ? path.slice(i).join("/") : (path[i] ?? "");
    if (kind === "literal" ? part !== text : part === "") return undefined;
    if (kind !== "literal") found.push([text, part]);
  }
  return Object.fromEntries(found);
}
