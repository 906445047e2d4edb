import { get } from "node:http";

export type Health = "healthy" | "draining" | "unhealthy";

/** How long an answer may take, in milliseconds, as the deployed check waits for one. */
const ANSWER_MS = 5_000;

/** Asks a task as the load balancer does: 200 is healthy. */
export function checkHealth(url: string, path: string): Promise<Health> {
  return new Promise((resolve) => {
    const headers = { "user-agent": "ELB-HealthChecker/2.0" };
    const signal = AbortSignal.timeout(ANSWER_MS);
    get(`${url}${path}`, { headers, signal, agent: false }, (answer) => {
      answer.resume();
      if (answer.statusCode === 200) return resolve("healthy");
      resolve(answer.statusCode === 503 ? "draining" : "unhealthy");
    }).on("error", () => resolve("unhealthy"));
  });
}
