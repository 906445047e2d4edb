import type { ScenarioRequest } from "../../runtime/app/scenario";
import type { Answer } from "../load/client";
import { pause } from "../load/pause";
import { isExpected } from "../load/request";
import { type Backend, backends } from "../load/sample";
import type { Traffic } from "../load/scenario";
import { firstDifference } from "../load/shape";
import type { Shapes } from "../load/shapes";
import { RunError } from "../run-error";
import { type Clients, called, checkName } from "./check-targets";
import { expectedOf } from "./prepare";

const attempts = 8;
type Answers = Readonly<Record<Backend, Answer>>;

export interface CheckingAlike {
  readonly clients: Clients;
  readonly traffic: Traffic;
  /** Whether somebody said what the targets are. */
  readonly named: boolean;
  /** Told what each request's answer looks like. */
  readonly shapes: Pick<Shapes, "learn">;
}

/**
 * Sends each request of the scenario to both targets, and refuses in one line what is not answered
 * alike in status and shape: two apps are not compared. A request whose pool is still empty waits for
 * the others.
 *
 * @throws {RunError} the first difference
 */
export async function checkAlike({
  clients,
  traffic,
  named,
  shapes,
}: CheckingAlike): Promise<void> {
  let open = traffic.scenario.requests;
  while (open.length > 0) {
    const waiting: ScenarioRequest[] = [];
    for (const request of open) {
      const answers = await askBoth(request);
      if (answers === undefined) waiting.push(request);
      else refuse(request, answers);
    }
    // Nothing that could fill its pool was answered.
    if (waiting.length === open.length) {
      throw new RunError(
        `${waiting[0]?.name}: a pool that it needs holds too little for both targets; let the setup save more into it`,
      );
    }
    open = waiting;
  }

  /** What only sometimes fails is measured, not refused: the first answers that are alike are taken. */
  async function askBoth(request: ScenarioRequest) {
    let answers = await askOnce(request);
    for (let again = 1; again < attempts && answers && !isAlike(request, answers); again += 1) {
      await pause(100);
      answers = (await askOnce(request)) ?? answers;
    }
    if (answers) shapes.learn(request.name, answers.functions);
    return answers;
  }

  async function askOnce(request: ScenarioRequest) {
    const found: Partial<Record<Backend, Answer>> = {};
    for (const backend of backends) {
      const planned = traffic.plan(request);
      if (planned === undefined) return undefined;
      const answer = await clients[backend].send(planned);
      traffic.answered(planned, answer);
      if (!named) checkName(clients, backend, answer);
      found[backend] = answer;
    }
    return found as Answers;
  }

  function isAlike(request: ScenarioRequest, { functions, containers }: Answers): boolean {
    return isExpected(request, functions) && firstDifference(functions, containers) === undefined;
  }

  function refuse(request: ScenarioRequest, answers: Answers): void {
    const { functions, containers } = answers;
    const difference = firstDifference(functions, containers);
    if (difference) {
      throw new RunError(
        `${request.name}: ${called(clients, "functions")} ${difference[0]}, ${called(clients, "containers")} ${difference[1]}: these are not the same app on the same data`,
      );
    }
    if (isExpected(request, functions)) return;
    throw new RunError(
      `${request.name}: both answer ${functions.status || "nothing"} in place of ${expectedOf(request)}`,
    );
  }
}
