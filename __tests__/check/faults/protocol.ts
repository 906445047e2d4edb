import type { Fault } from "./fault";

/** What a door cannot do, what both do differently, and what is so from the start. */
export const protocolFaults: readonly Fault[] = [
  {
    kind: "streaming",
    faulty: `router.get("/", async (req, res) => {
        res.type("text/plain");
        for (const part of ["a", "b", "c"]) { res.write(part); await sleep(150); }
        res.end();
      });`,
    sound: `router.get("/", async (req, res) => { await sleep(100); res.type("text/plain").write("a"); res.end("b"); });`,
  },
  {
    kind: "endless",
    // So is the other one.
    says: /\/(endless|memory-subscription)\b/,
    faulty: `router.get("/", (req, res) => { res.type("text/event-stream").write("data: first\\n\\n"); });`,
    sound: `router.get("/", (req, res) => res.type("text/event-stream").end("data: first\\n\\n"));`,
  },
  {
    kind: "upgrade",
    says: /upgrade at \/upgrade is answered 101/i,
    faulty: `const open = new Set();
      server.on("upgrade", (req, socket) => {
        if (!req.url.startsWith("/upgrade")) return socket.destroy();
        socket.write("HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\n\\r\\n");
        open.add(socket);
        socket.on("data", () => { for (const one of open) one.write(Buffer.from([0x81, 1, 97])); });
        socket.on("close", () => open.delete(socket)).on("error", () => {});
      });
      router.get("/", (req, res) => res.json({}));`,
    sound: `router.get("/", (req, res) => res.status(426).json({}));`,
  },
  {
    kind: "trailers",
    faulty: `router.get("/", (req, res) => {
        res.type("text/plain").setHeader("Trailer", "x-sum");
        res.write("a");
        res.addTrailers({ "x-sum": "1" });
        res.end();
      });`,
    sound: `router.get("/", (req, res) => { res.type("text/plain").setHeader("x-sum", "1"); res.write("a"); res.end(); });`,
  },
  {
    kind: "continue",
    says: /checkContinue/,
    faulty: `server.on("checkContinue", (req, res) => { res.writeContinue(); server.emit("request", req, res); });`,
    sound: "",
  },
  {
    kind: "chunked",
    faulty: `router.post("/", (req, res) => res.status(req.headers["content-length"] ? 200 : 411).json({}));`,
    sound: `router.post("/", (req, res) => res.status(req.body?.name ? 200 : 400).json({}));`,
  },
  {
    kind: "client-address",
    faulty: `router.get("/", (req, res) => res.json({ known: Boolean(req.socket.remoteAddress) }));`,
    sound: `const inner = express();
      inner.set("trust proxy", 1);
      inner.get("/", (req, res) => res.json({ known: Boolean(req.ip) }));
      router.use(inner);`,
  },
  {
    kind: "paths",
    faulty: `router.get("/:name", (req, res) => res.json({ name: req.params.name.length > 0 }));`,
    sound: `router.get("/:name", (req, res) => res.json({ name: req.params.name.length > 0 }));`,
  },
  {
    kind: "equal-headers",
    faulty: `router.get("/", (req, res) => { res.setHeader("x-part", ["a", "b"]); res.json({}); });`,
    sound: `router.get("/", (req, res) => { res.setHeader("x-part", "a, b"); res.json({}); });`,
  },
  {
    kind: "content-type",
    faulty: `router.get("/", (req, res) => { res.write("a"); res.end("b"); });`,
    sound: `router.get("/", (req, res) => res.type("text/plain").send("ab"));`,
  },
  {
    kind: "difference",
    faulty: `router.get("/", (req, res) => res.json({ by: req.headers.connection ? "one" : "none" }));`,
    sound: `router.get("/", (req, res) => res.json({ by: "none", at: Date.now() }));`,
  },
  {
    kind: "trust",
    faulty: `router.get("/", (req, res) => res.json({ secure: req.secure === true || "no" }));`,
    sound: `const inner = express();
      inner.set("trust proxy", 1);
      inner.get("/", (req, res) => res.json({ secure: typeof req.secure }));
      router.use(inner);`,
  },
  {
    kind: "links",
    faulty: `router.get("/", (req, res) => res.json({ next: "http://" + req.headers.host + "/links/2" }));`,
    sound: `router.get("/", (req, res) => res.location("/links/2").json({ next: "/links/2" }));`,
  },
  {
    kind: "other-server",
    says: /listens on port/,
    faulty: "net.createServer().listen(0).unref();",
    sound: "",
  },
  {
    kind: "http2",
    says: /HTTP\/2/,
    faulty: "http2.createServer();",
    sound: "",
  },
  {
    kind: "sigterm",
    says: /Nothing listens for SIGTERM/,
    faulty: "",
    sound: `process.on("SIGTERM", () => server.close(() => process.exit(0)));`,
  },
  {
    kind: "fixed-port",
    says: /port 3999/,
    faulty: "server.listen(3999);",
    sound: "server.listen(process.env.PORT || 3999);",
  },
];
