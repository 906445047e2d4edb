import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

/**
 * Joins a client that asks for another protocol, as a WebSocket does, to a target; from then on what
 * either sends is the other's.
 *
 * @param target its address; without one the client is hung up on
 * @param head what the client sent after its request
 */
export function tunnel(
  target: string | undefined,
  { method, url, rawHeaders }: IncomingMessage,
  client: Duplex,
  head: Buffer,
): void {
  client.on("error", () => {});
  if (target === undefined) return void client.destroy();
  const { hostname, port } = new URL(target);
  const onward = connect(Number(port), hostname, () => {
    const lines = rawHeaders.flatMap((text, i) => (i % 2 ? [] : [`${text}: ${rawHeaders[i + 1]}`]));
    onward.write([`${method} ${url} HTTP/1.1`, ...lines, "", ""].join("\r\n"), "latin1");
    onward.write(head);
    onward.pipe(client);
    client.pipe(onward);
  });
  onward.on("error", () => client.destroy());
  onward.on("close", () => client.destroy());
  client.on("close", () => onward.destroy());
}
