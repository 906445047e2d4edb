import { toContext } from "./client/context";
import { type Handler, loadHandler } from "./client/load-handler";
import { reportError } from "./client/report-error";
import { call } from "./client/runtime-http";

require("../read-only.js");

/**
 * The program of an instance: loads the handler, then asks the Runtime API for one invocation after
 * another. It ends when the Runtime API is gone, so that no instance outlives its emulator.
 */
const { _HANDLER: handlerName = "", LAMBDA_TASK_ROOT: taskRoot = "." } = process.env;

/** The path under which an error is reported now. */
let errorPath = "init/error";

for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (thrown: unknown) => {
    reportError(errorPath, thrown).finally(() => process.exit(1));
  });
}

async function serve(handler: Handler): Promise<void> {
  const { headers, body } = await call("GET", "invocation/next").catch(() => process.exit(0));
  const requestId = String(headers["lambda-runtime-aws-request-id"]);
  errorPath = `invocation/${requestId}/error`;
  process.env._X_AMZN_TRACE_ID = String(headers["lambda-runtime-trace-id"] ?? "");
  const result = await run(handler, body, toContext(requestId, headers));
  // Not waited for: the next call follows on its heels, and is the one that fails where nobody listens.
  if (result) call("POST", `invocation/${requestId}/response`, result.payload).catch(() => {});
}

/** The handler's answer as JSON; undefined where it failed, which is reported then. */
async function run(handler: Handler, event: string, context: ReturnType<typeof toContext>) {
  try {
    const value = await handler(JSON.parse(event), context);
    // JSON has no undefined: what a handler leaves out arrives as null.
    return { payload: JSON.stringify(value) ?? "null" };
  } catch (error) {
    await reportError(errorPath, error);
    return undefined;
  }
}

async function main(): Promise<void> {
  const handler = await loadHandler(taskRoot, handlerName);
  for (;;) await serve(handler);
}

void main();
