import { rmSync } from "node:fs";
import { GetFunctionConfigurationCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { FunctionPool } from "../../../local/functions/pool";
import { type Gateway, startGateway } from "../../../local/gateway/server";
import { ownRuntimeClient } from "../../support/function-pool";
import { type DeployedApp, functionName } from "../apps/app";
import { account, type Deployed, region } from "../deployed";
import { asEnvironment, credentialsOf } from "../role";
import { codeOf } from "./functions";

/** What was deployed is what runs: zip, configuration and role of each function, as AWS has them. */
export function deployedFunctionsRun(deployed: () => Deployed, app: DeployedApp): void {
  const { routes, cors } = app.manifest;
  describe("the deployed functions, run as they are in AWS", () => {
    const pools = new Map<string, FunctionPool>();
    let codeFolder: string | undefined;
    let gateway: Gateway;

    beforeAll(async () => {
      const runtimeClient = await ownRuntimeClient();
      const nameOf = (route: string) => functionName(app.manifest, route);
      // One zip for all, as another test says.
      codeFolder = await codeOf(deployed(), nameOf(routes[0]?.name ?? ""));
      for (const { name } of routes) {
        pools.set(name, await poolOf(deployed(), nameOf(name), codeFolder, runtimeClient));
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
      if (codeFolder) rmSync(codeFolder, { recursive: true });
    });

    test("answer as the app does, and their rights suffice", async () => {
      await app.journey(gateway.url, "functions");
    });
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
