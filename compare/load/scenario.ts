import type { Variables } from "../../runtime/app/fill";
import type { Scenario, ScenarioRequest } from "../../runtime/app/scenario";
import { poolsOf, type Value } from "../../runtime/app/template";
import { RunError } from "../run-error";
import type { Random } from "../stats/random";
import { checkScenario } from "./check-scenario";
import type { Answer } from "./client";
import { plannedFrom } from "./planned";
import { Pools } from "./pools";
import { isExpected, type PlannedRequest } from "./request";
import { savedFrom } from "./saved";

/** What is sent by a scenario, and what came of it so far. */
export interface Traffic {
  readonly scenario: Scenario;
  /**
   * The next request of the mix.
   *
   * @param draws what it is drawn by. @default the run's
   * @throws {RunError} when every pool that the mix needs is empty
   */
  next(draws?: Random): PlannedRequest;
  /** One request of the scenario; undefined while a pool that it needs is empty. */
  plan(request: ScenarioRequest, draws?: Random): PlannedRequest | undefined;
  /** To be called with each answer: keeps what it saves, and forgets what it took. */
  answered(request: PlannedRequest, answer: Answer): void;
  /** The same of a request of the teardown, for which what is not there any more is gone too. */
  removed(request: PlannedRequest, answer: Answer): void;
  /** From now on what may be in the pools that a request takes from is there to be taken. */
  believe(request: ScenarioRequest): void;
  /** What is or may be in the pools that a request takes from. */
  left(request: ScenarioRequest): readonly Value[];
  /** How often a pool was empty, so that another request of the mix was sent. */
  replaced(): number;
}

export interface TrafficOptions {
  readonly random: Random;
  /** The environment's, for `${NAME}`. */
  readonly variables: Variables;
  /** What the run's unique values begin with: letters, digits and hyphens. */
  readonly run: string;
}

/** What became of the values that a request was planned with. */
interface Trace {
  readonly request: ScenarioRequest;
  readonly unique: string;
  readonly taken: readonly (readonly [pool: string, value: Value])[];
}

/** Not there: to a request that removes it is as good as removed. */
const notThere: readonly number[] = [404, 410];

/**
 * Plans the requests of a scenario. A value that is saved as `unique` counts from the moment it is
 * planned, so that it is removed at the end also where the answer to its creation never came.
 *
 * @throws {RunError} a variable that is not set, a pool that nothing fills
 */
export function trafficOf(scenario: Scenario, { random, variables, run }: TrafficOptions): Traffic {
  checkScenario(scenario, variables);
  const pools = new Pools();
  const traces = new WeakMap<PlannedRequest, Trace>();
  let [made, replaced] = [0, 0];

  function plan(request: ScenarioRequest, draws = random): PlannedRequest | undefined {
    const needs = [...poolsOf(request)];
    if (needs.some(([pool]) => pools.count(pool) === 0)) return undefined;
    made += 1;
    const unique = `${run}-${made}`;
    const values = new Map<string, Value>();
    const taken: [string, Value][] = [];
    for (const [pool, { takes }] of needs) {
      const value = takes ? pools.take(pool) : pools.draw(pool, draws);
      if (value === undefined) continue;
      values.set(pool, value);
      if (takes) taken.push([pool, value]);
    }
    for (const [pool, source] of Object.entries(request.save ?? {})) {
      if (source === "unique") pools.doubt(pool, unique);
    }
    const planned = plannedFrom(request, { values, unique, variables });
    traces.set(planned, { request, unique, taken });
    return planned;
  }

  function settle(planned: PlannedRequest, answer: Answer, good: boolean): void {
    const trace = traces.get(planned);
    if (trace === undefined || !good) return;
    for (const [pool, value] of trace.taken) pools.gone(pool, value);
    for (const [pool, source] of Object.entries(trace.request.save ?? {})) {
      const value = source === "unique" ? trace.unique : savedFrom(answer, source, planned.path);
      if (value !== undefined) pools.put(pool, value);
    }
  }

  function next(draws = random): PlannedRequest {
    let open = scenario.requests;
    while (open.length > 0) {
      const request = drawn(open, draws());
      const planned = plan(request, draws);
      if (planned !== undefined) return planned;
      replaced += 1;
      open = open.filter((each) => each !== request);
    }
    throw new RunError(
      "no request of the scenario can be sent: each needs a pool that is empty by now; let setup or a request of the mix save more into it",
    );
  }

  const taking = (request: ScenarioRequest): string[] =>
    [...poolsOf(request)].filter(([, { takes }]) => takes).map(([pool]) => pool);

  return {
    scenario,
    next,
    plan,
    answered: (planned, answer) => settle(planned, answer, isExpected(planned, answer)),
    removed: (planned, answer) =>
      settle(planned, answer, isExpected(planned, answer) || notThere.includes(answer.status)),
    believe: (request) => {
      for (const pool of taking(request)) pools.believe(pool);
    },
    left: (request) => taking(request).flatMap((pool) => pools.left(pool)),
    replaced: () => replaced,
  };
}

/** The request whose share holds that number of [0, 1). */
function drawn(requests: readonly ScenarioRequest[], at: number): ScenarioRequest {
  const shareOf = ({ share = 1 }: ScenarioRequest): number => share;
  let left = at * requests.reduce((sum, each) => sum + shareOf(each), 0);
  const found = requests.find((each) => {
    left -= shareOf(each);
    return left < 0;
  });
  // Shares are fractions, whose sum may fall short by a rounding.
  return found ?? (requests.at(-1) as ScenarioRequest);
}
