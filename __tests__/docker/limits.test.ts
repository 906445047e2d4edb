import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { inspect } from "../support/docker";
import { describeWith, docker as dockerTool } from "../support/tools";
import { ask, Fleet, type RunningContainer, withLimits } from "./fleet";

/** More than the server keeps, or takes at all. */
const TOO_MANY = 2_100;

describeWith([dockerTool], "a container with the deployed task's CPU and memory", () => {
  let fleet: Fleet;
  let container: RunningContainer;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    fleet = await Fleet.create();
    container = await fleet.start({ flags: withLimits });
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });
  afterAll(() => fleet.close());

  /** A connection that has asked for the health check, and then stays quiet. */
  async function open(): Promise<"answered" | "closed"> {
    const socket = connect(Number(new URL(container.url).port), "127.0.0.1");
    sockets.push(socket);
    const answered = once(socket, "data").then(() => "answered" as const);
    const closed = new Promise<"closed">((resolve) =>
      socket.once("close", () => resolve("closed")),
    );
    socket.on("error", () => undefined);
    socket.write("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
    return Promise.race([answered.catch(() => closed), closed]);
  }

  test("keeps a bounded number of connections, answers who comes beyond, and serves on those that it has", async () => {
    const outcomes: string[] = [];
    while (outcomes.length < TOO_MANY) {
      outcomes.push(...(await Promise.all(Array.from({ length: 50 }, open))));
    }
    expect(new Set(outcomes)).toEqual(new Set(["answered"]));
    const [first] = sockets as [Socket];
    first.write("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
    expect(String((await once(first, "data"))[0])).toMatch(/^HTTP\/1\.1 200 /);
    for (const socket of sockets.splice(0)) socket.destroy();
    await expectToServe();
  });

  test("outlives bodies that are too large, many at once", async () => {
    const body = JSON.stringify({ contents: "x".repeat(5_000_000) });
    const headers = { "content-type": "application/json" };
    const post = () =>
      fetch(`${container.url}/blog`, { method: "POST", headers, body }).then(
        ({ status }) => status,
        () => "closed",
      );
    const statuses = await Promise.all(Array.from({ length: 40 }, post));
    // The server may close the connection before all of the body is through.
    expect(statuses.filter((status) => status !== 413 && status !== "closed")).toEqual([]);
    expect(statuses).toContain(413);
    await expectToServe();
  });

  async function expectToServe() {
    expect((await ask(`${container.url}/blog?limit=1`)).status).toBe(200);
    expect((await inspect(container.name)).State).toMatchObject({
      Status: "running",
      OOMKilled: false,
    });
  }
});
