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

async function ask(
  backend: BackendName,
  { before, request, remove = [] }: PostCase,
): Promise<RawAnswer> {
  const url = backends[backend];
  for (const id of remove) await send(url, { method: "DELETE", path: `/blog/${id}` });
  if (before) await send(url, before);
  const answer = await send(url, request);
  if (before) for (const id of remove) await send(url, { method: "DELETE", path: `/blog/${id}` });
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

test("what a key made at one door, a retry at the other gets", async () => {
  const retried = { ...postJson({ ...post, title: "Once" }) };
  const headers = { ...retried.headers, "idempotency-key": `"both-doors"` };
  const answers: RawAnswer[] = [];
  for (const backend of [...backendNames, ...backendNames]) {
    answers.push(await send(backends[backend], { ...retried, headers }));
  }
  const [first] = answers;
  expect(first).toMatchObject({
    status: 201,
    headers: { location: expect.stringMatching(/^blog\/post-[0-9a-f]{32}$/) },
  });
  for (const { status, body, headers } of answers) {
    expect({ status, body, etag: headers.etag }).toEqual({
      status: 201,
      body: first?.body,
      etag: first?.headers.etag,
    });
  }
  for (const field of ["title", "contents", "author"]) {
    const other = { ...postJson({ ...post, title: "Once", [field]: "Other" }), headers };
    for (const backend of backendNames) {
      expect(await send(backends[backend], other)).toMatchObject({ status: 422 });
    }
  }
  const id = JSON.parse(String(first?.body)).id as string;
  const remove = { method: "DELETE", path: `/blog/${id}` };
  const matching = { ...remove, headers: { "if-match": String(first?.headers.etag) } };
  expect((await send(backends.functions, matching)).status).toBe(200);
  expect((await send(backends.containers, { path: `/blog/${id}` })).status).toBe(404);
});

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
