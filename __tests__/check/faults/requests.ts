import type { Fault } from "./fault";

/** Files, sizes and times. */
export const requestFaults: readonly Fault[] = [
  {
    kind: "file-write",
    faulty: `router.get("/", (req, res) => {
        try { fs.appendFileSync(join(__dirname, "access.log"), "asked"); } catch {}
        res.json({});
      });
      router.get("/program", (req, res) => {
        require("node:child_process").execFileSync("sh", ["-c", "echo asked >> program.log"]);
        res.json({});
      });`,
    says: [/GET \/file-write writes to access\.log/, /The app wrote program\.log/],
    sound: `router.get("/", (req, res) => {
        const file = join(tmpdir(), "passing-" + process.pid);
        fs.writeFileSync(file, "asked");
        fs.unlinkSync(file);
        res.json({});
      });`,
  },
  {
    kind: "file-missing",
    faulty: `router.get("/", (req, res) => {
        fs.readFile(join(__dirname, "data/left.txt"), "utf8", (error, text) => res.json({ text: text ?? "" }));
      });`,
    sound: `router.get("/", async (req, res) => {
        res.json({ text: await fs.promises.readFile(join(__dirname, "shipped/words.txt"), "utf8") });
      });
      router.get("/none", (req, res) => res.json({ there: fs.existsSync(join(__dirname, "nowhere.txt")) }));`,
  },
  {
    kind: "module-missing",
    faulty: `router.get("/", (req, res) => {
        const name = ["etag"].join();
        res.json({ known: typeof require(name) });
      });`,
    sound: `router.get("/", (req, res) => {
        try { require(["not-there"].join()); } catch { res.json({ known: typeof require("etag") }); }
      });`,
  },
  {
    kind: "failing",
    says: /failing is answered 500 by both doors; its log says: Error: no such table/,
    faulty: `router.get("/", () => { console.error(new Error("no such table").stack); throw new Error("no such table"); });`,
    sound: `router.get("/", (req, res) => res.status(404).json({}));`,
  },
  {
    kind: "file-outside",
    faulty: `router.get("/", (req, res) => res.json({ text: fs.readFileSync(process.env.OUTSIDE, "utf8") }));`,
    sound: `router.get("/", (req, res) => res.json({ files: fs.readdirSync("/proc/self").length > 0 }));`,
  },
  {
    kind: "tmp-grows",
    faulty: `let made = 0;
      router.get("/", (req, res) => {
        fs.writeFileSync(join(tmpdir(), "upload-" + process.pid + "-" + ++made), "left");
        res.json({});
      });`,
    sound: `router.get("/", (req, res) => {
        fs.writeFileSync(join(tmpdir(), "same"), "again");
        res.json({});
      });`,
  },
  {
    kind: "answer-large",
    faulty: `router.get("/", (req, res) => res.type("text/plain").send("a".repeat(7 * 1024 * 1024)));`,
    sound: `router.get("/", (req, res) => res.type("text/plain").send("a".repeat(500 * 1024)));`,
  },
  {
    kind: "answer-over-balancer",
    faulty: `router.get("/", (req, res) => res.type("text/plain").send("a".repeat(1_200_000)));`,
    sound: `router.get("/", (req, res) => res.type("text/plain").send("a".repeat(500 * 1024)));`,
  },
  {
    kind: "request-large",
    faulty: `router.post("/", express.raw({ limit: "20mb", type: "application/octet-stream" }), (req, res) => {
        res.json({ length: req.body?.length ?? 0 });
      });`,
    sound: `router.post("/", express.raw({ limit: "1mb", type: "application/octet-stream" }), (req, res) => {
        res.json({ length: req.body?.length ?? 0 });
      });`,
  },
  {
    kind: "head-large",
    faulty: `router.get("/", (req, res) => {
        for (const name of ["a", "b", "c"]) res.cookie(name, "v".repeat(3_600));
        res.json({});
      });`,
    sound: `router.get("/", (req, res) => res.cookie("a", "v".repeat(2_000)).json({}));`,
  },
  {
    kind: "slow",
    says: [
      /\/slow was not answered by containers within the 4 s that .* a container took 5\.\d s/,
      /\/slow\/never .* nor by a container within the 6 s/,
    ],
    faulty: `router.get("/", async (req, res) => { await sleep(5_100); res.json({}); });
      router.get("/never", () => {});`,
    sound: `router.get("/", async (req, res) => { await sleep(100); res.json({}); });`,
  },
  {
    kind: "memory",
    says: /MB of 500 MB/,
    faulty: `const kept = [];
      router.get("/", (req, res) => {
        if (kept.length === 0) kept.push(Buffer.alloc(550 * 1024 * 1024, 1));
        res.json({});
      });`,
    sound: `router.get("/", (req, res) => res.json({ length: Buffer.alloc(1024 * 1024, 1).length }));`,
  },
  {
    kind: "connections",
    faulty: `router.get("/", (req, res, next) => {
        http.get(process.env.STORE + "/once", { agent: false }, (answer) => {
          answer.resume().on("end", () => res.json({}));
        }).on("error", next);
      });`,
    sound: `const agent = new http.Agent({ keepAlive: true });
      router.get("/", (req, res, next) => {
        http.get(process.env.STORE + "/once", { agent }, (answer) => {
          answer.resume().on("end", () => res.json({}));
        }).on("error", next);
      });`,
  },
  {
    kind: "loop",
    faulty: `router.get("/", (req, res) => {
        res.json({ length: crypto.pbkdf2Sync("word", "salt", 700_000, 32, "sha256").length });
      });`,
    sound: `router.get("/", (req, res, next) => {
        crypto.pbkdf2("word", "salt", 700_000, 32, "sha256", (error, key) => {
          if (error) next(error);
          else res.json({ length: key.length });
        });
      });`,
  },
];
