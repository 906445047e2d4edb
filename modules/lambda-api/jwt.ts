import type { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2Authorizer } from "@cdktf/provider-aws/lib/apigatewayv2-authorizer";
import type { Construct } from "constructs";
import type { RouteProps } from "./api-routes";

/** Whose tokens are taken, as `Authorization: Bearer`. */
export interface JwtProps {
  /** As in its tokens' `iss`, without a slash more or less: an https URL that AWS reaches. */
  readonly issuer: string;
  /** One of these must be in the tokens' `aud`, or else their `client_id`. */
  readonly audience: readonly string[];
  /** Names of rows that need no token. @default none */
  readonly except?: readonly string[];
}

/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 *
 * @param cors whether browsers of other origins call it, and so send preflights
 */
export function jwtProblems(
  { issuer, audience, except = [] }: JwtProps,
  rows: readonly RouteProps[],
  cors: boolean,
): (string | false)[] {
  const names = rows.map(({ name }) => name);
  return [
    !/^https:\/\/[^\s/?#]+[^\s?#]*$|^\$\{/.test(issuer) &&
      `jwt.issuer is "${issuer}"; allowed is an https URL, as in https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc.`,
    audience.length === 0 && "jwt.audience is empty; allowed is one audience or more.",
    audience.includes("") &&
      "jwt.audience has an empty one; allowed is what stands in a token's aud or client_id.",
    ...(cors ? preflightProblems(rows, except) : []),
    ...except
      .filter((name) => !names.includes(name))
      .map((name) => `jwt.except has "${name}"; allowed are rows: ${names.join(", ")}.`),
  ];
}

/**
 * The API answers preflights itself, but not where a row takes all methods: that one's guard sees them
 * first, and they have no token.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
function preflightProblems(rows: readonly RouteProps[], except: readonly string[]): string[] {
  const open = rows.filter(({ method, name }) => method === "OPTIONS" && except.includes(name));
  return rows
    .filter(({ method, name }) => method === "ANY" && !except.includes(name))
    .filter(({ path }) =>
      open.every((row) =>
        path === "$default" ? !/^\/\{\w+\+\}$/.test(row.path) : row.path !== path,
      ),
    )
    .map(({ name, path }) => {
      const wanted = path === "$default" ? "/{any+}" : path;
      return `jwt guards "${name}", which takes preflights too; allowed with cors is a row OPTIONS ${wanted} beside it that is in jwt.except.`;
    });
}

/** Checks tokens before a route calls its function. */
export const jwtAuthorizer = (
  scope: Construct,
  api: Apigatewayv2Api,
  { issuer, audience }: JwtProps,
): Apigatewayv2Authorizer =>
  new Apigatewayv2Authorizer(scope, "jwt", {
    apiId: api.id,
    name: "jwt",
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer, audience: [...audience] },
    // Routes leave it before it goes.
    lifecycle: { createBeforeDestroy: true },
  });

/** What a row's routes say of it. */
export const guardOf = (
  authorizer: Apigatewayv2Authorizer | undefined,
  { except = [] }: Partial<JwtProps>,
  { name }: Pick<RouteProps, "name">,
) =>
  authorizer && !except.includes(name)
    ? { authorizationType: "JWT", authorizerId: authorizer.id }
    : {};
