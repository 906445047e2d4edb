import type { Client } from "../../compare/load/client";
import type { PlannedRequest } from "../../compare/load/request";
import type { Sample } from "../../compare/load/sample";
import { type Traffic, trafficOf } from "../../compare/load/scenario";
import { prepare } from "../../compare/run/prepare";
import { seeded } from "../../compare/stats/random";
import type { Scenario, ScenarioRequest } from "../../runtime/app";
import { closedLoop } from "./load/closed-loop";

const never = new AbortController().signal;

let runs = 0;

/** The app's workload, its setup sent: each time with names of its own. */
export async function workloadAt(client: Client, scenario: Scenario): Promise<Traffic> {
  const variables = process.env;
  runs += 1;
  const traffic = trafficOf(scenario, { random: seeded(1), variables, run: `bench-${runs}` });
  await prepare({ client, traffic, variables, signal: never });
  return traffic;
}

export interface Asking {
  readonly client: Client;
  readonly traffic: Traffic;
  readonly requests: number;
  readonly atOnce: number;
  /** undefined ends it before. */
  readonly next: () => PlannedRequest | undefined;
}

/** Asks so many times, a few at once. */
export function ask({ client, traffic, requests, atOnce, next }: Asking): Promise<Sample[]> {
  let sent = 0;
  return closedLoop({
    client,
    concurrency: atOnce,
    seconds: Number.POSITIVE_INFINITY,
    next: () => (sent++ < requests ? next() : undefined),
    onAnswer: traffic.answered,
    signal: never,
  });
}

export type WithBody = ScenarioRequest & { readonly body: NonNullable<unknown> };

/** The requests of a mix that send JSON. */
export const withBody = ({ requests }: Scenario): WithBody[] =>
  requests.filter((each): each is WithBody => typeof each.body === "object" && each.body !== null);

/** The same scenario with bodies of about that many bytes: the longest text of each is repeated. */
export const inflated = ({ setup = [], ...rest }: Scenario, bytes: number): Scenario => ({
  ...rest,
  setup: setup.map((each) => inflate(each, bytes)),
  requests: rest.requests.map((each) => inflate(each, bytes)),
});

function inflate(request: ScenarioRequest, bytes: number): ScenarioRequest {
  if (typeof request.body !== "object" || request.body === null) return request;
  const texts = Object.entries(request.body).filter(([, value]) => typeof value === "string");
  const [key] = texts.sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  if (key === undefined) return request;
  const rest = JSON.stringify({ ...request.body, [key]: "" }).length;
  return { ...request, body: { ...request.body, [key]: "x".repeat(bytes - rest) } };
}

/** What no app takes. */
export const nothing: PlannedRequest = {
  route: "not found",
  method: "GET",
  path: "/-/nothing",
  headers: {},
  expect: [404],
};

/** The same request with a body that is none of its own. */
export const withText = (request: PlannedRequest, route: string, body: string): PlannedRequest => ({
  ...request,
  route,
  body,
  expect: [400, 413, 415, 422],
});
