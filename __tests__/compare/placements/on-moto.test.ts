import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListVersionsByFunctionCommand,
} from "@aws-sdk/client-lambda";
import { freshInstances } from "../../../compare/placements/fresh-instances";
import { freshTasks } from "../../../compare/placements/fresh-tasks";
import { type Emulator, startEmulator } from "../../deploy/emulator";
import { describeWith, moto } from "../../support/tools";

const name = "app-read";
const trust = '{"Version":"2012-10-17","Statement":[]}';
/** A zip with nothing in it. */
const zip = Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)]);

describeWith([moto], "on moto", () => {
  let aws: Emulator;
  let lambda: LambdaClient;
  let ecs: ECSClient;
  beforeAll(async () => {
    aws = await startEmulator();
    const credentials = { accessKeyId: "a", secretAccessKey: "b" };
    const at = { endpoint: aws.url, region: "eu-west-1", credentials };
    lambda = new LambdaClient(at);
    ecs = new ECSClient(at);
    const { Role } = await new IAMClient(at).send(
      new CreateRoleCommand({ RoleName: "app", AssumeRolePolicyDocument: trust }),
    );
    await lambda.send(
      new CreateFunctionCommand({
        ...{ FunctionName: name, Role: Role?.Arn, Handler: "index.handler", Publish: true },
        ...{ Runtime: "nodejs22.x", Description: "Reads", Code: { ZipFile: zip } },
      }),
    );
    await lambda.send(
      new CreateAliasCommand({ FunctionName: name, Name: "live", FunctionVersion: "1" }),
    );
  });
  afterAll(() => aws.close());

  test("a placement publishes a version and leads the alias there; afterwards all is as it was", async () => {
    const waiting = { pause: async () => {}, signal: new AbortController().signal };
    const instances = freshInstances(lambda, { functions: [name], alias: "live" }, waiting);
    const leads = async () =>
      (await lambda.send(new GetAliasCommand({ FunctionName: name, Name: "live" })))
        .FunctionVersion;
    const described = async () =>
      (await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }))).Description;
    await instances.renew(1);
    expect(await leads()).toBe("2");
    expect(await described()).toBe("Placement 1 of a comparison. Reads");
    await instances.renew(2);
    expect(await leads()).toBe("3");
    await instances.restore();
    expect(await leads()).toBe("1");
    expect(await described()).toBe("Reads");
    const { Versions = [] } = await lambda.send(
      new ListVersionsByFunctionCommand({ FunctionName: name }),
    );
    expect(Versions.map(({ Version }) => Version)).toEqual(["$LATEST", "1"]);
  });

  test("a service takes a forced deployment, and one that is not there is an error", async () => {
    await ecs.send(new CreateClusterCommand({ clusterName: "app" }));
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        ...{ family: "app", networkMode: "bridge" },
        containerDefinitions: [{ name: "app", image: "app", memory: 64 }],
      }),
    );
    await ecs.send(
      new CreateServiceCommand({
        ...{ cluster: "app", serviceName: "app", taskDefinition: "app", desiredCount: 1 },
      }),
    );
    const waiting = { pause: async () => {}, signal: new AbortController().signal };
    await freshTasks(ecs, { cluster: "app", service: "app" }, waiting);
    const gone = freshTasks(ecs, { cluster: "app", service: "other" }, waiting);
    await expect(gone).rejects.toMatchObject({ name: "ServiceNotFoundException" });
  });
});
