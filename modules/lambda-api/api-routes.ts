import type { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
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

/**
 * Routes a row to its function and allows the API that one route of it. Routes are exact, so a GET
 * row answers HEAD only through a route of its own; it has one where no other row takes that HEAD.
 *
 * @param id what the Terraform addresses begin with
 * @param rows all of the API
 */
export function apiRoutes<Row extends RouteProps>(
  scope: Construct,
  api: Apigatewayv2Api,
  id: string,
  { method, path }: Row,
  rows: readonly Row[],
  { alias, integration }: ApiFunction,
): Apigatewayv2Route[] {
  const route = (id: string, method: RouteProps["method"]) => {
    new LambdaPermission(scope, `${id}_permission`, {
      statementId: id,
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      functionName: alias.functionName,
      qualifier: alias.name,
      // Any stage, as AWS's own tools write it: this API has but one.
      sourceArn: `${api.executionArn}/*/${source({ method, path })}`,
    });
    return new Apigatewayv2Route(scope, `${id}_route`, {
      apiId: api.id,
      routeKey: routeKey({ method, path }),
      target: `integrations/${integration.id}`,
    });
  };
  const hasHead = rows.some((row) => row.method === "HEAD" && row.path === path);
  const own = route(id, method);
  return method === "GET" && !hasHead ? [own, route(`${id}_head`, "HEAD")] : [own];
}

/** A route in the ARN of who calls: ANY stands there as `*`. */
const source = ({ method, path }: Pick<RouteProps, "method" | "path">) =>
  path === "$default" ? path : `${method === "ANY" ? "*" : method}${path}`;
