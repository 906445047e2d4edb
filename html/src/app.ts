import type { ScenarioRequest } from "../../runtime/app/scenario";

/** What the page knows of the app that both backends serve. */
export interface App {
  /** Empty where nothing is known of it. */
  readonly name: string;
  /** The view of its own that it has, if any. */
  readonly view?: string;
  /** What its scenario sends, ready to be tried. */
  readonly requests: readonly ScenarioRequest[];
  /** Where the page's own server tells how the two backends are; a local run alone does. */
  readonly live?: string;
  /** Where that server finds out whether the app will run both ways. */
  readonly check?: string;
}

/**
 * Reads the `app` of `urls.js`. What is not there or not of that form is not known; the page then
 * shows what it can show of any app.
 */
export function readApp(value: unknown): App {
  const { name, view, requests, live, check } = Object(value) as Record<string, unknown>;
  return {
    name: typeof name === "string" ? name : "",
    ...(typeof view === "string" ? { view } : {}),
    ...(typeof live === "string" ? { live } : {}),
    ...(typeof check === "string" ? { check } : {}),
    requests: Array.isArray(requests) ? requests.filter(isRequest) : [],
  };
}

function isRequest(value: unknown): value is ScenarioRequest {
  const { name, path, method } = Object(value) as Record<string, unknown>;
  const known = typeof name === "string" && typeof path === "string" && path.startsWith("/");
  return known && ["string", "undefined"].includes(typeof method);
}
