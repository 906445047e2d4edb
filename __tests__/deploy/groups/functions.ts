import { readdirSync, readFileSync, rmSync } from "node:fs";
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
import { cors } from "../../../runtime/cors";
import { routes } from "../../../runtime/routes";
import { account, accountId, type Deployed, region } from "../deployed";
import { unzip } from "../unzip";

export const functionName = (route: string) => `blog-functions-${route}`;

/** The HTTP API and the functions behind it, as AWS's own APIs tell them. */
export function functionsReadBack(deployed: () => Deployed): void {
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

    test("the API has CORS, limits, a log, and is the one of the output", async () => {
      const api = await onlyApi();
      expect(deployed().outputs.FunctionsURL).toBe(api.ApiEndpoint);
      expect(api).toMatchObject({
        ProtocolType: "HTTP",
        CorsConfiguration: {
          AllowOrigins: cors.allowOrigins,
          AllowHeaders: expect.arrayContaining([...cors.allowHeaders]),
          MaxAge: cors.maxAgeSeconds,
        },
      });
      const query = { ApiId: api.ApiId, StageName: "$default" };
      expect(await gateway().send(new GetStageCommand(query))).toMatchObject({
        AutoDeploy: true,
        DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
        AccessLogSettings: {
          DestinationArn: expect.stringContaining("log-group:/aws/apigateway/blog-functions"),
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
      const expected = routes.flatMap(({ name, method, path }) =>
        (method === "GET" ? ["GET", "HEAD"] : [method]).map((m) => [
          `${m} ${path}`,
          `${functionName(name)}:live`,
        ]),
      );
      expect(reached.sort()).toEqual(expected.sort());
    });

    describe.each(routes)("$name", ({ name, method, path }) => {
      test("is configured, and its alias is at its newest version", async () => {
        const FunctionName = functionName(name);
        const alias = await lambda().send(new GetAliasCommand({ FunctionName, Name: "live" }));
        const query = new GetFunctionCommand({ FunctionName, Qualifier: alias.FunctionVersion });
        const { Configuration } = await lambda().send(query);
        expect(Configuration).toMatchObject({
          Runtime: "nodejs22.x",
          Handler: "index.handler",
          MemorySize: 512,
          Timeout: 10,
          Version: "1",
          Role: `arn:aws:iam::${accountId}:role/${FunctionName}`,
          Environment: { Variables: { TABLE_NAME: deployed().outputs.TableName } },
          LoggingConfig: { LogFormat: "Text", LogGroup: `/aws/lambda/${FunctionName}` },
        });
      });

      test("may be called by this API for its own route alone", async () => {
        const { ApiId } = await onlyApi();
        const query = { FunctionName: functionName(name), Qualifier: "live" };
        const { Policy = "" } = await lambda().send(new GetPolicyCommand(query));
        const methods = method === "GET" ? ["GET", "HEAD"] : [method];
        const sources = JSON.parse(Policy).Statement.map(
          (statement: { Condition: { ArnLike: Record<string, string> } }) =>
            statement.Condition.ArnLike["AWS:SourceArn"],
        );
        const arn = `arn:aws:execute-api:${region}:${accountId}:${ApiId}/*`;
        expect(sources.sort()).toEqual(methods.map((m) => `${arn}/${m}${path}`));
      });
    });

    test("the zip of each holds what was built", async () => {
      const { folder } = deployed().deployment;
      for (const { name } of routes) {
        const unpacked = await codeOf(deployed(), functionName(name));
        expect(contents(unpacked)).toEqual(contents(join(folder, "dist", "functions")));
        rmSync(unpacked, { recursive: true });
      }
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
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
