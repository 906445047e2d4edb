import { httpClient } from "../../../compare/load/client";
import { localSystem } from "../../../compare/run/local-system";
import { fakeBackend } from "../../support/fake-backend";

const nobody = { functions: "http://127.0.0.1:1", containers: "http://127.0.0.1:2" };
const page = { route: "listPosts", id: "", method: "GET", path: "/blog" } as const;

test("where none runs, one is started, answers as both backends, and is gone afterwards", async () => {
  const said: string[] = [];
  const system = await localSystem((line) => said.push(line), nobody);
  const backends = ["functions", "containers"] as const;
  try {
    for (const backend of backends) {
      const client = httpClient(system[backend], undefined);
      const answer = await client.send(page);
      await client.close();
      expect(answer).toMatchObject({ status: 200, server: { backend } });
    }
  } finally {
    await system.close();
  }
  expect(said).toEqual(["Starting the local system for this run"]);
  for (const backend of backends) {
    const client = httpClient(system[backend], undefined);
    expect((await client.send(page)).status).toBe(0);
    await client.close();
  }
}, 120_000);

test("one that runs is used, and left running", async () => {
  const functions = await fakeBackend({ name: "functions" });
  const containers = await fakeBackend({ name: "containers" });
  const running = { functions: functions.url, containers: containers.url };
  const system = await localSystem(() => {}, running);
  expect(system).toMatchObject(running);
  await system.close();
  const client = httpClient(functions.url, undefined);
  expect((await client.send(page)).status).toBe(200);
  await client.close();
  await functions.close();
  await containers.close();
});
