import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { buildAll } from "../../../build/bundles";
import { projectFolder } from "../../../build/project";
import { databaseEnvironment } from "../../../local/database-environment";
import { freePorts } from "../../support/free-ports";
import { send } from "../../support/http";
import { until } from "../../support/until";

/** What stands in the database's place, and the bytes with which it answers everything. */
let server: Server;
let bytes = "";
const sockets = new Set<Socket>();
/** The blog as it is shipped: its SDK takes what Jest throws for strangers. */
let blog: ChildProcess;
let url: string;

beforeAll(async () => {
  await buildAll(["containers"]);
  server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined));
    socket.on("data", () => socket.end(bytes));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const [port] = await freePorts(1);
  url = `http://127.0.0.1:${port}`;
  blog = spawn(process.execPath, [join(projectFolder, "dist/containers/index.js")], {
    env: {
      ...databaseEnvironment(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
      TABLE_NAME: "blog",
      HOST: "127.0.0.1",
      PORT: String(port),
    },
    stdio: "ignore",
  });
  await until(() =>
    send(url, { path: "/" }).then(
      ({ status }) => status === 200,
      () => false,
    ),
  );
});
afterAll(() => {
  blog?.kill("SIGKILL");
  for (const socket of sockets) socket.destroy();
  server?.close();
});

const head = (status: string, length: number) =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: ${length}\r\n\r\n`;

test.each([
  ["HTML with a 503", `${head("503 Service Unavailable", 13)}<h1>Busy</h1>`],
  ["HTML with a 200", `${head("200 OK", 13)}<h1>Busy</h1>`],
  ["half a body", `${head("200 OK", 100)}{"Item":`],
  ["no HTTP", "garbage\r\n\r\n"],
  ["nothing", ""],
])("%s in a database's place is 503, to be tried again", async (_what, answer) => {
  bytes = answer;
  expect(await send(url, { path: "/blog/p1" })).toMatchObject({
    status: 503,
    headers: { "retry-after": "1" },
    body: '{"message":"Service Unavailable"}',
  });
});
