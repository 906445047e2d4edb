import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin, stop } from "esbuild";
import { type App, findApp } from "../../../build/app/find-app";
import { buildAll } from "../../../build/bundles";
import { bundlesOf } from "../../../build/bundles-of";
import { projectFolder } from "../../../build/project";
import { type AppFolder, makeApp } from "../../apps/make-app";
import {
  type Asked,
  type FakeServer,
  ok,
  refuse,
  reply,
  startFakeServer,
} from "../../runtime/database/programs/fake-server";
import { freePorts } from "../../support/free-ports";
import { send } from "../../support/http";
import { until } from "../../support/until";

const source = `
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { openDocumentClient } from "functions-or-containers/database";
const clients = {
  "/lean": openDocumentClient(),
  // An option that the lean client does not know.
  "/sdk": openDocumentClient({ tls: false, credentials: { accessKeyId: "mine", secretAccessKey: "x" } }),
};
export default async (req, res) => {
  try {
    await clients[req.url].send(new PutCommand({ TableName: "things", Item: { id: "one" } }));
    res.end("written");
  } catch (error) {
    res.end(error.name + " " + (error instanceof ConditionalCheckFailedException));
  }
};
`;

let folder: AppFolder;
let app: App;
beforeAll(async () => {
  folder = await makeApp({ "index.mjs": source }, "express 5");
  app = await findApp(folder.reference);
});
afterAll(async () => {
  await folder.remove();
  await stop();
});

describe("a container's bundle", () => {
  let database: FakeServer;
  let container: ChildProcess;
  let url: string;
  beforeAll(async () => {
    database = await startFakeServer();
    await buildAll(["containers"], app);
    const [port] = await freePorts(1);
    url = `http://127.0.0.1:${port}`;
    container = spawn(process.execPath, [join(projectFolder, app.output, "containers/index.js")], {
      env: {
        AWS_REGION: "eu-central-1",
        AWS_ENDPOINT_URL: database.url,
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${database.url}/credentials`,
        HOST: "127.0.0.1",
        PORT: String(port),
      },
      stdio: "ignore",
    });
    await until(() =>
      send(url, { path: app.manifest.healthPath }).then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
  });
  afterAll(() => {
    container?.kill("SIGKILL");
    database?.close();
  });

  /** Gives a task its credentials, and lets only them write. */
  const asTask = (asked: Asked) => {
    if (asked.request.url === "/credentials") {
      const expires = new Date(Date.now() + 3_600_000).toISOString();
      const theirs = { AccessKeyId: "task", SecretAccessKey: "x", Token: "t", Expiration: expires };
      reply(asked, 200, JSON.stringify(theirs));
    } else if (/Credential=task\//.test(String(asked.request.headers.authorization))) ok(asked);
    else refuse(asked, 400, "ConditionalCheckFailedException");
  };

  test("gets a task's credentials, by a file of its own", async () => {
    database.answerWith(asTask);
    expect((await send(url, { path: "/lean" })).body.toString()).toBe("written");
  });

  test("has the SDK's whole client for what it alone knows, with the app's own errors", async () => {
    database.answerWith(asTask);
    const { body } = await send(url, { path: "/sdk" });
    expect(body.toString()).toBe("ConditionalCheckFailedException true");
  });

  test("has neither of them in the file that a start reads", () => {
    const ofBoth = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    const folder = join(projectFolder, app.output, "containers");
    const having = readdirSync(folder).filter((name) =>
      readFileSync(join(folder, name), "utf8").includes(ofBoth),
    );
    expect(having.sort()).toEqual(["database-container-credentials.cjs", "database-sdk.cjs"]);
  });
});

test.each(["functions", "containers"])(
  "a change of the SDK that leaves a rule without use fails the build of the %s",
  async (name) => {
    const bundle = bundlesOf(app).find((one) => one.name === name);
    const renamed: Plugin = {
      name: "another SDK",
      setup: ({ onResolve }) =>
        onResolve({ filter: /util-endpoints\/aws$/ }, () => ({ path: "renamed", external: true })),
    };
    const made = build({
      ...bundle?.options,
      plugins: [renamed, ...(bundle?.options.plugins ?? [])],
      absWorkingDir: projectFolder,
      entryPoints: [bundle?.source ?? ""],
      outfile: join(projectFolder, app.output, "never.js"),
      write: false,
    });
    await expect(made).rejects.toThrow(
      /Nobody whose path fits .*@aws-sdk.* asks for .*util-endpoints/,
    );
  },
);
