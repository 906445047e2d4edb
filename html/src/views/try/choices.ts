import type { ScenarioRequest } from "../../../../runtime/app/scenario";

/**
 * The requests of a scenario as they are offered: each once, however often the scenario sends it, with
 * all that its doubles save.
 */
export function choicesOf(requests: readonly ScenarioRequest[]): readonly ScenarioRequest[] {
  const found = new Map<string, ScenarioRequest>();
  for (const request of requests) {
    const { name, method = "GET", path, headers, body, save } = request;
    const key = JSON.stringify([name, method, path, headers, body]);
    const known = found.get(key);
    found.set(key, { name, method, path, headers, body, save: { ...known?.save, ...save } });
  }
  return [...found.values()];
}

/** What is in the form at first: a read that needs no value, or the root. */
export const firstOf = (choices: readonly ScenarioRequest[]): ScenarioRequest =>
  choices.find(({ method = "GET", path }) => method === "GET" && !path.includes("{")) ?? {
    name: "root",
    path: "/",
  };
