import { UserError } from "../build/user-error";
import type { ScenarioRequest } from "../runtime/app";
import { fromEnvironment, toWire } from "../runtime/app/fill";

/** Sends an app its first requests through a backend, as any client would. */
export async function seed(
  url: string,
  requests: readonly ScenarioRequest[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  for (const request of requests) {
    const { path, body, ...wire } = toWire(request, fromEnvironment(env));
    const response = await fetch(`${url}${path}`, {
      ...wire,
      ...(body !== undefined && { body }),
      redirect: "manual",
    });
    if (response.status >= 400) {
      throw new UserError(
        `The seed's request "${request.name}" was answered ${response.status}: ${await response.text()}`,
      );
    }
  }
}
