import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  ApiGatewayV2Client,
  GetApisCommand,
  GetIntegrationCommand,
  GetRoutesCommand,
  GetStageCommand,
} from "@aws-sdk/client-apigatewayv2";
import {
  GetAliasCommand,
  GetFunctionCommand,
  GetPolicyCommand,
  LambdaClient,
} from "@aws-sdk/client-lambda";
import type { Manifest } from "../../../runtime/app";
import { tableVariables } from "../../../runtime/app/environment";
import { tableNameOf } from "../../../runtime/app/tables";
import { defaults } from "../../../settings/defaults";
import { functionName } from "../apps/app";
import { account, accountId, type Deployed, region, roleName } from "../deployed";
import { unzip } from "../unzip";

/** The HTTP API and the functions behind it, as AWS's own APIs tell them. */
export function functionsReadBack(deployed: () => Deployed, manifest: Manifest): void {
  const { name: app, routes, cors, timeouts } = manifest;
  const keysOf = ({ method, path }: (typeof routes)[number]) => {
    if (path === "$default") return [path];
    return (method === "GET" ? ["GET", "HEAD"] : [method]).map((m) => `${m} ${path}`);
  };

  describe("the functions", () => {
    const gateway = () => new ApiGatewayV2Client(account(deployed()));
    const lambda = () => new LambdaClient(account(deployed()));

    async function onlyApi() {
      const { Items = [] } = await gateway().send(new GetApisCommand());
      expect(Items).toHaveLength(1);
      const [api] = Items;
      if (!api?.ApiId) throw new Error("The API has no id.");
      return { ...api, ApiId: api.ApiId };
    }

    test("the API has CORS where the app wants it, limits, a log, and is the one of the output", async () => {
      const api = await onlyApi();
      expect(deployed().outputs.FunctionsURL).toBe(api.ApiEndpoint);
      expect(api).toMatchObject({
        ProtocolType: "HTTP",
      });
      expect(api.CorsConfiguration?.AllowOrigins).toEqual(cors?.allowOrigins);
      expect(api.CorsConfiguration?.MaxAge).toEqual(cors?.maxAgeSeconds);
      const query = { ApiId: api.ApiId, StageName: "$default" };
      expect(await gateway().send(new GetStageCommand(query))).toMatchObject({
        AutoDeploy: true,
        DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
        AccessLogSettings: {
          DestinationArn: expect.stringContaining(
            `log-group:/aws/vendedlogs/apigateway/${app}-functions`,
          ),
        },
      });
    });

    test("each row of the routes, and HEAD beside GET, leads to its own function", async () => {
      const { ApiId } = await onlyApi();
      const { Items = [] } = await gateway().send(new GetRoutesCommand({ ApiId }));
      const reached = await Promise.all(
        Items.map(async ({ RouteKey, Target }) => {
          const IntegrationId = Target?.split("/")[1];
          const query = new GetIntegrationCommand({ ApiId, IntegrationId });
          const { IntegrationUri = "", PayloadFormatVersion } = await gateway().send(query);
          expect(PayloadFormatVersion).toBe("2.0");
          return [RouteKey, /function:([\w-]+:\w+)\/invocations/.exec(IntegrationUri)?.[1]];
        }),
      );
      const expected = routes.flatMap((route) =>
        keysOf(route).map((key) => [key, `${functionName(manifest, route.name)}:live`]),
      );
      expect(reached.sort()).toEqual(expected.sort());
    });

    describe.each(routes)("$name", (route) => {
      const FunctionName = functionName(manifest, route.name);

      test("is configured, and its alias is at its newest version", async () => {
        const alias = await lambda().send(new GetAliasCommand({ FunctionName, Name: "live" }));
        const query = new GetFunctionCommand({ FunctionName, Qualifier: alias.FunctionVersion });
        const { Configuration } = await lambda().send(query);
        expect(Configuration).toMatchObject({
          Runtime: "nodejs22.x",
          Handler: "index.handler",
          MemorySize: defaults.functionMemory,
          Timeout: timeouts.function / 1_000,
          Version: "1",
          Role: `arn:aws:iam::${accountId}:role/${roleName(FunctionName)}`,
          Environment: { Variables: tableVariables(manifest, (id) => tableNameOf(app, id)) },
          LoggingConfig: { LogFormat: "Text", LogGroup: `/aws/lambda/${FunctionName}` },
        });
      });

      test("may be called by this API for its own route alone", async () => {
        const { ApiId } = await onlyApi();
        const query = { FunctionName, Qualifier: "live" };
        const { Policy = "" } = await lambda().send(new GetPolicyCommand(query));
        const sources = JSON.parse(Policy).Statement.map(
          (statement: { Condition: { ArnLike: Record<string, string> } }) =>
            statement.Condition.ArnLike["AWS:SourceArn"],
        );
        const arn = `arn:aws:execute-api:${region}:${accountId}:${ApiId}/*`;
        expect(sources.sort()).toEqual(
          keysOf(route).map((key) => `${arn}/${key.replace("ANY ", "*").replace(" ", "")}`),
        );
      });
    });

    test("each has the one zip, which holds what was built", async () => {
      const names = routes.map(({ name }) => functionName(manifest, name));
      const hashes = names.map(async (FunctionName) => {
        const query = new GetFunctionCommand({ FunctionName, Qualifier: "live" });
        return (await lambda().send(query)).Configuration?.CodeSha256;
      });
      expect(new Set(await Promise.all(hashes)).size).toBe(1);
      const unpacked = await codeOf(deployed(), names[0] ?? "");
      expect(contents(unpacked)).toEqual(contents(await deployed().deployment.built("functions")));
      rmSync(unpacked, { recursive: true });
    });
  });
}

/** Fetches a function's zip as the account holds it, and unpacks it into a new folder. */
export async function codeOf(deployed: Deployed, FunctionName: string): Promise<string> {
  const client = new LambdaClient(account(deployed));
  const { Code } = await client.send(new GetFunctionCommand({ FunctionName, Qualifier: "live" }));
  const answer = await fetch(Code?.Location ?? "");
  return unzip(new Uint8Array(await answer.arrayBuffer()));
}

const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), "base64")]),
  );
