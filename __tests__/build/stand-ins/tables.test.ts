import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { install, ordersFolder } from "../../examples/install";
import { bundled } from "./support";

beforeAll(() => install(ordersFolder));

type Mime = Readonly<Record<string, (text: unknown) => unknown>>;

describe("mime-types", () => {
  test("answers as the real one does", async () => {
    const standIn: Mime = require(await bundled("mime-types", "stand-in"));
    const real: Mime = require("mime-types");
    const extensions = Object.keys(real.types ?? {});
    expect(extensions.length).toBeGreaterThan(1_000);
    const types = Object.keys(real.extensions ?? {});
    const texts = [
      ...[...extensions, ...types, ...extensions.map((one) => `file.${one}`)],
      ...["", "HTML", ".HTML", "/a/b.json", "nothing-such", "text/x-nothing", "a/b; charset=utf-8"],
      ...["text/html; charset=latin1", "constructor", "__proto__", undefined, 7, null, {}],
    ];
    for (const name of ["lookup", "contentType", "charset", "extension"]) {
      const differing = texts.filter((text) => standIn[name]?.(text) !== real[name]?.(text));
      expect({ name, differing }).toEqual({ name, differing: [] });
    }
  });

  test("has all that the real one has", async () => {
    const standIn: Mime = require(await bundled("mime-types", "stand-in"));
    const real: Mime = require("mime-types");
    expect(Object.keys(standIn).sort()).toEqual(Object.keys(real).sort());
    expect(standIn.types).toEqual(real.types);
    expect(standIn.extensions).toEqual(real.extensions);
  });
});

test("compressible answers as the real one does", async () => {
  const { resolve } = createRequire(require.resolve("compression", { paths: [ordersFolder] }));
  const real = require(resolve("compressible"));
  const standIn = require(
    await bundled("compressible", "stand-in", dirname(resolve("compressible"))),
  );
  const types = Object.keys(require("mime-types").extensions);
  const texts = [
    ...[...types, ...types.map((type) => `${type}; charset=utf-8`), "TEXT/HTML", "text/x-nothing"],
    ...["", "application/x+json", "constructor", "nonsense", undefined, null, 7],
  ];
  expect(texts.filter((text) => standIn(text) !== real(text))).toEqual([]);
});

interface Iconv {
  encodingExists(encoding: string): boolean;
  decode(bytes: Buffer | string, encoding: string, options?: object): string;
  getDecoder(
    encoding: string,
    options?: object,
  ): { write(bytes: Buffer): string; end(): string | undefined };
}

describe("iconv-lite", () => {
  const texts = {
    plain: Buffer.from("grüße, 世界 \u{1f370}"),
    marked: Buffer.from("\ufeffgrüße \ufeff"),
    mark: Buffer.from("\ufeff"),
    broken: Buffer.from([0x61, 0xe4, 0xb8, 0x62, 0xff, 0xf0, 0x9f, 0x8d]),
    empty: Buffer.alloc(0),
  };
  const encodings = [
    "utf8",
    "utf-8",
    "UTF-8",
    "Utf8",
    "latin1",
    "iso-8859-15",
    "utf-16le",
    "utf-16",
  ];
  const more = ["us-ascii", "shift_jis", "windows-1252", "gb18030", "utf_8", "utf-7"];

  async function both(): Promise<readonly [Iconv, Iconv]> {
    return [require(await bundled("iconv-lite", "stand-in")), require("iconv-lite")];
  }
  const streamed = (iconv: Iconv, encoding: string, bytes: Buffer, options?: object) => {
    const decoder = iconv.getDecoder(encoding, options);
    const parts = [...bytes].map((byte) => decoder.write(Buffer.from([byte])));
    return parts.join("") + (decoder.end() ?? "");
  };

  test("decodes as the real one does, at once and byte by byte", async () => {
    const [standIn, real] = await both();
    for (const encoding of [...encodings, ...more]) {
      for (const [name, bytes] of Object.entries(texts)) {
        const of = (iconv: Iconv) => ({
          ...{ encoding, name, exists: iconv.encodingExists(encoding) },
          decoded: iconv.decode(bytes, encoding),
          streamed: streamed(iconv, encoding, bytes),
          kept: streamed(iconv, encoding, bytes, { stripBOM: false }),
        });
        expect(of(standIn)).toEqual(of(real));
      }
    }
  });

  test("knows and refuses the same encodings", async () => {
    const [standIn, real] = await both();
    for (const encoding of ["nonsense", "", "utf-9"]) {
      expect(standIn.encodingExists(encoding)).toBe(real.encodingExists(encoding));
      expect(() => standIn.getDecoder(encoding)).toThrow(`Encoding not recognized: '${encoding}'`);
    }
  });
});

describe("qs", () => {
  const importers = [
    dirname(require.resolve("express")),
    dirname(createRequire(require.resolve("express")).resolve("body-parser")),
    join(ordersFolder, "node_modules/express"),
    join(ordersFolder, "node_modules/body-parser"),
  ];

  test.each(importers)("reads for %s as the real one does", async (importer) => {
    const standIn = require(await bundled("qs", "stand-in", join(importer, "lib")));
    const real = createRequire(join(importer, "index.js"))("qs");
    const texts = ["a=1&b[c]=2&b[d][]=3&a=4", "a[]=1&a[]=2", "a.b=%20&c", "", "x%zz=1", "a[1]=b"];
    for (const options of [{}, { allowPrototypes: true }, { depth: 1, arrayLimit: 0 }]) {
      for (const text of texts) {
        expect(standIn.parse(text, options)).toEqual(real.parse(text, options));
      }
    }
  });

  test.each(importers)("is asked by %s for nothing else", (importer) => {
    const sources = readdirSync(importer, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".js") && !name.includes("node_modules"))
      .map((name) => readFileSync(join(importer, name), "utf8"))
      .filter((source) => source.includes("require('qs')"));
    const asked = sources.flatMap((source) => source.match(/\b(?:qs|mod)\.\w+/g) ?? []);
    expect(sources.length).toBeGreaterThan(0);
    expect(asked.filter((one) => !one.endsWith(".parse"))).toEqual([]);
  });
});
