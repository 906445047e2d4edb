import { giveUpMs } from "../../../../compare/load/client";
import { serverOf } from "../../../../compare/load/headers";
import type { Server } from "../../../../compare/load/sample";
import type { Backend } from "../../backends";
import { Unreachable } from "../../problems";
import { nextPage } from "./link";
import { NoKey, Refused } from "./problems";

export interface Post {
  readonly id: string;
  readonly title: string;
  readonly contents: string;
  readonly author: string;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
}

/** An empty `id` leaves it to the backend to make one. */
export type NewPost = Omit<Post, "createdAt">;

export interface Page {
  readonly posts: readonly Post[];
  /** The address of the page of older posts, when there is one. */
  readonly older: string | undefined;
}

/** One request and what became of it, for the log. */
export interface Call {
  readonly backend: Backend;
  readonly method: string;
  readonly path: string;
  /** `undefined` when no answer came. */
  readonly status: number | undefined;
  /** From the start of the request to the end of the answer, a CORS preflight included. */
  readonly ms: number;
  readonly answerer: Server;
}

/** What the client needs of its surroundings. */
export interface Surroundings {
  readonly fetch: typeof fetch;
  /** A clock in milliseconds that only goes forward. */
  readonly now: () => number;
  readonly onCall: (call: Call) => void;
  /** The write key if it is known. */
  readonly writeKey: () => string | undefined;
  /** Asks a person for the key; `undefined` when they do not want to give it. */
  readonly askWriteKey: (reason: "wanted" | "wrong") => Promise<string | undefined>;
}

/** What goes along with a call. */
interface Sent {
  readonly post?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The blog over HTTP. Each function rejects with `Unreachable` when nothing answers, with `Refused`
 * when the answer is an error, and with `NoKey` when a key was wanted and not given.
 */
export class Blog {
  /** The last create that did not succeed, which may have happened: sent again, it is made once. */
  private unmade: { readonly text: string; readonly key: string } | undefined;

  constructor(private readonly around: Surroundings) {}

  /** A page of posts, newest first: the first, or the one at `address`. */
  async list(backend: Backend, address = `${backend.address}/blog`): Promise<Page> {
    const { body, headers } = await this.call(backend, "GET", address);
    if (!Array.isArray(body)) {
      throw new Refused(backend, 200, "The answer is not a list of posts.");
    }
    return { posts: body as Post[], older: nextPage(headers.get("link"), address) };
  }

  /** Resolves to whether the post is there. */
  async has(backend: Backend, id: string): Promise<boolean> {
    try {
      await this.call(backend, "GET", `${backend.address}/blog/${encodeURIComponent(id)}`);
      return true;
    } catch (problem) {
      if (problem instanceof Refused && problem.status === 404) return false;
      throw problem;
    }
  }

  /** Resolves to the post as it was stored. */
  async create(backend: Backend, { id, ...rest }: NewPost): Promise<Post> {
    const post = id === "" ? rest : { id, ...rest };
    const text = JSON.stringify(post);
    if (this.unmade?.text !== text) this.unmade = { text, key: newKey() };
    const headers = { "idempotency-key": this.unmade.key };
    const { body } = await this.write(backend, "POST", `${backend.address}/blog`, {
      post,
      headers,
    });
    this.unmade = undefined;
    return body as Post;
  }

  /** Resolves also when the post was not there. */
  async remove(backend: Backend, id: string): Promise<void> {
    await this.write(backend, "DELETE", `${backend.address}/blog/${encodeURIComponent(id)}`);
  }

  /** A call that may want the write key: asks for it until it is right or nobody gives one. */
  private async write(backend: Backend, method: string, address: string, sent: Sent = {}) {
    for (let key = this.around.writeKey(); ; ) {
      try {
        return await this.call(backend, method, address, sent, key);
      } catch (problem) {
        if (!(problem instanceof Refused) || problem.status !== 401) throw problem;
        key = await this.around.askWriteKey(key === undefined ? "wanted" : "wrong");
        if (key === undefined) throw new NoKey();
      }
    }
  }

  private async call(backend: Backend, method: string, url: string, sent: Sent = {}, key?: string) {
    const { fetch, now, onCall } = this.around;
    const { post } = sent;
    const headers = new Headers(sent.headers);
    if (post) headers.set("content-type", "application/json");
    if (key !== undefined) headers.set("authorization", `Bearer ${key}`);
    const request: RequestInit = { method, headers, signal: AbortSignal.timeout(giveUpMs) };
    if (post) request.body = JSON.stringify(post);
    const path = url.slice(backend.address.length);
    const start = now();
    const { response, text } = await fetch(url, request)
      .then(async (response) => ({ response, text: await response.text() }))
      .catch((cause: unknown) => {
        const ms = now() - start;
        onCall({ backend, method, path, status: undefined, ms, answerer: {} });
        throw new Unreachable(backend, { cause });
      });
    const ms = now() - start;
    const answerer = serverOf((name) => response.headers.get(name) ?? undefined);
    onCall({ backend, method, path, status: response.status, ms, answerer });
    const body = parseJson(text);
    if (!response.ok) throw new Refused(backend, response.status, messageOf(body));
    return { body, headers: response.headers };
  }
}

/** `randomUUID` is there on HTTPS and on this machine alone. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function messageOf(body: unknown): string {
  const { message } = Object(body) as { message?: unknown };
  return typeof message === "string" ? message : "The answer gives no reason.";
}
