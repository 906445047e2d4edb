import { type Backend as BackendName, backends as backendNames } from "../../runtime/app/backends";
import { startSystem } from "../support/system";

export { type BackendName, backendNames };

/** Where both backends are, and how to let go of them. */
export interface Backends extends Readonly<Record<BackendName, string>> {
  stop(): Promise<unknown>;
}

/** Answered too: what a deployed door says to other origins is what is compared. */
export const otherOrigins = ["a.example", "null"] as const;

/**
 * Both backends, started for real; or, where FUNCTIONS_URL and CONTAINERS_URL name them, a system
 * that runs already with that app: composed, or deployed.
 *
 * @param app its folder or file; by default the one that comes along
 */
export async function startBackends(app?: string): Promise<Backends> {
  const { FUNCTIONS_URL: functions, CONTAINERS_URL: containers } = process.env;
  if (functions && containers) return { functions, containers, stop: async () => {} };
  const others = otherOrigins.flatMap((name) => ["--allow-host", name]);
  const system = await startSystem({ args: [...(app ? ["--app", app] : []), ...others] });
  return { functions: system.functions, containers: system.containers, stop: system.stop };
}
