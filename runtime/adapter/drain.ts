import type { Server, ServerResponse } from "node:http";

export interface Drain {
  /** Whether the load balancer should look elsewhere. */
  readonly isDraining: () => boolean;
  /** Asks the client of this answer not to use its connection again, once draining. */
  readonly announce: (res: ServerResponse) => void;
  /** Begins to drain. A second call changes nothing. */
  readonly start: () => void;
}

export interface DrainOptions {
  /** How long to go on serving until the load balancer has taken this instance out. */
  readonly noticeMs: number;
  /** How long requests that are still under way may take after that. */
  readonly finishMs: number;
  /** Called once, when no connection is left or the time is up. */
  readonly done: () => void;
}

/**
 * Stops a server without losing a request. First it serves on as ever, but fails its health check
 * and closes each connection with an announced `Connection: close`. Only when the load balancer has
 * noticed are idle connections closed too: before that, it may be sending a request on one of them.
 * `server.close()` alone would go on answering on connections that are kept alive.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
 */
export function createDrain(server: Server, { noticeMs, finishMs, done }: DrainOptions): Drain {
  let draining = false;
  return {
    isDraining: () => draining,
    announce: (res) => {
      if (draining) res.setHeader("connection", "close");
    },
    start: () => {
      if (draining) return;
      draining = true;
      setTimeout(finish, noticeMs);
    },
  };

  function finish() {
    setTimeout(done, finishMs).unref();
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearInterval(sweep);
      done();
    });
  }
}
