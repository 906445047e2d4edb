import { Token } from "cdktf";
import { rangeProblem } from "../checks";
import { methodsOf, type RouteProps, routeKey } from "./api-routes";
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

export function routeProblems(rows: readonly RouteProps[]): (string | false)[] {
  const count = rows.flatMap((row) => methodsOf(row, rows)).length;
  const names = rows.map(({ name }) => name);
  return [
    rows.length === 0 && "routes are none; allowed is one or more.",
    count > mostRoutes &&
      `routes are ${count}, with the HEAD of each GET; allowed are ${mostRoutes} an API: let one row take several, as {rest+} or $default do.`,
    ...twiceIn(names).map((name) => `routes: two have the name "${name}"; allowed is one of each.`),
    ...twiceIn(rows.map(routeKey)).map(
      (key) => `routes: two take "${key}"; allowed is one of each.`,
    ),
    ...names.flatMap((name, place) =>
      names
        .slice(place + 1)
        .filter((other) => other !== name && other.toLowerCase() === name.toLowerCase())
        .map(
          (other) =>
            `routes: "${name}" and "${other}" differ by case alone, which the names of their roles do not tell apart.`,
        ),
    ),
    ...rows.flatMap(({ name, method, path }) => [
      path !== "$default" &&
        !path.startsWith("/") &&
        `routes: "${name}" has the path "${path}"; allowed is one that begins with /, or $default.`,
      path === "$default" &&
        method !== "ANY" &&
        `routes: "${name}" is ${method} $default; allowed is ANY with $default.`,
    ]),
  ];
}

/** What comes more than once, once. */
const twiceIn = (all: readonly string[]): readonly string[] => [
  ...new Set(all.filter((each, place) => all.indexOf(each) !== place)),
];

/** What is wrong with how many instances a function has, and with what stands around it. */
export function functionProblems({
  reservedConcurrency: reserved,
  provisionedConcurrency: provisioned,
  vpc,
  layers = [],
  overrides,
}: Pick<
  LambdaApiProps,
  "reservedConcurrency" | "provisionedConcurrency" | "vpc" | "layers" | "overrides"
>): (string | undefined | false)[] {
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
    (provisioned ?? 0) > 0 &&
      overrides?.function?.publish === false &&
      `provisionedConcurrency is ${provisioned} with overrides.function.publish false; allowed is it of a published version alone.`,
    ...layers.map(
      (arn) =>
        !Token.isUnresolved(arn) &&
        !/^arn:aws[\w-]*:lambda:[a-z0-9-]+:\d+:layer:[\w-]+:\d+$/.test(arn) &&
        `layers has "${arn}"; allowed is the ARN of a version, as in arn:aws:lambda:eu-west-1:123456789012:layer:tools:1.`,
    ),
    layers.length > 5 && `layers are ${layers.length}; allowed are 5.`,
  ];
}
