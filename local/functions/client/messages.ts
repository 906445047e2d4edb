/** A request or an answer of HTTP/1.1. */
export interface Message {
  /** `GET /path HTTP/1.1`, or `HTTP/1.1 200 OK`. */
  readonly line: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As far as it is kept. */
  readonly body: string;
  /** How long the body is, whether kept or not. */
  readonly bytes: number;
}

type Head = Pick<Message, "line" | "headers">;

/** What a runtime and its API say before a body is some hundred bytes. */
const MOST_HEAD_BYTES = 64 * 1024;
const NOTHING = Buffer.alloc(0);

/**
 * Cuts the bytes of one connection into messages, for both ends of a Runtime API. Node's own client
 * and server take a write to the network for each message, and most of the time of an invocation.
 */
export class Messages {
  private held: Buffer = NOTHING;
  private head: Head | undefined;
  private left = 0;
  private pieces: Buffer[] = [];
  private bytes = 0;

  /**
   * @param onMessage gets one after the other
   * @param mostBytes of a body are kept
   * @param onExpect is told where the sender waits to be told to go on
   */
  constructor(
    private readonly onMessage: (message: Message) => void,
    private readonly mostBytes = Number.POSITIVE_INFINITY,
    private readonly onExpect: () => void = () => {},
  ) {}

  /** @throws where it is no HTTP */
  read(chunk: Buffer): void {
    this.held = this.held.length > 0 ? Buffer.concat([this.held, chunk]) : chunk;
    while (this.head ? this.takeBody(this.head) : this.takeHead());
  }

  private takeHead(): boolean {
    const end = this.held.indexOf("\r\n\r\n");
    if (end < 0 && this.held.length < MOST_HEAD_BYTES) return false;
    if (end < 0) throw new Error("There is no end of the headers");
    const [line = "", ...lines] = this.held.toString("latin1", 0, end).split("\r\n");
    const headers = Object.fromEntries(lines.map(toHeader));
    this.held = this.held.subarray(end + 4);
    this.head = { line, headers };
    this.left = Number(headers["content-length"] ?? 0);
    if (headers.expect) this.onExpect();
    return true;
  }

  private takeBody(head: Head): boolean {
    if (head.headers["transfer-encoding"]) return this.takeChunk(head);
    const piece = this.take(this.left);
    this.left -= piece.length;
    this.keep(piece);
    return this.left === 0 && this.finish(head);
  }

  /** A chunk is its size in hexadecimal, its bytes, and a line end after each; the last one is empty. */
  private takeChunk(head: Head): boolean {
    const end = this.held.indexOf("\r\n");
    if (end < 0) return false;
    const size = Number.parseInt(this.held.toString("latin1", 0, end), 16);
    if (Number.isNaN(size)) throw new Error("There is no size of a chunk");
    if (this.held.length < end + size + 4) return false;
    this.take(end + 2);
    this.keep(this.take(size));
    this.take(2);
    return size > 0 || this.finish(head);
  }

  private take(most: number): Buffer {
    const taken = this.held.subarray(0, most);
    this.held = this.held.subarray(taken.length);
    return taken;
  }

  private keep(piece: Buffer): void {
    this.bytes += piece.length;
    if (this.bytes <= this.mostBytes) this.pieces.push(piece);
  }

  private finish(head: Head): boolean {
    const [only = NOTHING, ...more] = this.pieces;
    const body = more.length > 0 ? Buffer.concat(this.pieces) : only;
    const message = { ...head, body: body.toString("utf8"), bytes: this.bytes };
    this.head = undefined;
    this.pieces = [];
    this.bytes = 0;
    this.onMessage(message);
    return true;
  }
}

function toHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
