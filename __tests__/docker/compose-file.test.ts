import { readFileSync } from "node:fs";
import { findApp } from "../../build/app/find-app";
import {
  composeCommands,
  composeEnvironment,
  composeFile,
  findCompose,
  takeOurs,
} from "../../docker/run-compose";
import { environmentOf } from "../../runtime/app/environment";
import { HEALTH_PORT } from "../../runtime/app/limits";
import { defaults } from "../../settings/defaults";

const text = readFileSync(composeFile, "utf8");

/** The value of a line that the file has once. */
function only(name: string): string {
  const found = [...text.matchAll(new RegExp(`^\\s*${name}: (.+)$`, "gm"))].map(
    ([, value]) => value,
  );
  expect(found).toHaveLength(1);
  return found[0] as string;
}

describe("compose.yaml", () => {
  test("gives the container the deployed task's CPU and memory", () => {
    expect(Number(only("cpus"))).toBe(defaults.containerCpu / 1024);
    expect(only("mem_limit")).toBe(`${defaults.containerMemory}m`);
    expect(only("memswap_limit")).toBe(only("mem_limit"));
  });

  test("gives it the port at which its health is asked for, as deployed", () => {
    expect(Number(only("HEALTH_PORT"))).toBe(HEALTH_PORT);
  });

  test("gives a function the memory that it is deployed with", () => {
    expect(Number(only("FUNCTION_MEMORY"))).toBe(defaults.functionMemory);
  });

  test("publishes ports on 127.0.0.1 alone", () => {
    const published = [...text.matchAll(/ports: \["([^"]+)"\]/g)].map(([, port]) => port);
    expect(published).toHaveLength(4);
    for (const port of published) expect(port).toMatch(/^127\.0\.0\.1:\$\{\w+:-300\d\}:\d+$/);
  });
});

describe("npm run compose", () => {
  test("takes Compose 2 where it is there, else Compose 1", () => {
    expect(findCompose(() => true)).toEqual(["docker", "compose"]);
    expect(findCompose(([program]) => program === "docker-compose")).toEqual(["docker-compose"]);
  });

  test("says how to get Compose where there is none", () => {
    expect(() => findCompose(() => false)).toThrow("https://docs.docker.com/compose/install/");
    expect(composeCommands).toHaveLength(2);
  });

  test("takes --app and --allow-host for itself, and leaves the rest to Compose", () => {
    const named = ["--allow-host", "Box.lan", "--allow-host", "my.test"];
    expect(takeOurs(["--app", "../x", ...named, "down", "--volumes"])).toEqual({
      app: "../x",
      allowed: ["box.lan", "my.test"],
      rest: ["down", "--volumes"],
    });
    expect(takeOurs(["up"])).toEqual({ app: undefined, allowed: [], rest: ["up"] });
    expect(() => takeOurs(["--allow-host"])).toThrow("--allow-host needs a name");
  });

  test("hands on no key: its SHA-256 is in the app's environment file", async () => {
    const app = await findApp();
    const key = "a key of many letters";
    expect(composeEnvironment(app, { BLOG_WRITE_KEY: key, PATH: "/bin" })).toEqual({
      PATH: "/bin",
    });
    expect(environmentOf(app.manifest, { BLOG_WRITE_KEY: key })).toEqual({
      TABLE_NAME: "blog-posts",
      BLOG_WRITE_KEY_SHA256: "6f3ec2dee8e2bf53a4befc4833060139802124130d59e27596ad3ac122aa5b67",
    });
  });
});
