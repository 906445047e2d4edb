/** The CDKTF app: one table, two backends, one page. `synth.js` builds what it deploys, and runs it. */
import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Annotations, App, type AppConfig, TerraformOutput, type TerraformStack } from "cdktf";
import { toUrlsScript } from "./build/urls";
import { type AwsProps, aws, keepState } from "./modules/aws";
import { DynamoTable } from "./modules/dynamo";
import { FargateAlb } from "./modules/fargate-alb";
import { LambdaApi } from "./modules/lambda-api";
import { Network } from "./modules/network";
import { Observability } from "./modules/observability";
import { ReadableStack } from "./modules/stack";
import { StaticSite } from "./modules/static-site";
import { cors } from "./runtime/cors";
import { type Operation, type Route, routes } from "./runtime/routes";
import { table } from "./runtime/table";
import { timeouts } from "./runtime/timeouts";
import { readSettings, type Settings } from "./settings";

/** What is deployed: folders that the build has filled. */
export interface Folders {
  readonly functions: string;
  readonly containers: string;
  readonly dockerfile: string;
  readonly page: string;
}

export const built: Folders = {
  functions: "dist/functions",
  containers: "dist/containers",
  dockerfile: "docker/Dockerfile",
  page: "html",
};

export function declareStack(app: App, settings: Settings, folders: Folders): ReadableStack {
  const { name, logRetentionDays, deletionProtection, architecture } = settings;
  const stack = new ReadableStack(app, name);
  const account = {
    ...settings,
    tags: { Project: name, Profile: settings.profile, ...settings.tags },
  };
  aws(stack, account);
  keepState(stack, settings.stateBucket, account);
  const domain = ownDomain(stack, account, settings.domain);

  const network = new Network(stack, "network", { name, egress: settings.egress });

  const posts = new DynamoTable(stack, "posts", {
    name: `${name}-posts`,
    schema: table,
    maximum: settings.tableMaximum,
    deletionProtection,
  });

  const environment = {
    TABLE_NAME: posts.table.name,
    ...(settings.writeKeySha256 && { BLOG_WRITE_KEY_SHA256: settings.writeKeySha256 }),
  };

  const functions = new LambdaApi<Route>(stack, "functions", {
    name: `${name}-functions`,
    code: { folder: folders.functions, handler: "index.handler" },
    routes,
    cors,
    environment,
    grants: (role, rows) => posts.grant(role, used(rows)),
    functions: settings.functions,
    memory: settings.functionMemory,
    architecture,
    throttle: settings.throttle,
    tracing: settings.tracing,
    appTimeouts: [
      { name: "a database call", seconds: timeouts.call / 1_000 },
      { name: "a request", seconds: timeouts.request / 1_000 },
    ],
    logRetentionDays,
    domain: domain?.under("functions"),
  });

  const containers = new FargateAlb(stack, "containers", {
    name: `${name}-containers`,
    image: imageOf(settings, folders),
    network,
    environment,
    grants: (role) => posts.grant(role, used(routes)),
    cpu: settings.containerCpu,
    memory: settings.containerMemory,
    architecture,
    minTasks: settings.minTasks,
    maxTasks: settings.maxTasks,
    keepAliveSeconds: timeouts.keepAlive / 1_000,
    finishSeconds: timeouts.finish / 1_000,
    logRetentionDays,
    deletionProtection,
    domain: domain?.under("containers"),
  });

  const site = new StaticSite(stack, "site", {
    name: `${name}-site`,
    folder: folders.page,
    files: { "urls.js": siteUrls },
    apis: {
      functions: { host: functions.host, protocol: "https" },
      containers: { host: containers.host, protocol: settings.domain ? "https" : "http" },
    },
    deletionProtection,
    domain: domain?.site,
  });

  new Observability(stack, "observability", {
    name,
    functions,
    containers,
    table: posts,
    coldStartPattern: "{ $.cold IS TRUE }",
    alarmEmail: settings.alarmEmail,
  });

  if (!settings.writeKeySha256) {
    Annotations.of(stack).addWarning("Anybody may write and delete posts: set BLOG_WRITE_KEY.");
  }
  new TerraformOutput(stack, "FunctionsURL", { value: functions.url });
  new TerraformOutput(stack, "ContainersURL", { value: containers.url });
  new TerraformOutput(stack, "SiteURL", { value: site.url });
  new TerraformOutput(stack, "TableName", { value: posts.table.name });
  return stack;
}

const used = (rows: readonly Route[]): Operation[] => rows.flatMap(({ uses }) => uses);

/** The image that is set, or one that the deploy builds. */
function imageOf({ containerImage, baseImage }: Settings, { containers, dockerfile }: Folders) {
  if (containerImage) return { uri: containerImage };
  const buildArgs = baseImage && { buildArgs: { BASE_IMAGE: baseImage } };
  return { folder: containers, dockerfile, ...buildArgs };
}

/** What the page finds beside itself: both backends on its own origin. */
const siteUrls = toUrlsScript([
  { OutputKey: "FunctionsURL", OutputValue: "/functions", Description: "API Gateway and Lambda" },
  { OutputKey: "ContainersURL", OutputValue: "/containers", Description: "ALB and Fargate" },
]);

/** The names under a domain of one's own, where there is one. */
function ownDomain(stack: TerraformStack, account: AwsProps, domain: Settings["domain"]) {
  if (!domain) return;
  const { zoneId } = new DataAwsRoute53Zone(stack, "zone", { name: domain.zone });
  const usEast1 = aws(stack, { ...account, region: "us-east-1" }, "us-east-1");
  return {
    site: { name: domain.name, zoneId, usEast1 },
    under: (part: string) => ({ name: `${part}.${domain.name}`, zoneId }),
  };
}

/** Without stack traces, which would write this machine's folders into what is synthesized. */
export const newApp = (config: AppConfig = {}) => new App({ stackTraces: false, ...config });

/** Writes the Terraform file for these settings; the bundles must be built. */
export function synthesize(env: Readonly<Record<string, string | undefined>>): void {
  const app = newApp();
  declareStack(app, readSettings(env, app.node.getAllContext()), built);
  app.synth();
}
