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
import { pageApp } from "../../../build/urls";
import { defaults as constructs } from "../../../modules/defaults";
import type { Manifest, TableSchema } from "../../../runtime/app";
import { tableNameOf } from "../../../runtime/app/tables";
import { account, type Deployed, region } from "../deployed";

/** What stands around both backends: table, site, logs and alarms, as AWS's own APIs tell them. */
export function restReadBack(deployed: () => Deployed, manifest: Manifest): void {
  const { name: app, tables } = manifest;

  test.each(Object.entries(tables))(
    "the table %s has its indexes and its maxima, and is paid by request",
    async (id, schema) => {
      const client = new DynamoDBClient(account(deployed()));
      const query = new DescribeTableCommand({ TableName: tableNameOf(app, id) });
      const { reads, writes } = constructs.dynamoTable.maximum;
      const maxima = { MaxReadRequestUnits: reads, MaxWriteRequestUnits: writes };
      const { Table } = await client.send(query);
      // By AWS's own key, of which AWS says nothing.
      expect(Table?.SSEDescription?.Status ?? "DISABLED").toBe("DISABLED");
      expect(Table).toMatchObject({
        BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
        KeySchema: keySchema(schema),
        OnDemandThroughput: maxima,
        DeletionProtectionEnabled: false,
      });
      expect(Table?.GlobalSecondaryIndexes ?? []).toMatchObject(
        Object.entries(schema.indexes ?? {}).map(([IndexName, keys]) => ({
          IndexName,
          KeySchema: keySchema(keys),
          Projection: { ProjectionType: "ALL" },
          OnDemandThroughput: maxima,
        })),
      );
    },
  );

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
    const page: {
      urls: { OutputKey: string; OutputValue: string }[];
      app: unknown;
    } = new Function(`${script}; return { urls, app };`)();
    // What Terraform would read as a template has come through as it is.
    expect(page.app).toEqual(JSON.parse(JSON.stringify(pageApp(manifest))));
    expect(page.urls.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])).toEqual([
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
        ["site", expect.stringMatching(new RegExp(`^${app}-site-.*\\.s3\\.`))],
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
    // One of each function, of the API and of the service.
    expect(logGroups.length).toBeGreaterThanOrEqual(manifest.routes.length + 2);
    expect(logGroups.filter(({ retentionInDays }) => retentionInDays !== 7)).toEqual([]);
  });

  test("alarms and a dashboard watch both backends", async () => {
    const client = new CloudWatchClient(account(deployed()));
    const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand());
    // Scaling makes alarms of its own.
    const own = MetricAlarms.filter(({ AlarmName }) => AlarmName?.startsWith(`${app}-`));
    const names = own.map(({ AlarmName }) => AlarmName?.replace(`${app}-`, ""));
    expect(names).toEqual(
      expect.arrayContaining([
        ...["containers-errors", "containers-p99", "containers-unhealthy", "containers-down"],
        ...["functions-errors", "functions-p99", "functions-throttles"],
        ...(Object.keys(tables).length === 1
          ? ["table-throttles"]
          : Object.keys(tables).map((table) => `${table}-table-throttles`)),
      ]),
    );
    const metrics = own.map(
      (alarm) => alarm.Metrics?.filter(({ MetricStat }) => MetricStat).length,
    );
    expect(Math.max(...metrics.map(Number))).toBeLessThanOrEqual(10);
    const { DashboardEntries } = await client.send(new ListDashboardsCommand());
    expect(DashboardEntries).toMatchObject([{ DashboardName: `${app}-${region}` }]);
  });
}

const keySchema = ({ partitionKey, sortKey }: Pick<TableSchema, "partitionKey" | "sortKey">) => [
  { AttributeName: partitionKey.name, KeyType: "HASH" },
  ...(sortKey ? [{ AttributeName: sortKey.name, KeyType: "RANGE" }] : []),
];
