import type { IncomingMessage } from "node:http";

/** How many wrong keys a client may send in a while, and how long that is. */
const MOST = 20;
const WHILE_MS = 60_000;
/** Of how many clients it is known. */
const MOST_CLIENTS = 1_000;

interface Tries {
  wrong: number;
  readonly until: number;
}

/**
 * Counts the answers 401 of each client, so that nobody can try key after key. In this instance alone: a
 * limit over all of them would want a store that they share.
 *
 * @param now a clock in milliseconds that only goes forward
 */
export class RefusedKeys {
  private readonly clients = new Map<string, Tries>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** To be called for each answer 401. */
  note(req: IncomingMessage): void {
    const client = clientOf(req);
    const known = this.tries(client);
    if (known) {
      known.wrong += 1;
      return;
    }
    const [oldest] = this.clients.keys();
    if (oldest !== undefined && this.clients.size >= MOST_CLIENTS) this.clients.delete(oldest);
    this.clients.set(client, { wrong: 1, until: this.now() + WHILE_MS });
  }

  /** After how many seconds a client that sends a key may come again; undefined: it may now. */
  wait(req: IncomingMessage): number | undefined {
    if (this.clients.size === 0 || req.headers.authorization === undefined) return undefined;
    const tries = this.tries(clientOf(req));
    if (!tries || tries.wrong < MOST) return undefined;
    return Math.max(1, Math.ceil((tries.until - this.now()) / 1_000));
  }

  private tries(client: string): Tries | undefined {
    const tries = this.clients.get(client);
    if (!tries || tries.until > this.now()) return tries;
    this.clients.delete(client);
    return undefined;
  }
}

/**
 * Who speaks to the load balancer or API Gateway: the last address that was added, since whoever sends a
 * request may write what stands before it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
 */
function clientOf({ headers, socket }: IncomingMessage): string {
  const forwarded = headers["x-forwarded-for"];
  return (
    String(forwarded ?? "")
      .split(",")
      .at(-1)
      ?.trim() ||
    (socket.remoteAddress ?? "")
  );
}
