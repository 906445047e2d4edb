import { ApiGatewayV2Client, GetApisCommand } from "@aws-sdk/client-apigatewayv2";
import { CloudFrontClient, ListDistributionsCommand } from "@aws-sdk/client-cloudfront";
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  ListDashboardsCommand,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { DescribeRepositoriesCommand, ECRClient } from "@aws-sdk/client-ecr";
import { DescribeClustersCommand, ECSClient, ListClustersCommand } from "@aws-sdk/client-ecs";
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { account, type Deployed } from "../deployed";

/** All that costs money or can be called, by what it is. */
export async function whatIsThere(deployed: Pick<Deployed, "emulator">) {
  const as = account(deployed);
  const ec2 = new EC2Client(as);
  const cloudwatch = new CloudWatchClient(as);
  const balancers = new ElasticLoadBalancingV2Client(as);
  const vpcs = await ec2.send(new DescribeVpcsCommand());
  const ecs = new ECSClient(as);
  const { clusterArns } = await ecs.send(new ListClustersCommand());
  const query = new DescribeClustersCommand({ clusters: clusterArns });
  const { clusters } = await ecs.send(query);
  const nats = await ec2.send(new DescribeNatGatewaysCommand());
  const endpoints = await ec2.send(new DescribeVpcEndpointsCommand());
  const roles = await new IAMClient(as).send(new ListRolesCommand());
  const distributions = await new CloudFrontClient(as).send(new ListDistributionsCommand());
  const logs = await new CloudWatchLogsClient(as).send(new DescribeLogGroupsCommand());
  return {
    apis: (await new ApiGatewayV2Client(as).send(new GetApisCommand())).Items,
    functions: (await new LambdaClient(as).send(new ListFunctionsCommand())).Functions,
    clusters: clusters?.filter(({ status }) => status !== "INACTIVE"),
    balancers: (await balancers.send(new DescribeLoadBalancersCommand())).LoadBalancers,
    targets: (await balancers.send(new DescribeTargetGroupsCommand())).TargetGroups,
    repositories: (await new ECRClient(as).send(new DescribeRepositoriesCommand())).repositories,
    tables: (await new DynamoDBClient(as).send(new ListTablesCommand())).TableNames,
    buckets: (await new S3Client(as).send(new ListBucketsCommand())).Buckets,
    distributions: distributions.DistributionList?.Items,
    // Every account has one VPC from the start, and AWS's own roles.
    vpcs: vpcs.Vpcs?.filter(({ IsDefault }) => !IsDefault),
    roles: roles.Roles?.filter(({ Path }) => !Path?.startsWith("/aws-")),
    // What has ended can be seen for a while.
    nats: nats.NatGateways?.filter(({ State }) => State !== "deleted"),
    addresses: (await ec2.send(new DescribeAddressesCommand())).Addresses,
    endpoints: endpoints.VpcEndpoints?.filter(({ State }) => !/^deleted$/i.test(State ?? "")),
    alarms: (await cloudwatch.send(new DescribeAlarmsCommand())).MetricAlarms,
    dashboards: (await cloudwatch.send(new ListDashboardsCommand())).DashboardEntries,
    logs: logs.logGroups,
  };
}

export function destroyLeavesNothing(deployed: () => Deployed): void {
  test("cdktf destroy leaves nothing", async () => {
    const { deployment } = deployed();
    const counted = Object.entries(await whatIsThere(deployed()));
    const missing = counted.filter(([kind, found]) => !optional.test(kind) && !found?.length);
    // So that the check below is known to see each kind.
    expect(missing).toEqual([]);

    await deployment.cdktf("destroy", "--auto-approve", "--skip-provider-lock");

    const left = Object.entries(await whatIsThere(deployed()));
    expect(left.filter(([, found]) => found?.length)).toEqual([]);
    expect((await deployment.terraform("state", "list")).output.trim()).toBe("");
  });
}

/** Other settings than the ones that are destroyed have these. */
const optional = /^(nats|addresses)$/;
