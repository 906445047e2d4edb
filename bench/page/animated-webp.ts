/** One picture of a moving one. */
export interface Frame {
  /** A still WebP. */
  readonly webp: Buffer;
  /** How long it is shown, in milliseconds. */
  readonly ms: number;
}

/** What holds a picture's pixels in a WebP: with loss or without, and how much of it shows through. */
const PIXELS = new Set(["VP8 ", "VP8L", "ALPH"]);

/** Longer than this no frame can be shown: 24 bits. */
const MOST_MS = 0xff_ff_ff;

/**
 * Stills of one size as one moving picture, which begins anew when it ends.
 * https://developers.google.com/speed/webp/docs/riff_container
 *
 * @param width in pixels, of each still, as is
 * @param height
 */
export function animatedWebp(frames: readonly Frame[], width: number, height: number): Buffer {
  const size = Buffer.concat([uint24(width - 1), uint24(height - 1)]);
  const animated = Buffer.from([0b10, 0, 0, 0]);
  const [white, forEver] = [Buffer.from([255, 255, 255, 255]), Buffer.from([0, 0])];
  const body = Buffer.concat([
    Buffer.from("WEBP"),
    chunk("VP8X", Buffer.concat([animated, size])),
    chunk("ANIM", Buffer.concat([white, forEver])),
    ...frames.map(({ webp, ms }) => {
      const duration = uint24(Math.min(Math.round(ms), MOST_MS));
      // At the upper left corner, over all that was there.
      const head = [uint24(0), uint24(0), size, duration, Buffer.from([0b10])];
      return chunk("ANMF", Buffer.concat([...head, pixelsOf(webp)]));
    }),
  ]);
  return chunk("RIFF", body);
}

/** @throws where it is no WebP, or one without a picture */
function pixelsOf(webp: Buffer): Buffer {
  if (webp.toString("latin1", 0, 4) !== "RIFF" || webp.toString("latin1", 8, 12) !== "WEBP") {
    throw new Error("A frame is no WebP.");
  }
  const found: Buffer[] = [];
  for (let at = 12; at + 8 <= webp.length; ) {
    const end = at + 8 + padded(webp.readUInt32LE(at + 4));
    if (PIXELS.has(webp.toString("latin1", at, at + 4))) found.push(webp.subarray(at, end));
    at = end;
  }
  if (found.length === 0) throw new Error("A frame holds no picture.");
  return Buffer.concat(found);
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, "latin1");
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(padded(content.length) - content.length)]);
}

/** Each chunk begins at an even place. */
const padded = (length: number) => length + (length % 2);

function uint24(value: number): Buffer {
  const bytes = Buffer.alloc(3);
  bytes.writeUIntLE(value, 0, 3);
  return bytes;
}
