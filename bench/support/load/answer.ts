/** What a whole answer says of itself. */
export interface WholeAnswer {
  readonly status: number;
  /** Whether the connection takes another request. */
  readonly stays: boolean;
}

const END_OF_CHUNKS = Buffer.from("0\r\n\r\n");

/**
 * The answer in what a connection gave since a request was sent; undefined while more is to come.
 * Bodies are not looked at. Of chunked ones the end alone, so that one which holds `0` and two line
 * ends right where a packet ends would be cut: the peers send none.
 *
 * @param isClosed whether the server has closed the connection
 */
export function answerIn(bytes: Buffer, isClosed: boolean): WholeAnswer | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = bytes.toString("latin1", 0, end).toLowerCase();
  const isWhole = bodyIsWhole(head, bytes, end + 4) ?? isClosed;
  if (!isWhole) return undefined;
  const closes = /\r\nconnection: *close/.test(head);
  const stays = !closes && (head.startsWith("http/1.1") || head.includes("keep-alive"));
  return { status: Number(head.slice(9, 12)), stays };
}

/** undefined where only the connection's end tells. */
function bodyIsWhole(head: string, bytes: Buffer, start: number): boolean | undefined {
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) return bytes.length - start >= Number(length);
  if (!/\r\ntransfer-encoding: *chunked/.test(head)) return undefined;
  return bytes.subarray(start).subarray(-END_OF_CHUNKS.length).equals(END_OF_CHUNKS);
}
