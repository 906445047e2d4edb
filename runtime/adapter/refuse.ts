import type { IncomingMessage, ServerResponse } from "node:http";
import type { CorsAnswer } from "../app/cors";
import type { Instance } from "./instance";

const BODY = Buffer.from('{"message":"Service Unavailable"}');

export type Refuse = (
  req: IncomingMessage,
  res: ServerResponse,
  said: CorsAnswer | undefined,
) => void;

/**
 * Answers 503 to what is too much, at as little cost as can be: all that it takes is taken from what can
 * be answered. It is no request of the instance's count.
 */
export function refuser({ backend, id }: Instance): Refuse {
  const head = [
    ...["content-type", "application/json", "content-length", String(BODY.length)],
    ...["retry-after", "1", "x-backend", backend, "x-instance-id", id],
  ];
  return (req, res, said) => {
    // Of a body nothing is read that has not come yet.
    res.writeHead(503, said ? [...head, ...said.headers.flat()] : head);
    res.end(req.method === "HEAD" ? undefined : BODY);
  };
}
