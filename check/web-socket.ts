import { connect } from "node:net";
import { HOST } from "./client";

/** A connection that was asked to speak WebSocket. */
export interface WebSocketAnswer {
  /** Of the answer; 0 where none came in time. */
  readonly status: number;
  /** How many bytes came after its head so far. */
  received(): number;
  /** Sends a message of text. */
  say(text: string): void;
  close(): void;
}

/** What asks for it. */
export const UPGRADE = {
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-version": "13",
  "sec-websocket-key": "Y2hlY2stY2hlY2stY2hlYw==",
};

/** Asks a door for an upgrade. Never throws. @param url of the door @param ms how long it is waited for */
export function openWebSocket(url: string, path: string, ms: number): Promise<WebSocketAnswer> {
  const { hostname, port } = new URL(url);
  const headers = Object.entries({ host: HOST, ...UPGRADE }).map(
    (pair) => `${pair.join(": ")}\r\n`,
  );
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let bytes = Buffer.alloc(0);
    const done = () => {
      clearTimeout(timer);
      const head = bytes.indexOf("\r\n\r\n") + 4;
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(bytes.toString("latin1"))?.[1] ?? 0);
      if (status !== 101) socket.destroy();
      resolve({
        status,
        received: () => bytes.length - head,
        say: (text) => void socket.write(frame(text)),
        close: () => void socket.destroy(),
      });
    };
    const timer = setTimeout(done, ms);
    socket.on("error", done).on("close", done);
    socket.on("data", (data) => {
      bytes = Buffer.concat([bytes, data]);
      if (bytes.includes("\r\n\r\n")) done();
    });
    socket.write(`GET ${path} HTTP/1.1\r\n${headers.join("")}\r\n`);
  });
}

/** A short text as a client sends it: https://www.rfc-editor.org/rfc/rfc6455#section-5.2. Its mask is 0. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text).subarray(0, 125);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
