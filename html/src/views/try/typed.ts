import type { ScenarioRequest } from "../../../../runtime/app/scenario";

/** A request as it stands in the form: text, with `{pool}`, `{unique}` and `${NAME}` in it. */
export interface Typed {
  readonly method: string;
  /** From `/` on, with its query. */
  readonly path: string;
  /** One a line: `name: value`. */
  readonly headers: string;
  readonly body: string;
}

export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** Browsers send no body with these. */
export const takesBody = (method: string): boolean => method !== "GET" && method !== "HEAD";

/** Whether a request of that method may change something, by RFC 9110, section 9.2.1. */
export const writes = (method: string): boolean => !["GET", "HEAD", "OPTIONS"].includes(method);

/** A request of a scenario as text; a body that is not text becomes JSON, with its content type. */
export function typedOf({ method = "GET", path, headers = {}, body }: ScenarioRequest): Typed {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  if (body === undefined || typeof body === "string") {
    return { method, path, headers: lines.join("\n"), body: body ?? "" };
  }
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  const all = typed ? lines : ["content-type: application/json", ...lines];
  return { method, path, headers: all.join("\n"), body: JSON.stringify(body, undefined, 2) };
}

/** What the address says is to be tried. Headers are not in it: they may hold keys. */
export function typedFrom(params: URLSearchParams): Typed | undefined {
  const path = params.get("path");
  if (path === null) return undefined;
  const method = params.get("method") ?? "GET";
  const body = params.get("body") ?? "";
  const headers = body.startsWith("{") || body.startsWith("[") ? jsonHeader : "";
  return { method, path, headers, body };
}

const jsonHeader = "content-type: application/json";

/** A longer body stays out of the address. */
const LONGEST = 2000;

export function paramsOf({ method, path, body }: Typed): URLSearchParams {
  const params = new URLSearchParams();
  if (method !== "GET") params.set("method", method);
  params.set("path", path);
  if (takesBody(method) && body !== "" && body.length <= LONGEST) params.set("body", body);
  return params;
}
