import { serverOf } from "../../../../compare/load/headers";
import type { Answered } from "../../../../html/src/views/try/outcome";
import type { AnsweredResult } from "../../../../html/src/views/try/result";

/** An answer as the page gets it. */
export function answered(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = { "content-type": "application/json" },
  more: Partial<Answered> = {},
): Answered {
  const header = (name: string) => headers[name];
  return {
    kind: "answer",
    status: 200,
    statusText: "OK",
    headers: Object.entries(headers),
    header,
    body: typeof body === "string" ? new TextEncoder().encode(body) : body,
    ms: 10,
    server: serverOf(header),
    ...more,
  };
}

const titles = { functions: "Functions", containers: "Containers" } as const;

/** What came of a request at one of the backends. */
export const resultOf = (
  name: "functions" | "containers",
  more: Partial<Answered> = {},
): AnsweredResult => ({
  backend: { name, title: titles[name], address: `https://${name}.example`, description: "" },
  unique: "u",
  path: "/",
  outcome: answered("", {}, more),
});
