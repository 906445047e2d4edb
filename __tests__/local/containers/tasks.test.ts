import { join } from "node:path";
import { buildAll } from "../../../build/bundles";
import { projectFolder } from "../../../build/project";
import { databaseEnvironment } from "../../../local/database-environment";
import { isAlive } from "../../../local/is-alive";
import { type Containers, startContainers } from "../../../local/start-containers";
import { parseManifest } from "../../../runtime/app";
import { environmentOf } from "../../../runtime/app/environment";
import { manifest } from "../../../runtime/blog/manifest";
import { freePorts } from "../../support/free-ports";
import { send } from "../../support/http";
import { until } from "../../support/until";

let containers: Containers | undefined;
const lines: string[] = [];
const told: string[] = [];

async function start(min: number, max = min): Promise<Containers> {
  await buildAll(["containers"]);
  const [port = 0] = await freePorts(1);
  lines.length = 0;
  told.length = 0;
  containers = await startContainers({
    port,
    tasks: { min, max },
    bundle: join(projectFolder, "dist/containers/index.js"),
    healthPath: "/",
    entry: "the app",
    // What is asked of it here needs no database.
    environment: {
      ...databaseEnvironment("http://127.0.0.1:1"),
      ...environmentOf(parseManifest(manifest, "blog"), {}),
    },
    observer: { changed: () => {}, happened: (_, text) => void told.push(text) },
    log: (line) => void lines.push(line),
  });
  return containers;
}
afterEach(async () => {
  await containers?.close();
  containers = undefined;
});

const ask = ({ url }: Containers) => send(url, { path: "/nothing/is/here" });
const idsOf = async (some: Containers, requests: number) => {
  const ids = new Set<unknown>();
  for (let i = 0; i < requests; i++) ids.add((await ask(some)).headers["x-instance-id"]);
  return [...ids].sort();
};
const states = ({ views }: Containers) => views().map(({ state }) => state);

/** Asks without a pause until it is told to stop. @returns each answer's status */
function askOn(some: Containers) {
  let stopped = false;
  const statuses: number[] = [];
  const done = (async () => {
    while (!stopped) statuses.push((await ask(some)).status);
  })();
  return async () => {
    stopped = true;
    await done;
    return statuses;
  };
}

test("several serve in turn; one that is killed is replaced while the others serve", async () => {
  const three = await start(3);
  const before = await idsOf(three, 9);
  expect(before).toEqual(
    three
      .views()
      .map(({ id }) => id)
      .sort(),
  );
  const killed = three.kill();
  await until(() => told.includes("a task died (SIGKILL) and is replaced"));
  expect(await idsOf(three, 6)).toEqual(before.filter((id) => id !== killed));
  await until(() => told.some((text) => /^the next task serves after/.test(text)));
  expect(states(three)).toEqual(["idle", "idle", "idle"]);
  expect(await idsOf(three, 9)).toHaveLength(3);
});

test("a replacement by new code is a rolling one: no request fails, and none of the old stays", async () => {
  const two = await start(2);
  const before = await idsOf(two, 4);
  const stop = askOn(two);
  const restarted = two.restart();
  await until(() => states(two).includes("draining"));
  await restarted;
  const statuses = await stop();
  expect(new Set(statuses)).toEqual(new Set([404]));
  const after = await idsOf(two, 4);
  expect(after).toHaveLength(2);
  expect(after.filter((id) => before.includes(id))).toEqual([]);
  expect(told).toEqual([]);
});

test("a task that is told to end fails its checks, gets no more requests, and is replaced", async () => {
  const two = await start(2);
  const [pid = 0] = two.pids();
  const stop = askOn(two);
  process.kill(pid, "SIGTERM");
  await until(() => states(two).includes("draining"));
  await until(() => !isAlive(pid));
  await until(() => told.some((text) => /^the next task serves after/.test(text)));
  expect(new Set(await stop())).toEqual(new Set([404]));
  expect(told[0]).toBe("a task ended (exit code 0) and is replaced");
});

test("a task that hangs is taken away and replaced", async () => {
  const two = await start(2);
  const [pid = 0] = two.pids();
  process.kill(pid, "SIGSTOP");
  await until(() => told.includes("a task fails its health checks and is stopped"));
  await until(() => told.some((text) => /^the next task serves after/.test(text)));
  expect(isAlive(pid)).toBe(false);
});

test("more requests than one task is meant to get start another, which shares them", async () => {
  const few = await start(1, 2);
  expect(states(few)).toHaveLength(1);
  const stops = [1, 2, 3].map(() => askOn(few));
  await until(() => states(few).filter((state) => state !== "starting").length === 2);
  expect(told[0]).toBe("more requests: 1 to 2 tasks");
  const statuses = (await Promise.all(stops.map((stop) => stop()))).flat();
  expect(new Set(statuses)).toEqual(new Set([404]));
  expect(await idsOf(few, 4)).toHaveLength(2);
});
