import * as v from "valibot";
import type { Scenario, ScenarioRequest } from "../../runtime/app/scenario";
import { placesIn } from "../../runtime/app/template";
import { RunError } from "../run-error";
import { credentialIn, withoutCredentials } from "./har-credentials";
import { namedPath } from "./har-path";

/** What is read of a browser's recording (HTTP Archive 1.2). */
const pair = v.object({ name: v.string(), value: v.string() });
const entrySchema = v.object({
  _resourceType: v.optional(v.string()),
  request: v.object({
    method: v.string(),
    url: v.string(),
    headers: v.optional(v.array(pair), []),
    postData: v.optional(v.object({ text: v.optional(v.string()) })),
  }),
  response: v.object({
    status: v.number(),
    content: v.optional(v.object({ mimeType: v.optional(v.string(), "") })),
  }),
});
const harSchema = v.object({ log: v.object({ entries: v.array(entrySchema) }) });
type Entry = v.InferOutput<typeof entrySchema>;

export interface HarOptions {
  /** Addresses of the targets: requests to one of them are taken, else those of the most frequent origin. */
  readonly origins: readonly string[];
  /** Whether requests that change something are taken too. */
  readonly writes: boolean;
}

const reads: readonly string[] = ["GET", "HEAD"];
/** Of each template, so that a long recording makes a short scenario. */
const mostPaths = 50;
/** The only headers that are copied. */
const copied: readonly string[] = ["accept", "content-type"];
/** What the browser or the client sends by itself. */
const ordinary =
  /^(:.*|accept-.*|sec-.*|cache-control|connection|content-length|dnt|host|if-.*|origin|pragma|priority|range|referer|te|upgrade-insecure-requests|user-agent|x-requested-with)$/;

/**
 * A scenario of what a browser recorded: each path that was asked, named by its template, with the
 * share that it had. Credentials are never copied.
 *
 * @param har the parsed file
 * @returns the scenario, and in words what was left out
 * @throws {RunError} when it is no recording, or holds nothing that can be sent
 */
export function scenarioFromHar(
  har: unknown,
  { origins, writes }: HarOptions,
): { readonly scenario: Scenario; readonly notes: readonly string[] } {
  const result = v.safeParse(harSchema, har);
  if (!result.success) {
    const [issue] = result.issues;
    throw new RunError(
      `this is no recording of a browser (HAR): ${v.getDotPath(issue) ?? "it"}: ${issue.message}`,
    );
  }
  const pages = result.output.log.entries.filter(isPageOrCall);
  const base = baseOf(pages, origins);
  const mine = pages.flatMap((entry) => {
    const path = pathBelow(entry.request.url, base);
    return path === undefined ? [] : [{ ...entry.request, ...entry.response, path }];
  });
  const left = new Map<string, number>();
  const leave = (why: string): [] => {
    left.set(why, (left.get(why) ?? 0) + 1);
    return [];
  };
  const requests = mine.flatMap((one): ScenarioRequest[] => {
    const { method, headers, path, postData } = one;
    if (!reads.includes(method) && !writes) return leave("change something (--writes takes them)");
    const body = postData?.text;
    if (credentialIn(path, body)) return leave("hold a credential");
    if (placesIn(`${path}${body ?? ""}`).length > 0) return leave("hold {words} in braces");
    const kept = headers.filter(({ name }) => copied.includes(name.toLowerCase()));
    if (kept.some(({ value }) => /^multipart\//i.test(value))) return leave("upload files");
    const clean = withoutCredentials(path);
    return [
      {
        name: namedPath(method, clean),
        method,
        path: clean,
        headers: Object.fromEntries(kept.map(({ name, value }) => [name.toLowerCase(), value])),
        ...(body === undefined ? {} : { body }),
        ...(one.status >= 200 && one.status <= 399 ? {} : { expect: [one.status] }),
      },
    ];
  });
  if (requests.length === 0) {
    throw new RunError(
      `the recording holds no request to ${base ?? "anywhere"} that can be sent: documents, fetch and XHR are, and only reads without --writes`,
    );
  }
  const names = new Set(
    mine.flatMap(({ headers }) => headers.map(({ name }) => name.toLowerCase())),
  );
  const dropped = [...names].filter((name) => !copied.includes(name) && !ordinary.test(name));
  return {
    scenario: { requests: counted(requests) },
    notes: [
      `${requests.length} requests to ${base} are taken from the recording; credentials are never copied${dropped.length === 0 ? "" : `, nor are the headers ${dropped.join(", ")}`}`,
      ...[...left].map(([why, count]) => `${count} that ${why} are left out`),
    ],
  };
}

/** Documents and calls of scripts; where the browser does not say it, by what came. */
function isPageOrCall({ _resourceType: type, request, response }: Entry): boolean {
  if (request.method === "OPTIONS" || response.status === 0) return false;
  if (type !== undefined) return ["document", "fetch", "xhr"].includes(type);
  return /^(text\/(html|plain|xml)|application\/(\S+\+)?(json|xml))/i.test(
    response.content?.mimeType ?? "",
  );
}

/** A target that was recorded, else the origin that most requests went to. */
function baseOf(entries: readonly Entry[], origins: readonly string[]): string | undefined {
  const given = origins.find((origin) =>
    entries.some(({ request }) => pathBelow(request.url, origin) !== undefined),
  );
  if (given !== undefined) return given;
  const counts = new Map<string, number>();
  for (const { request } of entries) {
    if (!URL.canParse(request.url)) continue;
    const { origin } = new URL(request.url);
    counts.set(origin, (counts.get(origin) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Path and query below a base address; undefined where it is elsewhere. */
function pathBelow(url: string, base: string | undefined): string | undefined {
  if (base === undefined || !URL.canParse(url)) return undefined;
  const { origin, pathname, search } = new URL(url);
  const prefix = new URL(base).pathname.replace(/\/+$/, "");
  if (origin !== new URL(base).origin || !`${pathname}/`.startsWith(`${prefix}/`)) return undefined;
  return `${pathname.slice(prefix.length) || "/"}${search}`;
}

/** Equal requests once, with how often they came; of each name the most frequent ones. */
function counted(requests: readonly ScenarioRequest[]): ScenarioRequest[] {
  const counts = new Map<string, ScenarioRequest & { readonly share: number }>();
  for (const request of requests) {
    const key = JSON.stringify(request);
    counts.set(key, { ...request, share: (counts.get(key)?.share ?? 0) + 1 });
  }
  const ofName = new Map<string, number>();
  return [...counts.values()]
    .sort((a, b) => b.share - a.share)
    .filter(({ name }) => {
      ofName.set(name, (ofName.get(name) ?? 0) + 1);
      return (ofName.get(name) ?? 0) <= mostPaths;
    });
}
