import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CloudFrontClient,
  GetDistributionConfigCommand,
  ListDistributionsCommand,
} from "@aws-sdk/client-cloudfront";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  GetFunctionConfigurationCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  LambdaClient,
} from "@aws-sdk/client-lambda";
import { App } from "cdktf";
import { takeSecrets } from "../../runtime/adapter/take-secrets";
import { sha256 } from "../../runtime/app/environment";
import { describeWith, moto, terraform } from "../support/tools";
import { account } from "./deployed";
import { type Emulator, startEmulator } from "./emulator";
import { runningService } from "./groups/containers";
import { Applied } from "./options/applied";
import { type Existing, existing, password, writeKey } from "./options/existing";
import { declareAll } from "./options/stack";

describeWith([terraform, moto], "every option of the constructs, applied", () => {
  const folder = mkdtempSync(join(tmpdir(), "options-"));
  let emulator: Emulator;
  let there: Existing;
  let applied: Applied;

  beforeAll(async () => {
    emulator = await startEmulator();
    there = await existing(account({ emulator }));
    const app = new App({ outdir: join(folder, "out"), stackTraces: false });
    declareAll(app, emulator.url, there, folder);
    app.synth();
    applied = new Applied(join(folder, "out/stacks/options"), folder);
    await applied.apply();
  });

  afterAll(async () => {
    await emulator?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("is as it was declared", async () => {
    expect(await applied.planned()).toEqual([]);
  });

  test("of a key and a secret nothing stands in what is deployed, or in the state", () => {
    const state = readFileSync(join(folder, "out/stacks/options/terraform.tfstate"), "utf8");
    expect(state).toContain(there.parameter);
    expect(state).not.toContain(writeKey);
    expect(state).not.toContain(password);
  });

  test("a function's adapter finds them by what the function is told, and keeps only the key's hash", async () => {
    const lambda = new LambdaClient(account({ emulator }));
    const query = { FunctionName: "api-list", Qualifier: "live" };
    const { Environment, VpcConfig } = await lambda.send(
      new GetFunctionConfigurationCommand(query),
    );
    expect(VpcConfig?.SubnetIds).toEqual(expect.arrayContaining([...there.subnetIds]));
    const env: Record<string, string | undefined> = {
      ...Environment?.Variables,
      HASHED_KEYS: "WRITE_KEY",
      AWS_ENDPOINT_URL: emulator.url,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
    };
    await takeSecrets(env);
    expect(env).toMatchObject({ DB: password, WRITE_KEY_SHA256: sha256(writeKey) });
    expect(env).not.toHaveProperty("WRITE_KEY");
  });

  test("everybody may call a function's URL, and invoke it in no other way", async () => {
    const lambda = new LambdaClient(account({ emulator }));
    const live = { FunctionName: "at-url", Qualifier: "live" };
    const { FunctionUrl, AuthType, Cors } = await lambda.send(
      new GetFunctionUrlConfigCommand(live),
    );
    expect([FunctionUrl, AuthType]).toEqual([expect.stringMatching(/^https:\/\//), "NONE"]);
    expect(Cors).toMatchObject({ AllowMethods: ["GET"], MaxAge: 600 });
    const { Policy = "" } = await lambda.send(new GetPolicyCommand(live));
    const { Statement } = JSON.parse(Policy) as { Statement: readonly object[] };
    expect(Statement).toHaveLength(2);
    expect(Statement).toContainEqual(
      expect.objectContaining({
        Action: "lambda:InvokeFunctionUrl",
        Condition: { StringEquals: { "lambda:FunctionUrlAuthType": "NONE" } },
      }),
    );
    expect(Statement).toContainEqual(
      expect.objectContaining({
        Action: "lambda:InvokeFunction",
        Condition: { Bool: { "lambda:InvokedViaFunctionUrl": "true" } },
      }),
    );
  });

  test("three services stand behind one load balancer, each with a rule of its own", async () => {
    const balancers = new ElasticLoadBalancingV2Client(account({ emulator }));
    const { LoadBalancers = [] } = await balancers.send(new DescribeLoadBalancersCommand());
    expect(LoadBalancers.map(({ LoadBalancerName, Scheme }) => [LoadBalancerName, Scheme])).toEqual(
      expect.arrayContaining([
        ["first", "internet-facing"],
        ["hidden-private", "internal"],
      ]),
    );
    expect(LoadBalancers).toHaveLength(2);
    const shared = LoadBalancers.find(({ LoadBalancerName }) => LoadBalancerName === "first");
    const { Listeners = [] } = await balancers.send(
      new DescribeListenersCommand({ LoadBalancerArn: shared?.LoadBalancerArn }),
    );
    const { Rules = [] } = await balancers.send(
      new DescribeRulesCommand({ ListenerArn: Listeners[0]?.ListenerArn }),
    );
    const priorities = Rules.map(({ Priority }) => Priority).sort();
    expect(priorities).toHaveLength(3);
    expect(priorities).toEqual(expect.arrayContaining(["7", "default"]));
  });

  test("a task has its secrets by ARN and its sidecar, and may be looked into", async () => {
    const { service, taskDefinition } = await runningService({ emulator }, "first", there.cluster);
    expect(service.enableExecuteCommand).toBe(true);
    expect(taskDefinition.containerDefinitions).toMatchObject([
      {
        name: "app",
        secrets: [
          { name: "DB", valueFrom: `${there.secret}:password::` },
          { name: "WRITE_KEY", valueFrom: there.parameter },
        ],
      },
      { name: "traces", essential: false },
    ]);
    const hidden = await runningService({ emulator }, "hidden");
    expect(hidden.service.capacityProviderStrategy).toEqual([
      { base: 1, capacityProvider: "FARGATE", weight: 50 },
      expect.objectContaining({ capacityProvider: "FARGATE_SPOT", weight: 50 }),
    ]);
  });

  test("CloudFront comes to the one that is private by its VPC origin", async () => {
    const cloudfront = new CloudFrontClient(account({ emulator }));
    const { DistributionList } = await cloudfront.send(new ListDistributionsCommand());
    const { DistributionConfig } = await cloudfront.send(
      new GetDistributionConfigCommand({ Id: DistributionList?.Items?.[0]?.Id }),
    );
    const origin = DistributionConfig?.Origins?.Items?.find(({ Id }) => Id === "hidden");
    expect(origin?.VpcOriginConfig?.VpcOriginId).toMatch(/^vo_/);
  });
});
