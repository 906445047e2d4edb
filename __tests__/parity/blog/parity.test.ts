import { postJson, type RawAnswer, send } from "../../support/http";
import { type BackendName, type Backends, backendNames, startBackends } from "../backends";
import { describeCases } from "../describe-cases";
import { badInput } from "./bad-input";
import { contract, fixture, type PostCase, post } from "./cases";

let backends: Backends;

beforeAll(async () => {
  backends = await startBackends();
  const url = backends.containers;
  for (const id of [fixture.id, "newest"])
    await send(url, { method: "DELETE", path: `/blog/${id}` });
  for (const body of [fixture, { ...post, id: "newest" }]) {
    expect((await send(url, postJson(body))).status).toBe(201);
  }
});
afterAll(() => backends?.stop());

async function ask(backend: BackendName, { request, remove = [] }: PostCase): Promise<RawAnswer> {
  const url = backends[backend];
  for (const id of remove) await send(url, { method: "DELETE", path: `/blog/${id}` });
  const answer = await send(url, request);
  // Whatever was made goes again, so that every case finds the same posts.
  const { id } = answer.status === 201 ? JSON.parse(answer.body) : { id: undefined };
  if (id) await send(url, { method: "DELETE", path: `/blog/${id}` });
  return answer;
}

describeCases(
  [
    ["contract", contract],
    ["bad input", badInput],
  ],
  ask,
  (answer, { request }) => {
    if (answer.status < 400 || request.method === "HEAD") return;
    expect(JSON.parse(answer.body)).toEqual({ message: expect.any(String) });
  },
);

describe.each(backendNames)("%s says who answered", (backend) => {
  test("backend, instance, its how-many-eth request, and where the time went", async () => {
    const { headers } = await send(backends[backend], { path: "/blog/fixture" });
    expect(headers).toMatchObject({
      "x-backend": backend,
      "x-instance-id": expect.stringMatching(/^[0-9a-f]{12}$/),
      "x-instance-seq": expect.stringMatching(/^[1-9]\d*$/),
      "x-init-ms": expect.stringMatching(/^[1-9]\d*$/),
      "server-timing": expect.stringMatching(/^app;dur=\d+\.\d, db;dur=\d+\.\d$/),
    });
  });
});
