import { isSet, type Variables } from "../../runtime/app/fill";
import type { Scenario } from "../../runtime/app/scenario";
import { placesOf, poolsOf } from "../../runtime/app/template";
import { RunError } from "../run-error";

/**
 * What a scenario's form alone does not say: each pool is filled by something, and each variable of a
 * path or a body is set.
 *
 * @throws {RunError} all that is wrong, one a line
 */
export function checkScenario(scenario: Scenario, variables: Variables): void {
  const { setup = [], requests, teardown = [] } = scenario;
  const filledBy = new Set([...setup, ...requests].flatMap(({ save = {} }) => Object.keys(save)));
  const problems = new Set<string>();
  for (const request of [...setup, ...requests, ...teardown]) {
    for (const { where, place } of placesOf(request)) {
      if (place.kind !== "variable" || where === "header" || isSet(variables, place.name)) continue;
      problems.add(
        `${request.name}: its ${where} needs $\{${place.name}}, which is not set in the environment`,
      );
    }
    for (const pool of poolsOf(request).keys()) {
      if (filledBy.has(pool)) continue;
      problems.add(
        `${request.name}: it needs the pool "${pool}", which nothing fills; let a request of setup or of the mix save into it`,
      );
    }
  }
  if (problems.size > 0) throw new RunError([...problems].join("\n"));
}
