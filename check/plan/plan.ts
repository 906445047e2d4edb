import type { PlannedRequest } from "../../compare/load/request";
import { type Traffic, trafficOf } from "../../compare/load/scenario";
import type { Manifest } from "../../runtime/app";
import type { Scenario, ScenarioRequest } from "../../runtime/app/scenario";
import type { Answer } from "../client";
import type { Untried } from "../finding";
import { fillPath, takes } from "./fill-path";
import { Learned } from "./learned";

/** One kind of request that is sent, as often as it is wanted. */
export interface Probe {
  readonly name: string;
  readonly method: string;
  /** Whether it only reads. */
  readonly reads: boolean;
  /** The next of it; undefined where it needs what is not there yet. */
  next(): PlannedRequest | undefined;
  /** To be told of each answer: later requests ask for what it made. */
  answered(planned: PlannedRequest, answer: Answer): void;
}

export interface Plan {
  /** Sent first, in order. */
  readonly setup: readonly Probe[];
  /** Reads, then what makes, then what changes, then what removes. */
  readonly probes: readonly Probe[];
  readonly untried: readonly Untried[];
}

/** A route by its method and its path, of Express or of the manifest. */
export interface KnownRoute {
  readonly method: string;
  readonly path: string;
  /** Whether its path is a pattern without a text. */
  readonly pattern?: boolean;
}

export interface Planning {
  readonly scenario: Scenario;
  readonly manifest: Manifest;
  /** Those that Express's router names. */
  readonly routes: readonly KnownRoute[];
  readonly env: NodeJS.ProcessEnv;
  /** Whether what may change something is left out. */
  readonly readsOnly: boolean;
}

const order = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
const isRead = (method: string) => method === "GET" || method === "HEAD";
/** So often is a request of the setup sent, which a load would want more often. */
const SETUP_TIMES = 3;

/** All that is sent: the scenario's requests, and one for each route that none of them asks for. */
export function planOf({ scenario, manifest, routes, env, readsOnly }: Planning): Plan {
  const traffic = trafficOf(scenario, { random: () => 0, variables: env, run: "check" });
  const learned = new Learned();
  const known = routesOf(routes, manifest);
  const patterns = known.filter(({ pattern }) => pattern);
  const open = known.filter(
    (route) =>
      !route.pattern &&
      !scenario.requests.some(
        (one) => (one.method ?? "GET") === route.method && takes(route.path, one.path),
      ),
  );
  const made = open.map((route, at) => routeProbe(route, at, learned));
  const all = [...scenario.requests.map((one) => scenarioProbe(one, traffic)), ...made];
  const left = readsOnly ? all.filter(({ reads }) => !reads) : [];
  return {
    setup: readsOnly ? [] : (scenario.setup ?? []).flatMap((one) => times(one, traffic)),
    probes: all
      .filter((one) => !left.includes(one))
      .sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method)),
    untried: [
      ...patterns.map(({ method, path }) => ({
        what: `${method} ${path}`,
        why: "its path is a pattern; name a request for it in a scenario",
      })),
      ...left.map(({ name }) => ({ what: name, why: "it may change something (--reads)" })),
    ],
  };
}

/** Each route once; what takes any method is read. */
function routesOf(routes: readonly KnownRoute[], manifest: Manifest): readonly KnownRoute[] {
  const own = manifest.routes
    .filter(({ path, method }) => path !== "$default" && method !== "OPTIONS")
    .filter(
      ({ method, path }) =>
        !routes.some(
          (one) =>
            one.method === method &&
            takes(
              one.path,
              fillPath(path, () => "x"),
            ),
        ),
    );
  const all = [...routes, ...own].map(({ method, ...rest }) => ({
    ...rest,
    method: method === "ANY" ? "GET" : method,
  }));
  const keys = all.map(({ method, path }) => `${method} ${path}`);
  return all.filter(
    ({ method }, at) => order.includes(method) && keys.indexOf(keys[at] ?? "") === at,
  );
}

const times = (request: ScenarioRequest, traffic: Traffic): Probe[] =>
  Array.from({ length: Math.min(request.times ?? 1, SETUP_TIMES) }, () =>
    scenarioProbe(request, traffic),
  );

function scenarioProbe(request: ScenarioRequest, traffic: Traffic): Probe {
  const { name, method = "GET" } = request;
  return {
    name,
    method,
    reads: isRead(method),
    next: () => traffic.plan(request),
    answered: (planned, answer) => traffic.answered(planned, answer),
  };
}

function routeProbe({ method, path }: KnownRoute, at: number, learned: Learned): Probe {
  let made = 0;
  const name = `${method} ${path}`;
  return {
    name,
    method,
    reads: isRead(method),
    next() {
      made += 1;
      const unique = `check-${at}-${made}`;
      const filled = fillPath(path, () => (method === "PUT" ? unique : learned.idFor(path)));
      const body = isRead(method) || method === "DELETE" ? undefined : bodyFor(unique);
      return {
        route: name,
        method,
        path: filled,
        headers: body === undefined ? {} : { "content-type": "application/json" },
        body,
      };
    },
    answered: (planned, answer) => learned.learn(method, planned.path, answer),
  };
}

/** What an app may want of a body that nobody described. */
const bodyFor = (unique: string): string =>
  JSON.stringify({
    id: unique,
    name: unique,
    title: unique,
    text: unique,
    contents: unique,
    author: "check",
    username: "check",
    email: "check@example.com",
    value: 1,
    quantity: 1,
  });
