import { converse, send } from "../../support/http";
import { type Backends, backendNames, startBackends } from "../backends";

let backends: Backends;
beforeAll(async () => {
  backends = await startBackends();
});
afterAll(() => backends?.stop());

const stalls = [
  "GET /blog HTTP/1.1\r\nhost: 127.0.0.1\r\n",
  'POST /blog HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"title"',
];

test.concurrent.each(backendNames)(
  "%s: slow headers and a body shorter than announced are 408, and others are served meanwhile",
  async (backend) => {
    const url = backends[backend];
    const answers = Promise.all(stalls.map((bytes) => converse(url, bytes)));
    expect((await send(url, { path: "/blog?limit=1" })).status).toBe(200);
    for (const answer of await answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
      expect(answer).toMatch(/\{"message":"Request Timeout"\}$/);
    }
    expect((await send(url, { path: "/blog?limit=1" })).status).toBe(200);
  },
  40_000,
);
