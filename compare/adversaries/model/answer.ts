import type { Scenario } from "../../../runtime/app/scenario";
import type { Outcome } from "./server";

/** The load: one request. */
export const scenario: Scenario = { requests: [{ name: "item", path: "/item" }] };

const rightBody = JSON.stringify({ id: "item", text: "x".repeat(200) });

/** How an outcome is answered: the headers are those that a backend behind the adapter has. */
export function answerOf(name: string, outcome: Outcome) {
  const { status, body, instance, sequence, initMs, appMs } = outcome;
  return {
    status,
    body: status >= 400 ? JSON.stringify({ message: `Status ${status}` }) : (body ?? rightBody),
    headers: {
      "content-type": "application/json",
      // What stands before an instance does not say who would have answered.
      ...(status === 429 || status === 503
        ? {}
        : {
            "x-backend": name,
            "x-instance-id": `${name}-${instance}`,
            "x-instance-seq": String(sequence),
            "x-init-ms": String(initMs),
            "x-ready-age-ms": sequence === 1 ? "1" : "60000",
            "server-timing": `app;dur=${appMs.toFixed(1)}, db;dur=0.0`,
          }),
    } as Readonly<Record<string, string>>,
  };
}
