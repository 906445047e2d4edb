import { startSystem, type TestSystem } from "../support/system";

export const backendNames = ["functions", "containers"] as const;
export type BackendName = (typeof backendNames)[number];

/** Where both backends are, and how to let go of them. */
export interface Backends extends Readonly<Record<BackendName, string>> {
  stop(): Promise<unknown>;
}

/**
 * Both backends, started for real; or, where FUNCTIONS_URL and CONTAINERS_URL name them, a system
 * that runs already: composed, or deployed.
 */
export async function startBackends(): Promise<Backends> {
  const { FUNCTIONS_URL: functions, CONTAINERS_URL: containers } = process.env;
  if (functions && containers) return { functions, containers, stop: async () => {} };
  const { functions: f, containers: c, stop }: TestSystem = await startSystem();
  return { functions: f, containers: c, stop };
}
