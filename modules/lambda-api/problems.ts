import { methodsOf, type RouteProps, routeKey } from "./api-routes";

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
