import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The header in which the function says how long its handler took, in milliseconds. */
export const HANDLER_MS = "x-handler-ms";

/**
 * Writes a function's code: a handler that says how long another took. It is the same behind every
 * gateway, so that what is left of a request's time is the gateway's.
 *
 * @param folder where `index.mjs` is put
 * @param handler the module of the handler that is timed, absolute
 */
export async function writeTimedFunction(folder: string, handler: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const text = `import { handler as timed } from ${JSON.stringify(pathToFileURL(handler).href)};

export async function handler(event, context) {
  const from = performance.now();
  const result = await timed(event, context);
  const took = performance.now() - from;
  return { ...result, headers: { ...result.headers, "${HANDLER_MS}": String(took) } };
}
`;
  await writeFile(join(folder, "index.mjs"), text);
}
