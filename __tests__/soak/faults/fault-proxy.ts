import { Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import {
  type Asked,
  type FakeServer,
  startFakeServer,
} from "../../runtime/database/programs/fake-server";

/** What the database answered. */
export interface Passed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * What becomes of one call.
 *
 * @param pass hands it on to the database; rejects where that is gone
 */
export type Fault = (asked: Asked, pass: () => Promise<Passed>) => void | Promise<void>;

export interface FaultProxy extends Pick<FakeServer, "url" | "leave" | "comeBack"> {
  /** Treats what comes from now on so, and forgets what was counted. @default it is handed on */
  use(fault?: Fault): void;
  /** Calls since then for the item of that key. */
  callsFor(id: string): number;
  /** Resolves when the database has answered all that was handed on. */
  quiet(): Promise<void>;
  close(): void;
}

/** Stands before a database, hands on what it is asked, and spoils what it is told to. */
export async function startFaultProxy(database: string): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  const open = new Set<Promise<unknown>>();
  const calls = new Map<string, number>();
  const server = await startFakeServer();
  const use = (fault: Fault = relay) => {
    calls.clear();
    server.answerWith((asked) => {
      const key = keyOf(asked.body);
      if (key !== undefined) calls.set(key, (calls.get(key) ?? 0) + 1);
      const done = Promise.resolve(fault(asked, () => handOn(asked))).catch(() => {
        asked.socket.destroy();
      });
      open.add(done);
      void done.then(() => open.delete(done));
    });
  };

  function handOn({ request: { headers }, body }: Asked): Promise<Passed> {
    return new Promise((resolve, reject) => {
      const onward = request(database, { method: "POST", headers, agent }, (answer) => {
        const { statusCode: status = 0 } = answer;
        const its = answer.headers as Record<string, string>;
        buffer(answer).then((bytes) => resolve({ status, headers: its, body: bytes }), reject);
      });
      onward.on("error", reject);
      onward.end(body);
    });
  }

  use();
  return {
    ...server,
    use,
    callsFor: (id) => calls.get(id) ?? 0,
    async quiet() {
      while (open.size > 0) await Promise.all(open);
    },
    close() {
      server.close();
      agent.destroy();
    },
  };
}

export const relay: Fault = async (asked, pass) => deliver(asked, await pass());

/** Gives the database's answer to who asked. */
export function deliver({ response }: Asked, { status, headers, body }: Passed): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** The key of the one item that a call is about. */
export function keyOf(body: string): string | undefined {
  const { Item, Key } = JSON.parse(body) as { readonly [name in "Item" | "Key"]?: HasId };
  return (Item ?? Key)?.id?.S;
}
interface HasId {
  readonly id?: { readonly S?: string };
}
