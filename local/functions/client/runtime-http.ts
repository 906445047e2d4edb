import { Agent, type IncomingHttpHeaders, request } from "node:http";

/** What the Runtime API answered. */
export interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true });

/**
 * Speaks to the Runtime API over one kept-alive connection.
 *
 * @param path below `/2018-06-01/runtime/`
 * @throws where the Runtime API is gone
 */
export function call(
  method: "GET" | "POST",
  path: string,
  body = "",
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const url = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/${path}`;
  return new Promise((resolve, reject) => {
    const req = request(url, { method, agent, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.once("error", reject);
      res.once("end", () =>
        resolve({ headers: res.headers, body: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    req.once("error", reject);
    req.end(body);
  });
}
