import { connect } from "node:net";
import { histogramOf } from "../stats/histogram";
import { atRank } from "../stats/quantiles";

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
