import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundled, said } from "./support";

describe("depd", () => {
  const program = `
    const deprecate = require(process.argv[2])("mine");
    if (process.env.LISTEN) process.on("deprecation", (error) => console.log(error.namespace, error.message));
    const old = () => deprecate("old is old");
    for (let i = 0; i < 2; i++) old();
    function sum(a, b) { return [this.base, a, b, arguments.length]; }
    const wrapped = deprecate.function(sum, "sum is old");
    console.log(wrapped.length, JSON.stringify(wrapped.name), wrapped.call({ base: 1 }, 2, 3, 4));
    const object = { a: 1 };
    deprecate.property(object, "a", "a is old");
    console.log(object.a);
    for (const wrong of [() => deprecate.function("no"), () => require(process.argv[2])()])
      try { wrong(); } catch (error) { console.log(error.name, error.message); }
  `;
  const environments = [
    {},
    { NO_DEPRECATION: "mine" },
    { NO_DEPRECATION: "other" },
    { LISTEN: "1" },
  ];

  test.each(environments)("says what the real one says, with %j", async (env) => {
    const [standIn, real] = [await bundled("depd", "stand-in"), await bundled("depd", "real")];
    const told = said(standIn, program, env);
    expect(told.stdout).not.toBe("");
    expect(told).toEqual(said(real, program, env));
  });
});

describe("debug", () => {
  const program = `
    const debug = require(process.argv[2]);
    const log = debug("app:one"), other = debug("other");
    log("first %s %d", "text", 7); other("first");
    console.log(Boolean(log.enabled), !!other.enabled, log.namespace, log.extend("two").namespace);
    debug.enable("app:*");
    console.log(log.enabled, other.enabled, debug.enabled("app:three"));
    log("second %o", { a: 1 }); other("second");
    debug("app:four")("third");
    debug.disable(); log("fourth");
    const own = debug("own"); own.log = (text) => console.log("own", text); own.enabled = true; own("fifth");
    console.log(typeof debug.default, debug.default === debug.debug, debug.humanize(1000));
  `;

  test.each([{}, { DEBUG: "app:*" }, { DEBUG: "*,-other" }])(
    "says what the real one says, with %j",
    async (env) => {
      const [standIn, real] = [await bundled("debug", "stand-in"), await bundled("debug", "real")];
      const told = said(standIn, program, env);
      expect(told.stdout).not.toBe("");
      expect(told).toEqual(said(real, program, env));
    },
  );

  test("asks for no terminal where nothing is to be shown", async () => {
    const silent = `
      require(process.argv[2])("app")("nothing");
      console.log(process.moduleLoadList.includes("NativeModule tty"));`;
    const quiet = `process.stdout.write = (text) => require("fs").writeSync(1, text);${silent}`;
    const [standIn, real] = [await bundled("debug", "stand-in"), await bundled("debug", "real")];
    expect(said(standIn, quiet).stdout).not.toBe(said(real, silent).stdout);
  });
});

describe("side-channel", () => {
  const qs = dirname(require.resolve("qs"));

  test("keeps what qs keeps in it as the real one does", async () => {
    const makers = await Promise.all(
      (["stand-in", "real"] as const).map(async (how) =>
        require(await bundled("side-channel", how, qs)),
      ),
    );
    const keys = [{}, [], () => {}, "text", 7, Number.NaN, null, undefined, Symbol.iterator];
    const [standIn, real] = makers.map((make) => {
      const channel = make();
      const before = keys.map((key) => [channel.has(key), channel.get(key)]);
      for (const [at, key] of keys.entries()) channel.set(key, at);
      const during = keys.map((key) => [channel.has(key), channel.get(key), channel.has({})]);
      const deleted = keys.map((key) => channel.delete(key));
      const after = keys.map((key) => channel.has(key));
      return { before, during, deleted, after };
    });
    expect(standIn).toEqual(real);
  });

  test("is asked by qs for nothing else", () => {
    const sources = readdirSync(qs).map((name) => readFileSync(join(qs, name), "utf8"));
    const asked = sources.flatMap((text) =>
      [...text.matchAll(/(?:[sS]ideChannel|tmpSc)\.(\w+)/g)].map(([, method = ""]) => method),
    );
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.filter((method) => !["get", "set", "has", "delete"].includes(method))).toEqual([]);
  });
});
