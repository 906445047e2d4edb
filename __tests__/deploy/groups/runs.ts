import { rmSync } from "node:fs";
import { GetFunctionConfigurationCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { FunctionPool } from "../../../local/functions/pool";
import { type Gateway, startGateway } from "../../../local/gateway/server";
import { cors } from "../../../runtime/cors";
import { routes } from "../../../runtime/routes";
import { ownRuntimeClient } from "../../support/function-pool";
import { account, type Deployed, region } from "../deployed";
import { asEnvironment, credentialsOf } from "../role";
import { codeOf, functionName } from "./functions";

/** What was deployed is what runs: zip, configuration and role of each function, as AWS has them. */
export function deployedFunctionsRun(deployed: () => Deployed): void {
  describe("the deployed functions, run as they are in AWS", () => {
    const pools = new Map<string, FunctionPool>();
    const folders: string[] = [];
    let gateway: Gateway;

    beforeAll(async () => {
      const runtimeClient = await ownRuntimeClient();
      for (const { name } of routes) {
        const codeFolder = await codeOf(deployed(), functionName(name));
        folders.push(codeFolder);
        pools.set(name, await poolOf(deployed(), functionName(name), codeFolder, runtimeClient));
      }
      gateway = await startGateway({
        routes,
        cors,
        port: 0,
        invoke: async ({ name }, event) =>
          (await pools.get(name)?.invoke(event)) ?? { kind: "no-instance" },
      });
      await deployed().emulator.enforceRights(true);
    });

    afterAll(async () => {
      await deployed().emulator.enforceRights(false);
      await gateway?.close();
      await Promise.all([...pools.values()].map((pool) => pool.close()));
      for (const folder of folders) rmSync(folder, { recursive: true });
    });

    test("create, get, list, delete", async () => {
      const post = { id: "deployed", title: "Deployed", contents: "It runs.", author: "A test" };
      const created = await call("POST", "/blog", post);
      expect(created).toMatchObject({ status: 201, backend: "functions", body: post });
      expect(await call("POST", "/blog", post)).toMatchObject({ status: 409 });
      const { body } = created;
      expect(await call("GET", "/blog/deployed")).toMatchObject({ status: 200, body });
      expect(await call("GET", "/blog?limit=5")).toMatchObject({ status: 200, body: [body] });
      expect(await call("DELETE", "/blog/deployed")).toMatchObject({ status: 200 });
      expect(await call("GET", "/blog/deployed")).toMatchObject({ status: 404 });
      expect(await call("GET", "/blog")).toMatchObject({ status: 200, body: [] });
    });

    async function call(method: string, path: string, json?: object) {
      const answer = await fetch(`${gateway.url}${path}`, {
        method,
        ...(json && {
          headers: { "content-type": "application/json" },
          body: JSON.stringify(json),
        }),
      });
      const body: unknown = await answer.json();
      return { status: answer.status, backend: answer.headers.get("x-backend"), body };
    }
  });
}

async function poolOf(
  deployed: Deployed,
  FunctionName: string,
  codeFolder: string,
  runtimeClient: string,
): Promise<FunctionPool> {
  const lambda = new LambdaClient(account(deployed));
  const query = new GetFunctionConfigurationCommand({ FunctionName, Qualifier: "live" });
  const { Environment, Handler = "", MemorySize = 0, Timeout = 0 } = await lambda.send(query);
  return new FunctionPool({
    name: FunctionName,
    codeFolder,
    runtimeClient,
    handler: Handler,
    memoryMb: MemorySize,
    timeoutMs: Timeout * 1000,
    environment: {
      ...Environment?.Variables,
      ...asEnvironment(await credentialsOf(deployed, FunctionName)),
      AWS_REGION: region,
      AWS_ENDPOINT_URL_DYNAMODB: deployed.emulator.url,
    },
    maxInstances: 1,
    idleMs: 60_000,
    log: () => {},
  });
}
