import { call } from "./runtime-http";

/** Tells the Runtime API what went wrong, and the log too, as Lambda's runtime does. */
export async function reportError(path: string, thrown: unknown): Promise<void> {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  console.error(error);
  const body = {
    errorType: error.name,
    errorMessage: error.message,
    stackTrace: error.stack?.split("\n").slice(1) ?? [],
  };
  await call("POST", path, JSON.stringify(body), {
    "content-type": "application/json",
    "lambda-runtime-function-error-type": error.name.replace(/[^\w.]/g, ""),
  });
}
