import type { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { Construct } from "constructs";
import type { ApiFunction } from "./api-function";

export interface RouteProps {
  /** Names the function and the Terraform addresses. */
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As API Gateway writes it: `{id}` is one path segment. */
  readonly path: string;
}

/**
 * Routes a row to its function and allows the API that one route of it. Routes are exact, so a GET
 * row answers HEAD only through a route of its own.
 */
export function apiRoutes(
  scope: Construct,
  api: Apigatewayv2Api,
  { name, method, path }: RouteProps,
  { alias, integration }: ApiFunction,
): Apigatewayv2Route[] {
  const ids = method === "GET" ? { GET: name, HEAD: `${name}_head` } : { [method]: name };
  return Object.entries(ids).map(([method, id]) => {
    new LambdaPermission(scope, `${id}_permission`, {
      statementId: id,
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      functionName: alias.functionName,
      qualifier: alias.name,
      // Any stage, as AWS's own tools write it: this API has but one.
      sourceArn: `${api.executionArn}/*/${method}${path}`,
    });
    return new Apigatewayv2Route(scope, `${id}_route`, {
      apiId: api.id,
      routeKey: `${method} ${path}`,
      target: `integrations/${integration.id}`,
    });
  });
}
