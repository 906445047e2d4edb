import { RuntimeApi } from "../../../local/functions/runtime-api";
import { send } from "../../support/http";
import { until } from "../../support/until";

const next = "/2018-06-01/runtime/invocation/next";
const invocation = {
  requestId: "id",
  payload: '{"secret":"key"}',
  deadline: 0,
  functionArn: "arn",
  traceId: "",
};

let api: RuntimeApi;
let asked = 0;
let url: string;
beforeEach(async () => {
  asked = 0;
  const onNext = () => {
    asked += 1;
  };
  api = new RuntimeApi({ onNext, onAnswer: () => undefined });
  url = `http://${await api.listen()}`;
});
afterEach(() => api.close());

test("a second one who waits is refused, and gets no invocation", async () => {
  const runtime = send(url, { path: next });
  await until(async () => asked === 1);
  expect((await send(url, { path: next })).status).toBe(403);
  expect(asked).toBe(1);
  api.deliver(invocation);
  expect((await runtime).body).toBe(invocation.payload);
});

test("once the runtime's connection has ended another may wait", async () => {
  const first = send(url, { path: next });
  await until(async () => asked === 1);
  api.deliver(invocation);
  await first;
  await until(async () => {
    const again = send(url, { path: next }).then(({ status }) => status);
    return (await Promise.race([again, until(async () => asked === 2)])) !== 403;
  });
  expect(asked).toBe(2);
});

test.each([{ host: "evil.example" }, { host: "a", origin: "https://evil.example" }])(
  "a site that a browser shows is refused: %j",
  async (headers) => {
    expect((await send(url, { path: next, headers })).status).toBe(403);
    expect(asked).toBe(0);
  },
);
