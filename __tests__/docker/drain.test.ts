import { randomInt } from "node:crypto";
import { manifest } from "../../runtime/blog/manifest";
import { docker, inspect } from "../support/docker";
import { freePorts } from "../support/free-ports";
import { LoadBalancer, NOTICE_MS } from "../support/load-balancer";
import { type Asked, countOutcomes, type OpenLoad, startOpenLoad } from "../support/open-load";
import { describeWith, docker as dockerTool, haproxy } from "../support/tools";
import { until } from "../support/until";
import { ask, exitCode, Fleet, type RunningContainer } from "./fleet";

/** Long enough to look at a draining container on a machine that has much else to do. */
const DRAIN_SECONDS = 8;
/** After the notice, what is under way may take this long; ECS would kill 30 s after SIGTERM. */
const WINDOW_MS = (DRAIN_SECONDS + 10) * 1_000;
const PER_SECOND = 80;

/**
 * A container that waited its whole time limit for the database, and said so, has lost nothing: on a
 * machine with much else to do, the database may stand still for seconds. What a container refuses
 * because it ends comes at once, and what the load balancer says of a lost one names no instance.
 */
const waitedInVain = ({ outcome, instance, sentAt, endedAt }: Asked) =>
  outcome === 503 && instance !== undefined && endedAt - sentAt >= manifest.timeouts.call;
const failed = (one: Asked) => ![200, 201].includes(Number(one.outcome)) && !waitedInVain(one);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describeWith([dockerTool, haproxy], "containers behind a load balancer, under load", () => {
  let fleet: Fleet;
  let targets: readonly string[];
  let balancer: LoadBalancer;
  let load: OpenLoad | undefined;

  beforeAll(async () => {
    fleet = await Fleet.create();
  });
  afterAll(() => fleet.close());

  beforeEach(async () => {
    // An address that nobody else's server is on: it could answer the checks of a target that is gone.
    const host = `127.${1 + randomInt(250)}.${randomInt(250)}.1`;
    targets = (await freePorts(4)).map((port) => `${host}:${port}`);
    balancer = await LoadBalancer.start(targets);
  });
  afterEach(async () => {
    await load?.stop();
    load = undefined;
    await balancer.close();
  });

  const start = (slot: number) =>
    fleet.start({ address: targets[slot], env: { DRAIN_SECONDS: String(DRAIN_SECONDS) } });
  const untilStates = (wanted: string) =>
    until(async () => (await balancer.states()).join() === wanted);

  async function startTwo(): Promise<readonly [RunningContainer, RunningContainer]> {
    const two = [await start(0), await start(1)] as const;
    await untilStates("UP,UP,DOWN,DOWN");
    load = startOpenLoad(balancer.url, PER_SECOND);
    await pause(1_500);
    return two;
  }
  async function account(): Promise<readonly Asked[]> {
    const asked = (await load?.stop()) ?? [];
    load = undefined;
    const answered = asked.filter(({ outcome }) => outcome === 200 || outcome === 201);
    expect(answered.length).toBeGreaterThan(PER_SECOND);
    return asked;
  }
  async function terminate(container: RunningContainer) {
    const at = performance.now();
    await docker("kill", "--signal=TERM", container.name);
    return { code: exitCode(container.name), took: () => performance.now() - at };
  }

  test("SIGTERM to one of two loses no request, and a second SIGTERM does no harm", async () => {
    const [first, second] = await startTwo();
    const stopping = await terminate(first);
    await until(async () => (await ask(first.url)).status === 503);
    for (const path of ["/", "/blog?limit=1"]) {
      const answer = await ask(`${first.url}${path}`);
      expect(answer.headers.get("connection")).toBe("close");
      expect(answer.status).toBe(path === "/" ? 503 : 200);
    }
    await docker("kill", "--signal=TERM", first.name);
    expect(await stopping.code).toBe(0);
    expect(stopping.took()).toBeGreaterThan(NOTICE_MS);
    expect(stopping.took()).toBeLessThan(WINDOW_MS);
    await pause(500);

    const asked = await account();
    expect(asked.filter(failed)).toEqual([]);
    expect(new Set(asked.map(({ instance }) => instance)).size).toBe(2);
    await expectWritten(asked, second.url);
    await docker("rm", "--force", second.name);
  });

  test("replacing two, one after the other, loses no request", async () => {
    const [first, second] = await startTwo();
    const third = await start(2);
    await untilStates("UP,UP,UP,DOWN");
    expect(await (await terminate(first)).code).toBe(0);
    const fourth = await start(3);
    await untilStates("DOWN,UP,UP,UP");
    expect(await (await terminate(second)).code).toBe(0);
    await untilStates("DOWN,DOWN,UP,UP");
    await pause(500);

    const asked = await account();
    expect(asked.filter(failed)).toEqual([]);
    expect(new Set(asked.map(({ instance }) => instance)).size).toBe(4);
    await expectWritten(asked, third.url);
    await docker("rm", "--force", third.name, fourth.name);
  });

  test("SIGKILL to one of two loses only what came before the check saw it", async () => {
    const [first, second] = await startTwo();
    const killedAt = performance.now();
    await docker("kill", "--signal=KILL", first.name);
    await untilStates("DOWN,UP,DOWN,DOWN");
    const seenAt = performance.now();
    expect((await inspect(first.name)).State.ExitCode).toBe(137);
    await pause(1_000);

    const asked = await account();
    const lost = asked.filter(failed);
    const before = lost.filter(({ endedAt }) => endedAt < killedAt);
    const after = lost.filter(({ sentAt }) => sentAt > seenAt);
    expect({ before, after }).toEqual({ before: [], after: [] });
    // What the load balancer says of it: cut off while under way (502), nobody there (503), or, where
    // a client might want to try again on its own, nothing but a closed connection.
    const known = [502, 503, "ECONNRESET"];
    expect(lost.filter(({ outcome }) => !known.includes(outcome))).toEqual([]);
    const answered = asked.filter((one) => !failed(one));
    expect(lost.length + answered.length).toBe(asked.length);
    expect(answered.filter(({ sentAt }) => sentAt > seenAt).length).toBeGreaterThan(0);
    console.info(`SIGKILL of one of two: ${JSON.stringify(countOutcomes(asked))}`);
    await docker("rm", "--force", second.name);
  });
});

/** Every post that a 201 promised is there. */
async function expectWritten(asked: readonly Asked[], url: string): Promise<void> {
  const ids = new Set<string>();
  let next: string | undefined = "?limit=100";
  while (next) {
    const answer: Response = await ask(`${url}/blog${next}`);
    for (const { id } of (await answer.json()) as { id: string }[]) ids.add(id);
    next = /<(\?[^>]+)>/.exec(answer.headers.get("link") ?? "")?.[1];
  }
  const missing = asked.filter(({ outcome, id }) => outcome === 201 && !ids.has(id ?? ""));
  expect(missing).toEqual([]);
}
