import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** Where a connection leads. */
export interface Place {
  /** Without brackets. */
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
}

/** What opening a connection took, milliseconds; 0 of what it did not need. */
export interface Handshake {
  readonly dnsMs: number;
  readonly tcpMs: number;
  readonly tlsMs: number;
}

export interface Opened {
  readonly socket: Socket;
  readonly handshake: Handshake;
}

const giveUpMs = 10_000;

/**
 * Opens a connection and splits what that took: the name, the TCP handshake, the TLS one (whole each
 * time: no session is taken up again).
 *
 * @throws the system's error, or one with the code ETIMEDOUT after 10 s
 */
export function openSocket({ host, port, secure }: Place): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let [named, connected] = [start, start];
    const plain = connectTcp({ host, port, noDelay: true });
    let last: Socket = plain;
    const timer = setTimeout(() => {
      last.destroy(Object.assign(new Error("no connection in time"), { code: "ETIMEDOUT" }));
    }, giveUpMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      plain.destroy();
      reject(error);
    };
    const done = (): void => {
      clearTimeout(timer);
      last.removeListener("error", fail);
      const handshake = {
        dnsMs: named - start,
        tcpMs: connected - named,
        tlsMs: secure ? performance.now() - connected : 0,
      };
      resolve({ socket: last, handshake });
    };
    // Of a name with several addresses each is told: the first ends the wait for the name.
    plain.once("lookup", () => {
      named = performance.now();
    });
    plain.once("error", fail);
    plain.once("connect", () => {
      connected = performance.now();
      if (!secure) return done();
      const servername = isIP(host) === 0 ? { servername: host } : {};
      last = connectTls({ socket: plain, ALPNProtocols: ["http/1.1"], ...servername });
      last.once("error", fail);
      last.once("secureConnect", done);
    });
  });
}
