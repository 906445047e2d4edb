import { install, ordersFolder } from "../../examples/install";
import { type RawAnswer, send } from "../../support/http";
import { type BackendName, type Backends, backendNames, startBackends } from "../backends";
import { describeCases } from "../describe-cases";
import { comparable } from "../differences";
import { api, type OrderCase } from "./api-cases";
import { browser } from "./browser-cases";
import { bytes } from "./bytes-cases";
import { fixtures } from "./fixtures";
import { limits } from "./limits";
import { get } from "./requests";

let backends: Backends;

beforeAll(async () => {
  await install(ordersFolder);
  backends = await startBackends(ordersFolder);
  for (const request of fixtures) {
    // 409 where it is there already, in a system that was tried before.
    expect([200, 201, 409]).toContain((await send(backends.containers, request)).status);
  }
});
afterAll(() => backends?.stop());

async function ask(backend: BackendName, one: OrderCase): Promise<RawAnswer> {
  const url = backends[backend];
  for (const request of one.before ?? []) await send(url, request);
  const answer = await send(url, one.request);
  for (const request of one.after ?? []) await send(url, request);
  return answer;
}

describeCases(
  [
    ["the API", api],
    ["bytes", bytes],
    ["a browser", browser],
  ],
  ask,
);

describe.each(limits.map((one) => [one.name, one] as const))("%s", (_name, one) => {
  test.each(backendNames)("%s", async (backend) => {
    expect(await send(backends[backend], one.request)).toMatchObject(one[backend]);
  });
});

test("what did not change is not sent again", async () => {
  const answers = { method: "GET" } as Record<BackendName, RawAnswer> & { method: string };
  for (const backend of backendNames) {
    const { headers } = await send(backends[backend], get("/orders/fixture"));
    const again = get("/orders/fixture", { "if-none-match": String(headers.etag) });
    answers[backend] = await send(backends[backend], again);
    expect(answers[backend].status).toBe(304);
    expect(answers[backend].bytes).toHaveLength(0);
  }
  const { functions, containers } = comparable(answers);
  expect(functions).toEqual(containers);
});

test.each(backendNames)("%s: each answer says who gave it", async (backend) => {
  for (const path of ["/orders/fixture", "/logo.png", "/exports/orders.ndjson", "/nowhere"]) {
    const { headers } = await send(backends[backend], { path });
    expect(headers).toMatchObject({
      "x-backend": backend,
      "x-instance-id": expect.stringMatching(/^[0-9a-f]{12}$/),
      "x-instance-seq": expect.stringMatching(/^[1-9]\d*$/),
      "x-init-ms": expect.stringMatching(/^[1-9]\d*$/),
      "server-timing": expect.stringMatching(/^app;dur=\d+\.\d$/),
    });
  }
});
