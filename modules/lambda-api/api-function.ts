import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import type { Construct } from "constructs";
import {
  type LiveFunction,
  type LiveFunctionProps,
  liveFunction,
} from "../lambda-function/live-function";

/** A function, and the API's way to it. */
export interface ApiFunction extends LiveFunction {
  readonly integration: Apigatewayv2Integration;
}

/** Makes the parts of one function in `scope`, each with the function's id before its own. */
export function apiFunction(
  scope: Construct,
  id: string,
  {
    apiId,
    gatewayTimeoutSeconds,
    ...props
  }: LiveFunctionProps & { readonly apiId: string; readonly gatewayTimeoutSeconds: number },
): ApiFunction {
  const made = liveFunction(scope, id, props);
  const integration = new Apigatewayv2Integration(scope, `${id}_integration`, {
    apiId,
    integrationType: "AWS_PROXY",
    integrationUri: made.alias.invokeArn,
    payloadFormatVersion: "2.0",
    timeoutMilliseconds: gatewayTimeoutSeconds * 1000,
    // Nobody is sent here before what was asked to be started has been.
    ...(made.ready.length > 0 && { dependsOn: [...made.ready] }),
    // A route leaves an integration before it goes: AWS deletes none that a route still uses.
    lifecycle: { createBeforeDestroy: true },
  });
  return { ...made, integration };
}
