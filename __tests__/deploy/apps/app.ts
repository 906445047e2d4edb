import type { Manifest } from "../../../runtime/app";

/** An app whose stack is deployed by tests. */
export interface DeployedApp {
  readonly manifest: Manifest;
  /**
   * Calls the app as its clients do, in a way that needs all of its rights, and leaves its tables as
   * they were.
   *
   * @param url of one of its doors
   * @param backend which of the two that is
   */
  readonly journey: (url: string, backend: "functions" | "containers") => Promise<void>;
}

export const functionName = ({ name }: Manifest, route: string): string =>
  `${name}-functions-${route}`;
export const containersName = ({ name }: Manifest): string => `${name}-containers`;

/** One request, with JSON where there is some, and what came back of it. */
export async function call(url: string, method: string, path: string, json?: unknown) {
  const answer = await fetch(`${url}${path}`, {
    method,
    redirect: "manual",
    ...(json !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(json),
    }),
  });
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get("content-type") ?? "");
  return {
    status: answer.status,
    backend: answer.headers.get("x-backend"),
    body: isJson ? (JSON.parse(text) as unknown) : text,
  };
}
