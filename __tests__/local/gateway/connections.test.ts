import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { withGateway } from "../../support/gateway";
import { converse, send } from "../../support/http";

const clientTimeouts = { headersMs: 500, requestMs: 1_000, checkEveryMs: 25 };
const head = "POST / HTTP/1.1\r\nhost: x\r\norigin: http://page.example\r\n";

test.each([
  ["headers that do not end", head],
  ["a body that does not end", `${head}content-length: 10\r\n\r\nabc`],
])("%s are a 408 in JSON", async (_what, bytes) => {
  await withGateway({ clientTimeouts }, async ({ url }) => {
    const answer = await converse(url, bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain("content-type: application/json\r\n");
    expect(answer).toContain('\r\n\r\n{"message":"Request Timeout"}');
    expect((await send(url)).status).toBe(200);
  });
});

test("a slow body's 408 can be read by a page", async () => {
  await withGateway({ clientTimeouts }, async ({ url }) => {
    const answer = await converse(url, `${head}content-length: 10\r\n\r\nabc`);
    expect(answer).toContain("access-control-allow-origin: *\r\n");
  });
});

test("what is no HTTP is a 400 in JSON", async () => {
  await withGateway({}, async ({ url }) => {
    const answer = await converse(url, "nonsense\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('{"message":"Bad Request"}');
  });
});

test("a client that goes away in the middle of its body hurts nobody", async () => {
  await withGateway({}, async ({ url }) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await new Promise((resolve) => socket.write(`${head}content-length: 10\r\n\r\nabc`, resolve));
    socket.destroy();
    expect((await send(url)).status).toBe(200);
  });
});

test("a taken port is named", async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const { port } = holder.address() as AddressInfo;
  await expect(withGateway({ port }, async () => undefined)).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
  holder.close();
});

test("a mistake of the gateway itself is a 500, and is told", async () => {
  const told = jest.spyOn(console, "error").mockImplementation();
  const onEvent = () => {
    throw new Error("A mistake");
  };
  await withGateway({ onEvent }, async ({ url }) => {
    const { status, body } = await send(url);
    expect({ status, body }).toEqual({ status: 500, body: '{"message":"Internal Server Error"}' });
  });
  expect(told).toHaveBeenCalledWith("Gateway: GET / failed.", new Error("A mistake"));
});
