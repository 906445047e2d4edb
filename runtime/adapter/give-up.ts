import type { ServerResponse } from "node:http";
import { answerUnavailable } from "./json-answer";

/** What an app may do with a response that changes or sends something. */
const METHODS = [
  ...["setHeader", "setHeaders", "appendHeader", "removeHeader", "flushHeaders", "addTrailers"],
  ...["writeHead", "write", "end", "writeContinue", "writeProcessing", "writeEarlyHints"],
] as const;

/**
 * Answers in the place of an app that has not begun to within its time. What it does with the response
 * afterwards does nothing, and whom it may hang up on by then waits for no other answer.
 */
export function giveUp(res: ServerResponse): void {
  if (res.headersSent || res.destroyed) return;
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  res.setHeader("connection", "close");
  answerUnavailable(res);
  function nothing(this: ServerResponse) {
    return this;
  }
  for (const name of METHODS) Object.defineProperty(res, name, { value: nothing, writable: true });
}
