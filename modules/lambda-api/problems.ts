import { rangeProblem } from "../checks";
import { methodsOf, type RouteProps } from "./api-routes";
import type { LambdaApiProps } from "./props";

/** What is wrong with the name that a function would have, or undefined. */
export function functionNameProblem(name: string): string | undefined {
  if (/^[A-Za-z0-9_-]+$/.test(name)) return;
  return `a function's name is "${name}"; allowed are letters, digits, - and _: change that of the row.`;
}

/**
 * The routes that one HTTP API may have, and as many integrations.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
const mostRoutes = 300;

export function routeProblems(rows: readonly RouteProps[]): string[] {
  const count = rows.flatMap((row) => methodsOf(row, rows)).length;
  if (count <= mostRoutes) return [];
  return [
    `routes are ${count}, with the HEAD of each GET; allowed are ${mostRoutes} an API: let one row take several, as {rest+} or $default do.`,
  ];
}

/** What is wrong with how many instances a function has, and with what stands around it. */
export function functionProblems({
  reservedConcurrency: reserved,
  provisionedConcurrency: provisioned,
  vpc,
  layers = [],
}: Pick<LambdaApiProps, "reservedConcurrency" | "provisionedConcurrency" | "vpc" | "layers">): (
  | string
  | undefined
  | false
)[] {
  return [
    reserved !== undefined && rangeProblem("reservedConcurrency", reserved, [1, 10_000]),
    provisioned !== undefined && rangeProblem("provisionedConcurrency", provisioned, [0, 10_000]),
    reserved !== undefined &&
      provisioned !== undefined &&
      provisioned > reserved &&
      `provisionedConcurrency is ${provisioned}; allowed is reservedConcurrency (${reserved}) or less.`,
    ...(["subnetIds", "securityGroupIds"] as const).map(
      (prop) => vpc?.[prop].length === 0 && `vpc.${prop} is empty; allowed is one or more.`,
    ),
    layers.length > 5 && `layers are ${layers.length}; allowed are 5.`,
  ];
}
