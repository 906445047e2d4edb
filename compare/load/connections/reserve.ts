import type { Socket } from "node:net";
import { type Opened, openSocket, type Place } from "./open-socket";

/** Connections that are open before somebody needs one. */
export interface Reserve {
  /** Opens so many, and keeps as many open until the end; what cannot be opened is for a request to say. */
  fill(count: number): Promise<void>;
  /** One of them, else a new one. */
  take(): Promise<Socket>;
  /** How often there was none, so that a request had to wait for a new one. */
  waited(): number;
  close(): void;
}

/** Well below the 60 s after which load balancers close what nobody used. */
const usualIdleMs = 20_000;

/**
 * A handshake is no part of an answer, and comes at the worst moment: when a backend is slow, more
 * requests are under way and more connections needed. So they are opened ahead, and each that is taken
 * or grows old is replaced in the background.
 */
export function reserveOf(
  place: Place,
  { open = openSocket, idleMs = usualIdleMs } = {} as {
    readonly open?: (place: Place) => Promise<Opened>;
    readonly idleMs?: number;
  },
): Reserve {
  /** Each with what ends its waiting here. */
  const idle = new Map<Socket, () => void>();
  let [wanted, opening, missed, closed] = [0, 0, 0, false];

  async function add(): Promise<void> {
    opening += 1;
    try {
      const { socket } = await open(place);
      if (closed) return void socket.destroy();
      const renew = (): void => {
        if (forget(socket)) void refill();
      };
      const timer = setTimeout(() => {
        socket.on("error", () => {}).destroy();
        renew();
      }, idleMs).unref();
      // Who closes at once is not asked again and again.
      const gone = (): void => void setTimeout(renew, 1000).unref();
      const ignored = (): void => {};
      socket.on("error", ignored).once("close", gone);
      idle.set(socket, () => {
        clearTimeout(timer);
        socket.removeListener("error", ignored).removeListener("close", gone);
      });
    } catch {
      // The request that needs one opens its own, and says what is wrong.
    } finally {
      opening -= 1;
    }
  }

  const refill = async (): Promise<void> => {
    if (closed) return;
    const missing = wanted - idle.size - opening;
    await Promise.all(Array.from({ length: Math.max(0, missing) }, add));
  };

  /** Whether it was among them. */
  function forget(socket: Socket): boolean {
    idle.get(socket)?.();
    return idle.delete(socket);
  }

  return {
    fill(count) {
      wanted = count;
      return refill();
    },
    async take() {
      for (const socket of idle.keys()) {
        forget(socket);
        if (socket.destroyed || socket.readyState !== "open") continue;
        void refill();
        return socket;
      }
      missed += 1;
      void refill();
      return (await open(place)).socket;
    },
    waited: () => missed,
    close() {
      closed = true;
      for (const socket of [...idle.keys()]) {
        forget(socket);
        socket.destroy();
      }
    },
  };
}
