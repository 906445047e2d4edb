import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateClusterCommand, ECSClient } from "@aws-sdk/client-ecs";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { account } from "../deployed";

/** What a team has before it takes the constructs: made by AWS's own APIs, and by no Terraform. */
export interface Existing {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly cluster: string;
  readonly bucket: string;
  readonly parameter: string;
  readonly secret: string;
  readonly webAcl: string;
}

export const password = "a-password-that-stands-nowhere";
export const writeKey = "a-key-that-is-kept-elsewhere-0";

export async function existing(as: ReturnType<typeof account>): Promise<Existing> {
  const { Subnets = [] } = await new EC2Client(as).send(new DescribeSubnetsCommand());
  const cluster = "of-the-team";
  await new ECSClient(as).send(new CreateClusterCommand({ clusterName: cluster }));
  const bucket = "logs-of-the-team";
  await new S3Client(as).send(
    new CreateBucketCommand({
      Bucket: bucket,
      CreateBucketConfiguration: { LocationConstraint: "eu-central-1" },
    }),
  );
  const ask = (service: string, target: string, query: object) => call(as, service, target, query);
  await ask("ssm", "AmazonSSM.PutParameter", {
    Name: "/team/key",
    Value: writeKey,
    Type: "SecureString",
  });
  const { ARN } = await ask("secretsmanager", "secretsmanager.CreateSecret", {
    Name: "team/db",
    SecretString: JSON.stringify({ password }),
    ClientRequestToken: "0".repeat(32),
  });
  const acl = await ask("wafv2", "AWSWAF_20190729.CreateWebACL", {
    Name: "team",
    Scope: "REGIONAL",
    DefaultAction: { Allow: {} },
    VisibilityConfig: {
      SampledRequestsEnabled: false,
      CloudWatchMetricsEnabled: false,
      MetricName: "team",
    },
    Rules: [],
  });
  return {
    vpcId: Subnets[0]?.VpcId ?? "",
    subnetIds: Subnets.slice(0, 2).map(({ SubnetId = "" }) => SubnetId),
    cluster,
    bucket,
    parameter: `arn:aws:ssm:${as.region}:123456789012:parameter/team/key`,
    secret: String(ARN),
    webAcl: String((acl.Summary as { ARN?: string }).ARN),
  };
}

/** One call of a service for which the project has no client. */
async function call(
  { endpoint, region }: ReturnType<typeof account>,
  service: string,
  target: string,
  query: object,
): Promise<Record<string, unknown>> {
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": target,
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(query),
  });
  if (!answer.ok) throw new Error(`${target}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}
