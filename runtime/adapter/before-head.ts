import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

type GivenHeaders = OutgoingHttpHeaders | readonly unknown[] | undefined;

/**
 * Calls `run` when the head of a response is about to be written, with all of the app's headers set:
 * however it answers, in the end it comes by `writeHead`. The headers that are given to `writeHead`
 * (an object, or a list in either form) are set one by one first, because a function's response
 * understands no lists.
 */
export function beforeHead(res: ServerResponse, run: () => void): void {
  const writeHead = res.writeHead.bind(res) as (status: number, message?: string) => ServerResponse;
  res.writeHead = (status: number, ...rest: unknown[]) => {
    // A second head is the app's mistake, and Node says so.
    if (res.headersSent) return writeHead(status);
    const message = typeof rest[0] === "string" ? rest[0] : undefined;
    setGiven(res, (message === undefined ? (rest[0] ?? rest[1]) : rest[1]) as GivenHeaders);
    run();
    if (message === undefined) writeHead(status);
    else writeHead(status, message);
    // serverless-express's own gives nothing back.
    return res;
  };
}

function setGiven(res: ServerResponse, given: GivenHeaders): void {
  if (!Array.isArray(given)) {
    for (const [name, value] of Object.entries(given ?? {})) {
      if (name) res.setHeader(name, value as string);
    }
    return;
  }
  // [name, value, name, value] or [[name, value], [name, value]]; what comes twice is sent twice.
  const flat: readonly string[] = Array.isArray(given[0]) ? given.flat(1) : given;
  for (let i = 0; i < flat.length; i += 2) res.removeHeader(String(flat[i]));
  for (let i = 0; i < flat.length; i += 2) {
    const [name, value] = [String(flat[i]), flat[i + 1] as string | string[]];
    res.appendHeader(name, typeof value === "number" ? String(value) : value);
  }
}
