import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ordersFolder } from "../../examples/install";
import type { OrderCase } from "./api-cases";
import { binary, get, head, json, multipart, send } from "./requests";

const described = (bytes: string | Buffer) => ({
  size: Buffer.byteLength(bytes),
  sha256: createHash("sha256").update(bytes).digest("hex"),
});
const logo = readFileSync(join(ordersFolder, "public/logo.png"));
const image = { "content-type": "image/png", "content-length": String(logo.length) };
const put = (body: Buffer | string, type: string, headers = {}) =>
  send("PUT", "/uploads/a%20b.bin", body, type, headers);
const binaryTypes = ["application/octet-stream", "image/png", "application/zip", "font/woff2"];

export const bytes: readonly OrderCase[] = [
  { name: "an image", request: get("/logo.png"), status: 200, headers: image },
  { name: "HEAD of an image", request: head("/logo.png"), status: 200 },
  {
    name: "a part of an image",
    request: get("/logo.png", { range: "bytes=1-3" }),
    status: 206,
    headers: { "content-range": `bytes 1-3/${logo.length}`, "content-length": "3" },
  },
  {
    name: "a part that is not there",
    request: get("/logo.png", { range: "bytes=9999-" }),
    status: 416,
    headers: { "content-range": `bytes */${logo.length}` },
  },
  {
    name: "an image that did not change",
    request: get("/logo.png", { "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT" }),
    status: 304,
    headers: { "content-length": undefined },
  },
  { name: "a file of text", request: get("/shop.css"), status: 200 },
  {
    name: "a file of text, compressed as it is read",
    request: get("/shop.css", { "accept-encoding": "gzip" }),
    status: 200,
    headers: { "content-encoding": "gzip" },
  },
  { name: "the folder's page", request: get("/"), status: 200 },
  { name: "the page with a query", request: get("/?a=1&a=2"), status: 200 },
  {
    name: "a page too small to compress",
    request: get("/", { "accept-encoding": "gzip" }),
    status: 200,
  },
  {
    name: "a spreadsheet to keep, with a byte order mark",
    request: get("/orders/fixture/invoice.csv"),
    status: 200,
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="invoice-fixture.csv"',
    },
  },
  ...["gzip", "br", "deflate", "gzip;q=0, deflate", "gzip, br", "identity"].map((encoding) => ({
    name: `a large one, accepting ${encoding}`,
    request: get("/orders/large/invoice.csv", { "accept-encoding": encoding }),
    status: 200,
    headers: { vary: "Accept-Encoding" },
  })),
  {
    name: "HEAD of what would be compressed",
    request: { ...head("/orders/large/invoice.csv"), headers: { "accept-encoding": "gzip" } },
    status: 200,
  },
  {
    name: "JSON, compressed",
    request: get("/orders/large", { "accept-encoding": "gzip" }),
    status: 200,
  },
  {
    name: "a stream",
    request: get("/exports/orders.ndjson"),
    status: 200,
    headers: { "content-type": "application/x-ndjson" },
  },
  {
    name: "a stream, of a kind that is not compressed",
    request: get("/exports/orders.ndjson", { "accept-encoding": "gzip" }),
    status: 200,
    headers: { "content-encoding": undefined },
  },
  { name: "HEAD of a stream", request: head("/exports/orders.ndjson"), status: 200 },
  ...binaryTypes.map((type) => ({
    name: `bytes of ${type}`,
    request: put(binary(100_000), type),
    status: 200,
    body: { name: "a b.bin", type, ...described(binary(100_000)) },
  })),
  {
    name: "bytes without a type",
    request: { method: "PUT", path: "/uploads/none", body: binary(300) },
    status: 200,
    body: { name: "none", ...described(binary(300)) },
  },
  {
    name: "text in UTF-8",
    request: put("Grüße 😀", "text/plain; charset=utf-8"),
    status: 200,
    body: expect.objectContaining(described("Grüße 😀")),
  },
  {
    name: "text in latin-1, which says so",
    request: put(Buffer.from("Gr\u00fc\u00dfe", "latin1"), "text/plain; charset=iso-8859-1"),
    status: 200,
    body: expect.objectContaining(described(Buffer.from("Gr\u00fc\u00dfe", "latin1"))),
  },
  {
    name: "compressed bytes, which the app unpacks",
    request: put(gzipSync("text".repeat(1_000)), "application/octet-stream", {
      "content-encoding": "gzip",
    }),
    status: 200,
    body: expect.objectContaining(described("text".repeat(1_000))),
  },
  {
    name: "no bytes",
    request: put("", "application/octet-stream"),
    status: 200,
    body: expect.objectContaining({ size: 0 }),
  },
  {
    name: "bytes of exactly the app's limit",
    request: put(binary(2 * 1024 * 1024), "application/octet-stream"),
    status: 200,
    body: expect.objectContaining(described(binary(2 * 1024 * 1024))),
  },
  {
    name: "one byte more",
    request: put(binary(2 * 1024 * 1024 + 1), "application/octet-stream"),
    status: 413,
    body: { error: "request entity too large" },
  },
  {
    name: "a form with files",
    request: multipart("/uploads", [
      { name: "note", bytes: "Grüße" },
      { name: "a", filename: "logo.png", type: "image/png", bytes: logo },
      { name: "b", filename: "empty", type: "text/plain", bytes: "" },
      { name: "c", filename: "bytes", type: "application/octet-stream", bytes: binary(70_000) },
    ]),
    status: 201,
    body: {
      fields: { note: "Grüße" },
      files: [
        { field: "a", name: "logo.png", type: "image/png", ...described(logo) },
        { field: "b", name: "empty", type: "text/plain", ...described("") },
        {
          field: "c",
          name: "bytes",
          type: "application/octet-stream",
          ...described(binary(70_000)),
        },
      ],
    },
  },
  { name: "a form without files", request: multipart("/uploads", []), status: 201 },
  {
    name: "a file above the app's limit",
    request: multipart("/uploads", [{ name: "a", filename: "a", bytes: binary(2_100_000) }]),
    status: 413,
    body: { error: "File too large" },
  },
  {
    name: "a form that ends too early",
    request: send("POST", "/uploads", "--b\r\ncontent-disp", "multipart/form-data; boundary=b"),
    status: 500,
  },
  { name: "a form of another kind", request: json("POST", "/uploads", { a: 1 }), status: 201 },
];
