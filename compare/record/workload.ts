import type { Scenario } from "../../runtime/app/scenario";
import type { Report } from "./schema";

/**
 * What a report tells of a scenario: its templates, and not what was put in. Requests of one name and
 * method are one row, by the first one's path.
 *
 * @param replaced how often a pool was empty
 */
export function workloadOf({ requests }: Scenario, replaced: number): Report["workload"] {
  const whole = requests.reduce((sum, { share = 1 }) => sum + share, 0);
  const rows = new Map<string, Report["workload"]["requests"][number]>();
  for (const { name, method = "GET", path, share = 1 } of requests) {
    const key = `${name} ${method}`;
    const before = rows.get(key) ?? { name, method, path, share: 0 };
    rows.set(key, { ...before, share: before.share + share / whole });
  }
  return { requests: [...rows.values()], replaced };
}
