import type { RawRequest } from "../../support/http";

/** Requests of the shop, as the cases send them. */
export const get = (path: string, headers: Record<string, string> = {}): RawRequest => ({
  path,
  headers,
});
export const head = (path: string): RawRequest => ({ method: "HEAD", path });
export const remove = (path: string): RawRequest => ({ method: "DELETE", path });

export function send(
  method: string,
  path: string,
  body: string | Buffer,
  type: string,
  headers: Record<string, string> = {},
): RawRequest {
  return { method, path, headers: { "content-type": type, ...headers }, body };
}

export const json = (method: string, path: string, body: unknown): RawRequest =>
  send(method, path, typeof body === "string" ? body : JSON.stringify(body), "application/json");

export const form = (path: string, body: string): RawRequest =>
  send("POST", path, body, "application/x-www-form-urlencoded");

export interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly type?: string;
  readonly bytes: string | Buffer;
}

/** A form with files, as a browser sends it. */
export function multipart(path: string, parts: readonly Part[]): RawRequest {
  const boundary = "----boundary7MA4YWxkTrZu0gW";
  const bytes = parts.flatMap(({ name, filename, type, bytes }) => [
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"`,
    filename === undefined ? "" : `; filename="${filename}"`,
    type === undefined ? "\r\n\r\n" : `\r\ncontent-type: ${type}\r\n\r\n`,
    bytes,
    "\r\n",
  ]);
  const body = Buffer.concat([...bytes, `--${boundary}--\r\n`].map((one) => Buffer.from(one)));
  return send("POST", path, body, `multipart/form-data; boundary=${boundary}`);
}

/** Every byte, many times, and no text in UTF-8. */
export const binary = (length: number): Buffer =>
  Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 0xff));
