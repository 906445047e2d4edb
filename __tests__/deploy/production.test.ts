import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { describeWith, moto, terraform } from "../support/tools";
import { account, accountId, region } from "./deployed";
import { Deployment } from "./deployment";
import { type Emulator, startEmulator } from "./emulator";
import { expectOrder } from "./order";

const settings = {
  PROFILE: "production",
  AWS_REGION: region,
  DOMAIN: "blog.example.com",
  ZONE: "example.com",
  BLOG_WRITE_KEY: "a-key-for-these-tests-alone",
  ALARM_EMAIL: "ops@example.com",
  STATE_BUCKET: "state-of-the-blog",
  // The image has a suite of its own.
  CONTAINER_IMAGE: `${accountId}.dkr.ecr.${region}.amazonaws.com/blog:1`,
};

const { AWS_REGION, STATE_BUCKET, CONTAINER_IMAGE } = settings;

describeWith([terraform, moto], "the production profile, after the demo", () => {
  let emulator: Emulator;
  let deployment: Deployment;
  let changes: readonly string[];

  beforeAll(async () => {
    emulator = await startEmulator();
    const route53 = new Route53Client(account({ emulator }));
    const zone = { Name: settings.ZONE, CallerReference: "test" };
    await route53.send(new CreateHostedZoneCommand(zone));
    await new S3Client(account({ emulator })).send(
      new CreateBucketCommand({
        Bucket: settings.STATE_BUCKET,
        CreateBucketConfiguration: { LocationConstraint: region },
      }),
    );
    const demo = { AWS_REGION, STATE_BUCKET, CONTAINER_IMAGE };
    deployment = await Deployment.create(emulator.url, "blog", demo);
    await deployment.synth();
    await deployment.apply();
    deployment = deployment.with(settings);
    await deployment.synth();
    await emulator.changes();
    await deployment.apply();
    changes = await emulator.changes();
  });

  afterAll(async () => {
    await emulator?.close();
    await deployment?.remove();
  });

  test("is as it was declared, once it is applied", async () => {
    expect(await deployment.planned()).toEqual([]);
  });

  test("took no door away before the page had moved to the new one", () => {
    const siteMoves = /^PUT \/2020-05-31\/distribution\/\w+\/config$/;
    const serviceMoves = /^UpdateService$/;
    expectOrder(changes, /^CreateListener 443$/, siteMoves);
    expectOrder(changes, /^POST \/v2\/domainnames\/.+\/apimappings$/, siteMoves);
    expectOrder(changes, siteMoves, /^ModifyListener( 80)?$/);
    expectOrder(changes, /^CreateVpcEndpoint\b/, serviceMoves);
    expectOrder(changes, serviceMoves, /^RevokeSecurityGroupEgress sgr-/);
  });

  test("keeps its state in the bucket, and leaves no lock there", async () => {
    const s3 = new S3Client(account({ emulator }));
    const query = new ListObjectsV2Command({ Bucket: settings.STATE_BUCKET });
    const { Contents = [] } = await s3.send(query);
    expect(Contents.map(({ Key }) => Key)).toEqual([`terraform.blog.${region}.tfstate`]);
  });

  test("speaks TLS to the outside, and sends what comes without it there", async () => {
    const balancers = new ElasticLoadBalancingV2Client(account({ emulator }));
    const { LoadBalancers = [] } = await balancers.send(new DescribeLoadBalancersCommand());
    const LoadBalancerArn = LoadBalancers[0]?.LoadBalancerArn;
    const { Listeners } = await balancers.send(new DescribeListenersCommand({ LoadBalancerArn }));
    expect(Listeners).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ Port: 443, Protocol: "HTTPS" }),
        expect.objectContaining({
          Port: 80,
          DefaultActions: [expect.objectContaining({ Type: "redirect" })],
        }),
      ]),
    );
  });

  test("refuses to be destroyed while there is data, and loses none", async () => {
    const refused = deployment.terraform("destroy", "-auto-approve", "-input=false", "-no-color");
    const { code, output } = await refused;
    expect(code).not.toBe(0);
    expect(output).toMatch(/DeletionProtectionEnabled/);
    const database = new DynamoDBClient(account({ emulator }));
    const query = new DescribeTableCommand({ TableName: "blog-posts" });
    expect((await database.send(query)).Table).toMatchObject({
      TableStatus: "ACTIVE",
      DeletionProtectionEnabled: true,
    });
  });
});
