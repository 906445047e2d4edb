import type { Fault } from "./fault";

/** What an instance keeps to itself, and what it does on its own account. */
export const instanceFaults: readonly Fault[] = [
  {
    kind: "memory-state",
    says: [/GET \/memory-state: /, /GET \/memory-state\/own: /],
    faulty: `const notes = [];
      router.post("/", (req, res) => { notes.push(req.body.name); res.status(201).json({ id: notes.length }); });
      router.get("/", (req, res) => res.json({ notes }));
      const own = [];
      const member = (req, res, next) => (/role=member/.test(req.headers.cookie) ? next() : res.status(401).json({}));
      router.post("/own", member, (req, res) => { own.push(req.body.name); res.status(201).json({}); });
      router.get("/own", member, (req, res) => res.json({ own }));
      router.post("/own/login", (req, res) => res.cookie("role", "member").json({}));`,
    sound: `const member = (req, res, next) => (/role=member/.test(req.headers.cookie) ? next() : res.status(401).json({}));
      router.post("/own", member, async (req, res) => { await store.set("/own", req.body.name); res.status(201).json({}); });
      router.get("/own", member, async (req, res) => res.json({ own: (await store.get("/own")) ?? "" }));
      router.post("/own/login", (req, res) => res.cookie("role", "member").json({}));
      router.post("/", async (req, res) => {
        const notes = [...((await store.get("/notes")) ?? []), req.body.name];
        await store.set("/notes", notes);
        res.status(201).json({ id: notes.length });
      });
      router.get("/", async (req, res) => res.json({ notes: (await store.get("/notes")) ?? [] }));`,
  },
  {
    kind: "memory-counter",
    says: [
      /memory-counter: body.count went/,
      /header x-remaining went/,
      /\/text: number 1 of the body/,
    ],
    faulty: `let count = 0;
      router.get("/", (req, res) => res.json({ count: ++count }));
      let left = 1_000;
      router.get("/limit", (req, res) => res.set("x-remaining", String(--left)).json({}));
      router.get("/text", (req, res) => res.type("text/plain").send("Visitor " + ++count + " of 9"));`,
    sound: `router.get("/time", (req, res) => res.type("text/plain").send("It is " + Date.now()));
      router.get("/draw", (req, res) => res.json({ drawn: Math.floor(Math.random() * 1e12) }));
      router.get("/", async (req, res) => {
        const count = ((await store.get("/count")) ?? 0) + 1;
        await store.set("/count", count);
        res.json({ count });
      });`,
  },
  {
    kind: "memory-session",
    faulty: `const sessions = new Map();
      router.post("/", (req, res) => {
        const id = Math.random().toString(36).slice(2);
        sessions.set(id, req.body.name);
        res.cookie("sid", id).json({ ok: true });
      });
      router.get("/", (req, res) => {
        const id = /sid=(\\w+)/.exec(req.headers.cookie ?? "")?.[1];
        res.json({ user: sessions.get(id) ?? null });
      });`,
    sound: `router.post("/", (req, res) => res.cookie("user", req.body.name).json({ ok: true }));
      router.get("/", (req, res) => {
        res.json({ user: /user=([\\w-]+)/.exec(req.headers.cookie ?? "")?.[1] ?? null });
      });`,
  },
  {
    kind: "memory-cache",
    faulty: `const made = Math.random().toString(36);
      router.get("/", (req, res) => res.json({ made }));`,
    sound: `router.get("/", (req, res) => res.json({ made: Math.random().toString(36) }));`,
  },
  {
    kind: "memory-subscription",
    says: [/GET \/memory-subscription hears of POST/, /A WebSocket at \/upgrade hears/],
    faulty: `const listeners = new Set();
      router.get("/", (req, res) => {
        res.type("text/event-stream").write("retry: 1000\\n\\n");
        listeners.add(res);
        req.on("close", () => listeners.delete(res));
      });
      router.post("/", (req, res) => {
        for (const one of listeners) one.write("data: news\\n\\n");
        res.status(202).json({});
      });`,
    sound: `router.get("/", async (req, res) => res.json((await store.get("/news")) ?? "none"));
      router.post("/", async (req, res) => { await store.set("/news", "one"); res.status(202).json({}); });`,
  },
  {
    kind: "work-after",
    faulty: `router.get("/", (req, res) => {
        setTimeout(() => store.set("/mail", "sent").catch(() => {}), 200);
        res.json({ accepted: true });
      });
      router.get("/promise", (req, res) => {
        sleep(250).then(() => store.set("/mail", "sent")).catch(() => {});
        res.json({ accepted: true });
      });`,
    sound: `router.get("/", async (req, res) => {
        await sleep(20);
        await store.set("/mail", "sent");
        const forgotten = setTimeout(() => {}, 60_000);
        res.json({ sent: true });
        clearTimeout(forgotten);
      });`,
  },
  {
    kind: "interval",
    says: [/every 5 s/, /GET \/interval does something every 6 s/],
    faulty: `setInterval(() => {}, 5_000);
      router.get("/", (req, res) => { setInterval(() => {}, 6_000); res.json({}); });`,
    sound: `const once = setInterval(() => {}, 1_000); setTimeout(() => clearInterval(once), 10);
      router.get("/", (req, res) => {
        const beat = setInterval(() => {}, 6_000);
        res.on("close", () => clearInterval(beat));
        setTimeout(() => res.json({}), 110);
      });`,
  },
  {
    kind: "housekeeping",
    says: /every 7 s/,
    faulty: "setInterval(() => {}, 7_000).unref();",
    sound: "",
  },
  {
    kind: "exit",
    faulty: `router.get("/", () => process.exit(1));`,
    sound: `router.get("/", () => { throw Object.assign(new Error("failed"), { status: 409 }); });`,
  },
  {
    kind: "crash",
    says: [/\/crash ended the process/, /\/crash\/later ended the process: Error: too late/],
    faulty: `router.get("/", () => setImmediate(() => { throw new Error("failed"); }));
      router.get("/later", (req, res) => {
        setTimeout(() => { throw new Error("too late"); }, 20);
        res.json({});
      });`,
    sound: `router.get("/", (req, res, next) => setImmediate(() => next(Object.assign(new Error("failed"), { status: 409 }))));`,
  },
];
