import { readFileSync } from "node:fs";
import { join } from "node:path";
import { animatedWebp } from "../../../bench/page/animated-webp";

/** A still whose pixels are these bytes. */
function still(pixels: readonly number[], extra: readonly string[] = []): Buffer {
  const chunk = (name: string, bytes: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(bytes.length);
    return Buffer.concat([Buffer.from(name), size, bytes, Buffer.alloc(bytes.length % 2)]);
  };
  const others = extra.map((name) => chunk(name, Buffer.from("about")));
  const body = Buffer.concat([Buffer.from("WEBP"), ...others, chunk("VP8 ", Buffer.from(pixels))]);
  return chunk("RIFF", body);
}

/** Names and contents of what a moving picture is made of. */
function chunksOf(webp: Buffer): [string, Buffer][] {
  expect(webp.readUInt32LE(4)).toBe(webp.length - 8);
  const found: [string, Buffer][] = [];
  for (let at = 12; at < webp.length; ) {
    const size = webp.readUInt32LE(at + 4);
    found.push([webp.toString("latin1", at, at + 4), webp.subarray(at + 8, at + 8 + size)]);
    at += 8 + size + (size % 2);
  }
  return found;
}

test("stills follow each other, each with its time, without what is said about them", () => {
  const frames = [
    { webp: still([1, 2, 3], ["ICCP"]), ms: 120.4 },
    { webp: still([4, 5]), ms: 70_000 },
  ];
  const [head, loop, ...shown] = chunksOf(animatedWebp(frames, 640, 301));
  expect(head).toEqual(["VP8X", Buffer.from([2, 0, 0, 0, 0x7f, 2, 0, 44, 1, 0])]);
  expect(loop?.[0]).toBe("ANIM");
  expect(shown.map(([name]) => name)).toEqual(["ANMF", "ANMF"]);
  expect(shown.map(([, frame]) => frame.readUIntLE(12, 3))).toEqual([120, 70_000]);
  expect(shown[0]?.[1].subarray(16)).toEqual(Buffer.from("VP8 \x03\0\0\0\x01\x02\x03\0", "latin1"));
});

test("what is no picture is refused", () => {
  expect(() => animatedWebp([{ webp: Buffer.from("PNG"), ms: 1 }], 1, 1)).toThrow("no WebP");
  const empty = still([]).subarray(0, 12);
  expect(() => animatedWebp([{ webp: empty, ms: 1 }], 1, 1)).toThrow("holds no picture");
});

test("the README's picture is one, and small enough to be loaded with it", () => {
  const picture = readFileSync(join(__dirname, "../../../docs/race.webp"));
  const frames = chunksOf(picture).filter(([name]) => name === "ANMF");
  expect(frames.length).toBeGreaterThan(10);
  expect(picture.length).toBeLessThan(2_000_000);
});
