import type { RequestListener, ServerResponse } from "node:http";
import { expressOf, stackOf } from "./express-app";

/** As pino's logger for HTTP reads it. */
type Failed = ServerResponse & { err?: unknown };

/** What an app failed by, where that is known. */
export const errorOf = (res: ServerResponse): unknown => (res as Failed).err;

/**
 * Has an Express app leave what it fails by on the response, before the first of its own error handlers:
 * what that answers says nothing of the cause. Another app may leave it there itself.
 */
export function noteErrors(app: RequestListener): void {
  const express = expressOf(app);
  const stack = express && stackOf(express);
  if (!express || !stack) return;
  // Express tells an error handler by its four parameters.
  express.use((error: unknown, _req: object, res: Failed, next: (error: unknown) => void) => {
    res.err ??= error;
    next(error);
  });
  const own = stack.findIndex(({ handle }) => handle?.length === 4);
  const [added] = stack.splice(-1);
  if (added) stack.splice(own, 0, added);
}
