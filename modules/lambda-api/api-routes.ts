import type { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import {
  Apigatewayv2Route,
  type Apigatewayv2RouteConfig,
} from "@cdktf/provider-aws/lib/apigatewayv2-route";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { Construct } from "constructs";
import type { ApiFunction } from "./api-function";

export interface RouteProps {
  /** Names the function and the Terraform addresses. */
  readonly name: string;
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "ANY";
  /**
   * As API Gateway writes it: `{id}` is one path segment, a closing `{rest+}` one or more, and
   * `$default` takes what no other route takes, whatever its method.
   */
  readonly path: string;
}

/** `GET /things/{id}`, or `$default`. */
export const routeKey = ({ method, path }: Pick<RouteProps, "method" | "path">): string =>
  path === "$default" ? path : `${method} ${path}`;

/** Allows the API to call a function by one of its routes, and gives what the route waits for. */
export type LetIn = (id: string, route: Pick<RouteProps, "method" | "path">) => LambdaPermission;

/**
 * Allows the API what comes by one source: a route in the ARN of who calls, or all of them.
 *
 * @param id what the Terraform address begins with
 */
export function permission(
  scope: Construct,
  api: Apigatewayv2Api,
  id: string,
  { alias }: ApiFunction,
  source: string,
): LambdaPermission {
  return new LambdaPermission(scope, `${id}_permission`, {
    // Made anew each time, since the old one stays until the routes have moved.
    statementIdPrefix: `${id.slice(0, 70)}-`,
    action: "lambda:InvokeFunction",
    principal: "apigateway.amazonaws.com",
    functionName: alias.functionName,
    qualifier: alias.name,
    // Any stage, as AWS's own tools write it: this API has but one.
    sourceArn: `${api.executionArn}/*/${source}`,
    lifecycle: { createBeforeDestroy: true },
  });
}

/**
 * Routes a row to its function. Routes are exact, so a GET row answers HEAD only through a route of its
 * own; it has one where no other row takes that HEAD.
 *
 * @param id what the Terraform addresses begin with
 * @param rows all of the API
 * @param guard whom the routes let in; all where it says nothing
 */
export function apiRoutes<Row extends RouteProps>(
  scope: Construct,
  api: Apigatewayv2Api,
  id: string,
  row: Row,
  rows: readonly Row[],
  { integration }: ApiFunction,
  letIn: LetIn,
  guard: Partial<Apigatewayv2RouteConfig> = {},
): Apigatewayv2Route[] {
  return methodsOf(row, rows).map((method) => {
    const own = method === row.method ? id : `${id}_${method.toLowerCase()}`;
    const route = { method, path: row.path };
    return new Apigatewayv2Route(scope, `${own}_route`, {
      apiId: api.id,
      routeKey: routeKey(route),
      target: `integrations/${integration.id}`,
      ...guard,
      dependsOn: [letIn(own, route)],
    });
  });
}

/** The methods that a row answers: its own, and HEAD where a GET row's is no other row's. */
export function methodsOf(
  { method, path }: Pick<RouteProps, "method" | "path">,
  rows: readonly RouteProps[],
): RouteProps["method"][] {
  const hasHead = rows.some((row) => row.method === "HEAD" && row.path === path);
  return method === "GET" && !hasHead ? [method, "HEAD"] : [method];
}

/** A route in the ARN of who calls: ANY stands there as `*`. */
export const source = ({ method, path }: Pick<RouteProps, "method" | "path">) =>
  path === "$default" ? path : `${method === "ANY" ? "*" : method}${path}`;
