/**
 * The source of a listener that answers in every way in which Node can be made to answer: each app of
 * the tests has it behind what it adds itself.
 */
export const answersSource = `
const { createHash } = require("node:crypto");
const { once } = require("node:events");
const { Readable } = require("node:stream");
const { pipeline } = require("node:stream/promises");

const lines = Array.from({ length: 2000 }, (_, i) => "line " + i + " of Gr\\u00fc\\u00dfe\\n");
let closed = 0;
const text = { "content-type": "text/plain; charset=utf-8" };

const ways = {
  "/end": (req, res) => {
    res.setHeader("Content-Type", "text/html; charset=utf-8");
    res.end("<p>Gr\\u00fc\\u00dfe");
  },
  "/latin1": (req, res) => {
    res.setHeader("content-type", "text/plain; charset=iso-8859-1");
    res.end("Gr\\u00fc\\u00dfe", "latin1");
  },
  "/hex": (req, res) => {
    res.setHeader("content-type", "application/octet-stream");
    res.write("00ff80", "hex");
    res.end("/wA=", "base64");
  },
  "/bytes": (req, res) => {
    res.writeHead(200, { "content-type": "image/png", "content-length": 256 });
    res.end(Buffer.from(Uint8Array.from({ length: 256 }, (_, i) => i)));
  },
  "/page-of-old": (req, res) => {
    res.setHeader("content-type", "text/html");
    res.end(Buffer.from("<meta charset=latin1>Gr\\u00fc\\u00dfe", "latin1"));
  },
  "/no-type": (req, res) => res.end("plain"),
  "/nothing": (req, res) => res.end(),
  "/empty": (req, res) => res.writeHead(204).end(),
  "/stream": (req, res) => {
    res.writeHead(200, text);
    res.write("one\\n");
    setTimeout(() => res.end("two\\n"), 5);
  },
  "/flushed": (req, res) => {
    res.setHeader("content-type", "text/plain");
    res.flushHeaders();
    setTimeout(() => res.end("late"), 5);
  },
  "/drain": async (req, res) => {
    res.writeHead(200, text);
    for (const line of lines) if (!res.write(line)) await once(res, "drain");
    res.end();
  },
  "/piped": (req, res) => Readable.from(lines).pipe(res),
  "/pipeline": async (req, res) => {
    res.writeHead(200, text);
    await pipeline(Readable.from(lines), res);
  },
  "/head-object": (req, res) => {
    res.writeHead(201, "Made", { "X-Own": 1, "Set-Cookie": ["a=1", "b=2; Expires=Thu, 01 Jan 1970 00:00:00 GMT"], ...text });
    res.end("made");
  },
  "/head-flat": (req, res) => {
    res.setHeader("x-own", "0");
    res.writeHead(200, ["X-Own", "1", "Set-Cookie", "a=1", "Set-Cookie", "b=2", "content-type", "text/plain"]);
    res.end("flat");
  },
  "/head-nested": (req, res) => {
    res.writeHead(200, [["X-Own", "1"], ["Set-Cookie", "a=1"], ["Set-Cookie", "b=2"], ["content-type", "text/plain"]]);
    res.end("nested");
  },
  "/head-twice": (req, res) => {
    res.appendHeader("x-own", "1");
    res.appendHeader("x-own", "2");
    res.writeHead(200, text).end("twice");
  },
  "/timing": (req, res) => {
    res.setHeader("Server-Timing", "own;dur=1");
    res.end("timed");
  },
  "/timing-head": (req, res) => {
    res.writeHead(200, { ...text, "server-timing": ["own;dur=1", "db;dur=0.5"] });
    res.end("timed");
  },
  "/timeouts": (req, res) => {
    req.setTimeout(5000);
    res.setTimeout(5000);
    res.end("in time");
  },
  "/hints": (req, res) => {
    res.writeEarlyHints({ link: "</a.css>; rel=preload; as=style" }, () => {
      res.writeHead(200, text).end("hinted");
    });
  },
  "/address": (req, res) => {
    const { remoteAddress } = req.socket;
    res.writeHead(200, text).end([remoteAddress, res.socket.remoteAddress, req.httpVersion].join());
  },
  "/echo": async (req, res) => {
    const sum = createHash("sha256");
    let size = 0;
    for await (const chunk of req) {
      sum.update(chunk);
      size += chunk.length;
    }
    const { authorization, accept, cookie, "content-type": type } = req.headers;
    const answer = { method: req.method, url: req.url, authorization, accept, cookie, type, size, sum: sum.digest("hex"), complete: req.complete };
    res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  },
  "/closed": (req, res) => {
    res.on("close", () => closed++);
    req.on("close", () => closed++);
    res.writeHead(200, text).end(String(closed));
  },
  "/404": (req, res) => res.writeHead(404, text).end("not here"),
  "/500": (req, res) => res.writeHead(500, text).end("failed"),
};

module.exports = (req, res) => (ways[req.url.split("?")[0]] ?? ways["/404"])(req, res);
`;

/** The paths that it answers. */
export const paths: readonly string[] = [
  ...new Set([...answersSource.matchAll(/^ {2}"(\/[\w-]+)": /gm)].map(([, path = ""]) => path)),
];
