import { integer, type Random, seeded } from "../../../compare/stats/random";
import { type BackendName, backendNames } from "../../parity/backends";
import { postJson, type RawAnswer, type RawRequest, send } from "../../support/http";
import type { Doors } from "../doors";
import type { Operation } from "./operation";

export interface ClientsOptions {
  readonly doors: Readonly<Record<BackendName, string>>;
  readonly seed: number;
  readonly clients: number;
  readonly ids: readonly string[];
  /** How many requests each of them sends. */
  readonly each: number;
}

/**
 * Has clients create, read and delete the same few posts through both doors, each one request after the
 * other and none twice. @returns all that they did
 */
export async function runClients(options: ClientsOptions): Promise<readonly Operation[]> {
  const all = Array.from({ length: options.clients }, async (_, client) => {
    const random = seeded(options.seed * 1_000 + client);
    const operations: Operation[] = [];
    for (let number = 0; number < options.each; number += 1) {
      const operation = await act(options, random, `${client}-${number}`);
      if (operation) operations.push(operation);
    }
    return operations;
  });
  return (await Promise.all(all)).flat();
}

async function act(
  { doors, ids }: ClientsOptions,
  random: Random,
  value: string,
): Promise<Operation | undefined> {
  const url = doors[backendNames[integer(random, backendNames.length)] ?? "containers"];
  const id = ids[integer(random, ids.length)] ?? "";
  const kind = (["create", "create", "get", "get", "delete"] as const)[integer(random, 5)];
  const invoked = performance.now();
  const answer = await send(url, requestOf(kind ?? "get", id, value)).catch(() => undefined);
  const times = { id, invoked, returned: performance.now() };
  if (kind === "create") {
    const outcome = ({ 201: "done", 409: "refused" } as const)[answer?.status ?? 0] ?? "unknown";
    return { ...times, kind, value, outcome };
  }
  if (kind === "delete") {
    return { ...times, kind, outcome: answer?.status === 200 ? "done" : "unknown" };
  }
  if (answer?.status !== 200 && answer?.status !== 404) return undefined;
  return { ...times, kind: "get", outcome: "done", found: valueIn(answer) };
}

function requestOf(kind: Operation["kind"], id: string, value: string): RawRequest {
  if (kind === "create") {
    const create = postJson({ id, title: "A post", author: "A client", contents: value });
    // Half of them, since a post is found again in another way then.
    const key = Number(value.at(-1)) % 2 === 0 ? { "idempotency-key": value } : {};
    return { ...create, headers: { ...create.headers, ...key } };
  }
  return { method: kind === "get" ? "GET" : "DELETE", path: `/blog/${id}` };
}

const valueIn = ({ status, body }: RawAnswer): string | undefined =>
  status === 200 ? (JSON.parse(body) as { contents: string }).contents : undefined;

/** What is there in the end, by id: each post, and the feed as each door lists it. */
export async function lookAtAll(doors: Doors, ids: readonly string[]) {
  const read = async (id: string) =>
    [id, valueIn(await surely(doors.containers, `/blog/${id}`))] as const;
  const posts = Object.fromEntries(
    (await Promise.all(ids.map(read))).filter(([, value]) => value !== undefined),
  );
  const feeds = await Promise.all(backendNames.map((backend) => feedOf(doors[backend], ids)));
  return { posts, feeds };
}

/** The feed of at most a hundred posts, without those that come along. */
async function feedOf(url: string, ids: readonly string[]): Promise<Record<string, string>> {
  const { body } = await surely(url, "/blog?limit=100");
  const all = JSON.parse(body) as { id: string; contents: string }[];
  return Object.fromEntries(
    all.filter(({ id }) => ids.includes(id)).map(({ id, contents }) => [id, contents]),
  );
}

/** Asks until it is told: a machine that has much else to do may take longer than a call may last. */
async function surely(url: string, path: string): Promise<RawAnswer> {
  for (;;) {
    const answer = await send(url, { path });
    if (answer.status < 500) return answer;
  }
}
