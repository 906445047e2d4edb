import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { RawAnswer } from "../../support/http";
import { readAnswer } from "./read-answer";

/**
 * Without a whole answer: `closed`, the server hung up; `cut`, only once it was told that no more comes;
 * `hang`, not even then.
 */
export type Exchanged = RawAnswer | "hang" | "cut" | "closed";

export interface Patience {
  /** How long to wait for an answer before it is said that no more will be sent. */
  readonly quietMs: number;
  /** How long after that. */
  readonly hangMs: number;
}

/** Sends these bytes on a connection of its own and reads the first answer. */
export async function exchange(
  base: string,
  bytes: Buffer,
  method: string,
  { quietMs, hangMs }: Patience,
): Promise<Exchanged> {
  const { hostname, port } = new URL(base);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  const chunks: Buffer[] = [];
  let answer: RawAnswer | undefined;
  const answered = new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      answer ??= readAnswer(Buffer.concat(chunks), method);
      if (answer) resolve();
    });
  });
  // A server may hang up while it is still being told something.
  socket.on("error", () => undefined);
  const ended = Promise.race([once(socket, "end"), once(socket, "close")]).catch(() => undefined);
  socket.write(bytes);
  const over = Promise.race([answered, ended]).then(() => true);
  const late = (ms: number) => wait(ms, false, { ref: false });
  const isOver = await Promise.race([over, late(quietMs)]);
  if (!isOver) socket.end();
  const isOverNow = isOver || (await Promise.race([over, late(hangMs)]));
  socket.destroy();
  answer ??= isOverNow ? readAnswer(Buffer.concat(chunks), method, "ended") : undefined;
  if (answer) return answer;
  if (!isOverNow) return "hang";
  return isOver ? "closed" : "cut";
}
