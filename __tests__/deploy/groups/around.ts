import {
  CloudFrontClient,
  GetDistributionConfigCommand,
  ListDistributionsCommand,
} from "@aws-sdk/client-cloudfront";
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  ListDashboardsCommand,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import { table } from "../../../runtime/table";
import { account, type Deployed } from "../deployed";

/** What stands around both backends: table, site, logs and alarms, as AWS's own APIs tell them. */
export function restReadBack(deployed: () => Deployed): void {
  test("the table has its index and its maxima, and is paid by request", async () => {
    const client = new DynamoDBClient(account(deployed()));
    const query = new DescribeTableCommand({
      TableName: deployed().outputs.TableName,
    });
    const { feed } = table.indexes;
    const maxima = { MaxReadRequestUnits: 1000, MaxWriteRequestUnits: 100 };
    expect((await client.send(query)).Table).toMatchObject({
      BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
      KeySchema: [{ AttributeName: table.partitionKey.name, KeyType: "HASH" }],
      OnDemandThroughput: maxima,
      DeletionProtectionEnabled: false,
      SSEDescription: { Status: "ENABLED" },
      GlobalSecondaryIndexes: [
        {
          IndexName: "feed",
          KeySchema: [
            { AttributeName: feed.partitionKey.name, KeyType: "HASH" },
            { AttributeName: feed.sortKey.name, KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "ALL" },
          OnDemandThroughput: maxima,
        },
      ],
    });
  });

  test("the bucket holds the page, and a urls.js that names both backends", async () => {
    const s3 = new S3Client(account(deployed()));
    const { Buckets = [] } = await s3.send(new ListBucketsCommand());
    expect(Buckets).toHaveLength(1);
    const Bucket = Buckets[0]?.Name;
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents.map(({ Key }) => Key)).toEqual(
      expect.arrayContaining(["index.html", "page.js", "urls.js"]),
    );
    const { Body, ContentType } = await s3.send(new GetObjectCommand({ Bucket, Key: "urls.js" }));
    expect(ContentType).toMatch(/^text\/javascript/);
    const script = await Body?.transformToString();
    const urls: { OutputKey: string; OutputValue: string }[] = new Function(
      `${script}; return urls;`,
    )();
    expect(urls.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])).toEqual([
      ["FunctionsURL", "/functions"],
      ["ContainersURL", "/containers"],
    ]);
  });

  test("the distribution has the page and both backends as its origins", async () => {
    const { outputs } = deployed();
    const client = new CloudFrontClient(account(deployed()));
    const { DistributionList } = await client.send(new ListDistributionsCommand());
    expect(DistributionList?.Items).toHaveLength(1);
    const [distribution] = DistributionList?.Items ?? [];
    expect(outputs.SiteURL).toBe(`https://${distribution?.DomainName}`);
    const query = new GetDistributionConfigCommand({ Id: distribution?.Id });
    const { DistributionConfig: config } = await client.send(query);
    const origins = config?.Origins?.Items ?? [];
    expect(origins.map(({ Id, DomainName }) => [Id, DomainName])).toEqual(
      expect.arrayContaining([
        ["site", expect.stringMatching(/^blog-site-.*\.s3\./)],
        ["functions", outputs.FunctionsURL?.replace("https://", "")],
        ["containers", outputs.ContainersURL?.replace("http://", "")],
      ]),
    );
    expect(origins).toHaveLength(3);
    const paths = config?.CacheBehaviors?.Items?.map(({ PathPattern }) => PathPattern);
    expect(paths?.sort()).toEqual(["/containers/*", "/functions/*"]);
  });

  test("every log is kept for a week", async () => {
    const client = new CloudWatchLogsClient(account(deployed()));
    const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand());
    expect(logGroups.length).toBeGreaterThanOrEqual(6);
    expect(logGroups.filter(({ retentionInDays }) => retentionInDays !== 7)).toEqual([]);
  });

  test("alarms and a dashboard watch both backends", async () => {
    const client = new CloudWatchClient(account(deployed()));
    const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand());
    // Scaling makes alarms of its own.
    const own = MetricAlarms.filter(({ AlarmName }) => AlarmName?.startsWith("blog-"));
    expect(own.map(({ AlarmName }) => AlarmName).sort()).toEqual([
      "blog-containers-errors",
      "blog-containers-p99",
      "blog-containers-unhealthy",
      "blog-functions-errors",
      "blog-functions-p99",
      "blog-functions-throttles",
      "blog-table-throttles",
    ]);
    const { DashboardEntries } = await client.send(new ListDashboardsCommand());
    expect(DashboardEntries).toMatchObject([{ DashboardName: "blog" }]);
  });
}
