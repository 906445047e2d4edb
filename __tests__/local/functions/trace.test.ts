import { join } from "node:path";
import { type App, findApp } from "../../../build/app/find-app";
import { buildAll, stopBuilding } from "../../../build/bundles";
import { projectFolder } from "../../../build/project";
import { type Functions, startFunctions } from "../../../local/start-functions";
import { type AppFolder, makeApp } from "../../apps/make-app";
import { awsLambdaRic, awsRuntimeClient } from "../../support/aws-lambda-ric";
import { ownRuntimeClient } from "../../support/function-pool";
import { send } from "../../support/http";
import { describeWith } from "../../support/tools";

/** Says what it sees of X-Ray's trace: the request's header, and what the SDK's tracer reads. */
const source = `
module.exports = (req, res) => {
  const seen = { header: req.headers["x-amzn-trace-id"], environment: process.env._X_AMZN_TRACE_ID };
  res.setHeader("content-type", "application/json").end(JSON.stringify(seen));
};
`;

let folder: AppFolder;
let app: App;
beforeAll(async () => {
  folder = await makeApp({ "index.js": source });
  app = await findApp(folder.reference);
  await buildAll(["functions"], app);
});
afterAll(async () => {
  await stopBuilding();
  await folder?.remove();
});

describe("our runtime client", () => suite(ownRuntimeClient));
describeWith([awsLambdaRic], "AWS's own runtime client, unmodified", () =>
  suite(() => awsRuntimeClient),
);

/** From the client over the gateway, the Runtime API and its client to an app, and back. */
function suite(runtimeClient: () => string | Promise<string>): void {
  let functions: Functions;
  beforeAll(async () => {
    functions = await startFunctions({
      port: 0,
      routes: app.manifest.routes,
      cors: undefined,
      timeoutMs: 10_000,
      codeFolder: join(projectFolder, app.output, "functions"),
      runtimeClient: await runtimeClient(),
      environment: {},
      maxInstances: 1,
      idleMs: 60_000,
      dumpEvents: false,
      log: () => undefined,
    });
  });
  afterAll(() => functions?.close());

  const seenOf = async (headers: Readonly<Record<string, string>>) => {
    const { body, headers: answered } = await send(functions.url, { path: "/", headers });
    return { ...JSON.parse(body.toString()), sequence: answered["x-instance-seq"] };
  };

  test("an app sees its client's trace, by its header and its environment, of each request anew", async () => {
    for (const [at, sampled] of ["1", "0"].entries()) {
      const trace = `Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=${sampled}`;
      const seen = { header: trace, environment: trace, sequence: String(at + 1) };
      expect(await seenOf({ "x-amzn-trace-id": trace })).toEqual(seen);
    }
  });

  test("without one it sees that of the gateway, another for each request", async () => {
    const [one, two] = [await seenOf({}), await seenOf({})];
    expect(one.environment).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
    expect([one.header, two.header]).toEqual([one.environment, two.environment]);
    expect(two.environment).not.toBe(one.environment);
  });
}
