import { connect } from "node:net";
import type { Context } from "../phases/context";
import { histogramOf } from "../stats/histogram";
import { atRank } from "../stats/quantiles";
import { RunError } from "./run-error";

/** Makes the posts that reads ask for: through the containers, so that the functions stay cold. */
export async function prepare(context: Context): Promise<void> {
  const { clients, posts, plan, signal } = context;
  for (let made = 0; made < plan.posts && !signal.aborted; made += 1) {
    const request = posts.create();
    const answer = await clients.containers.send(request);
    posts.answered(request, answer);
    if (answer.status === 401) {
      throw new RunError(
        `${clients.containers.url} wants a key for writes: set BLOG_WRITE_KEY in the environment`,
      );
    }
    if (answer.status !== 201) {
      throw new RunError(
        `${clients.containers.url} answered a new post with ${answer.status || "nothing"} in place of 201`,
      );
    }
  }
  posts.keepAll();
}

/**
 * Milliseconds of one round trip on the network: the median time of a TCP handshake, which the
 * target's kernel or its load balancer answers without any application.
 */
export async function roundTripMs(url: string): Promise<number> {
  const { hostname, port, protocol } = new URL(url);
  const times: number[] = [];
  for (let attempt = 0; attempt < 11; attempt += 1) {
    times.push(await handshakeMs(hostname, Number(port) || (protocol === "https:" ? 443 : 80)));
  }
  return atRank(histogramOf(times), 6);
}

function handshakeMs(hostname: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ""), port });
    socket.once("error", reject);
    socket.once("connect", () => {
      resolve(performance.now() - start);
      socket.destroy();
    });
  });
}
