/** A request as bytes, part by part, so that parts can be left out. Texts are Latin-1, one byte each. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  readonly headers: readonly Header[];
  readonly body: string;
  readonly framing: Framing;
  /** Bytes that take the place of others, at that share of the whole. */
  readonly damage: readonly { readonly at: number; readonly bytes: string }[];
}

export type Header = readonly [name: string, value: string];

/** How the body's end is told: rightly, or as `n` bytes more or fewer than it has. */
export type Framing = "none" | "length" | "chunked" | "both" | { readonly off: number };

/** Ends the connection with the answer, unless a header of its own says otherwise. */
export function toBytes(request: WireRequest): Buffer {
  const { method, target, version, headers, body, framing } = request;
  const named = (wanted: string) => headers.some(([name]) => name.toLowerCase() === wanted);
  const all: readonly Header[] = [
    ...(named("host") ? [] : [["host", "127.0.0.1"] as const]),
    ...headers,
    ...framed(framing, body),
    ...(named("connection") ? [] : [["connection", "close"] as const]),
  ];
  const isChunked = framing === "chunked" || framing === "both";
  const head = [
    `${method} ${target} HTTP/${version}`,
    ...all.map(([name, value]) => `${name}: ${value}`),
  ].join("\r\n");
  const text = `${head}\r\n\r\n${isChunked ? chunks(body) : body}`;
  return Buffer.from(damaged(text, request.damage), "latin1");
}

function framed(framing: Framing, body: string): readonly Header[] {
  if (framing === "none") return [];
  if (framing === "chunked") return [["transfer-encoding", "chunked"]];
  const length: Header = ["content-length", String(body.length)];
  if (framing === "length") return [length];
  if (framing === "both") return [length, ["transfer-encoding", "chunked"]];
  return [["content-length", String(Math.max(0, body.length + framing.off))]];
}

const chunks = (body: string) =>
  `${body === "" ? "" : `${body.length.toString(16)}\r\n${body}\r\n`}0\r\n\r\n`;

function damaged(text: string, damage: WireRequest["damage"]): string {
  return damage.reduce((whole, { at, bytes }) => {
    const place = Math.floor(at * whole.length);
    return whole.slice(0, place) + bytes + whole.slice(place + bytes.length);
  }, text);
}
