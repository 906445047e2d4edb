import { validateHeaderName, validateHeaderValue } from "node:http";
import type { Outcome } from "../functions/outcome";
import { type GatewayResponse, gatewayError, jsonResponse } from "./response";

/** Headers of the connection, which are the gateway's own to say. Row 23. */
const DROPPED = new Set([
  ...["connection", "content-length", "date", "transfer-encoding", "upgrade"],
  // What it announces cannot come after a body of a known length. Unverified.
  "trailer",
]);

/**
 * The HTTP response for the way in which an invocation ended. What went wrong inside is never told:
 * row 24.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function toResponse(outcome: Outcome): GatewayResponse {
  switch (outcome.kind) {
    case "result":
      return fromPayload(outcome.payload) ?? gatewayError(500);
    case "event-too-large":
      // Row 26.
      return gatewayError(413);
    case "no-instance":
      // Row 31. Unverified: which status an HTTP API gives where Lambda throttles.
      return gatewayError(503);
    case "response-too-large":
      // Row 27. Unverified: that this is a 500 like every function error.
      return gatewayError(500);
    case "error":
    case "crash":
    case "timeout":
      return gatewayError(500);
  }
}

/**
 * The function's answer as a response; undefined where it is none. Without a status code all of it is
 * the body: rows 17 and 18.
 */
function fromPayload(payload: string): GatewayResponse | undefined {
  const result = parse(payload);
  if (result === undefined) return undefined;
  if (isObject(result) && "statusCode" in result) return fromResult(result);
  return jsonResponse(200, typeof result === "string" ? result : payload);
}

/** The type that is there by default, what is malformed, base64, cookies: rows 19, 20, 21 and 22. */
function fromResult(result: Readonly<Record<string, unknown>>): GatewayResponse | undefined {
  const { statusCode, cookies = [], isBase64Encoded } = result;
  const headers = readHeaders(result.headers ?? {});
  // Unverified: that a body of null counts as none.
  const body = result.body ?? "";
  if (!isStatus(statusCode) || !headers || !isCookies(cookies) || typeof body !== "string") {
    return undefined;
  }
  if (cookies.length > 0) headers.delete("set-cookie");
  if (!headers.has("content-type")) headers.set("content-type", "text/plain; charset=utf-8");
  return {
    status: statusCode,
    headers: [...headers, ...cookies.map((cookie) => ["set-cookie", cookie] as const)],
    body: Buffer.from(body, isBase64Encoded === true ? "base64" : "utf8"),
  };
}

/** JSON has no undefined, so that undefined says that this is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Unverified: that a status which is no final one of HTTP (100, 1000) is an error too. */
function isStatus(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599;
}

function isCookies(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.every((cookie) => typeof cookie === "string" && isHeader("set-cookie", cookie))
  );
}

/** The headers by lower-case name; undefined where one of them cannot be sent. Rows 20 and 23. */
function readHeaders(value: unknown): Map<string, string> | undefined {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).map(([name, text]) => [name.toLowerCase(), text] as const);
  const kept = entries.filter(([name]) => !DROPPED.has(name));
  if (!kept.every(([name, text]) => isHeader(name, text))) return undefined;
  return new Map(kept.map(([name, text]) => [name, String(text)]));
}

/** Whether Node would send it: no control characters, no character outside Latin-1. */
function isHeader(name: string, value: unknown): boolean {
  if (!["string", "number", "boolean"].includes(typeof value)) return false;
  try {
    validateHeaderName(name);
    validateHeaderValue(name, String(value));
    return true;
  } catch {
    return false;
  }
}
