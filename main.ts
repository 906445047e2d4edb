/** The CDKTF app: an app's tables, two backends, one page. `synth.js` builds what it deploys, and runs it. */
import { join } from "node:path";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Annotations, App, type AppConfig, TerraformOutput } from "cdktf";
import { type Folders, foldersOf } from "./build/app/deployed-folders";
import { keepLock } from "./build/keep-lock";
import { projectFolder } from "./build/project";
import { pageApp, toUrlsScript } from "./build/urls";
import { aws, keepState } from "./modules/aws";
import { DynamoTable } from "./modules/dynamo";
import { FargateAlb } from "./modules/fargate-alb";
import { LambdaApi } from "./modules/lambda-api";
import { literal, literals } from "./modules/literal";
import { Network } from "./modules/network";
import { Observability } from "./modules/observability";
import { ownDomain } from "./modules/own-domain";
import { ReadableStack } from "./modules/stack";
import { StaticSite } from "./modules/static-site";
import type { Manifest, Route } from "./runtime/app";
import { keyVariables, tableVariables } from "./runtime/app/environment";
import { HEALTH_PORT, KEEP_ALIVE_MS } from "./runtime/app/limits";
import { tableNameOf, unionOf } from "./runtime/app/tables";
import { readSettings, type Settings } from "./settings";
import { imageOf } from "./settings/image";
import { refuseOldState } from "./settings/old-state";
import { warnings } from "./settings/warnings";

export function declareStack(
  app: App,
  settings: Settings,
  manifest: Manifest,
  folders: Folders,
): ReadableStack {
  const { name, logRetentionDays, deletionProtection, architecture } = settings;
  const { routes, cors, timeouts } = manifest;
  const stack = new ReadableStack(app, name);
  const account = {
    ...settings,
    tags: { Project: name, Profile: settings.profile, ...settings.tags },
  };
  aws(stack, account);
  keepState(stack, settings.stateBucket, account);
  const domain = ownDomain(stack, account, settings.domain);

  const network = new Network(stack, "network", { name, egress: settings.egress });

  const tables = new Map<string, DynamoTable>();
  for (const [id, schema] of Object.entries(manifest.tables)) {
    const table = new DynamoTable(stack, tableId(id), {
      name: tableNameOf(name, id),
      schema,
      maximum: settings.tableMaximum,
      deletionProtection,
    });
    tables.set(id, table);
  }

  const environment = {
    ...tableVariables(manifest, (id) => tables.get(id)?.table.name ?? ""),
    ...literals({ ...manifest.environment.values, ...settings.passed }),
    ...keyVariables(settings.keySha256, settings.keptKeys),
  };
  const grants = (role: IamRole, rows: readonly Route[]) => {
    const uses = unionOf(rows.map((row) => row.uses));
    for (const [id, table] of tables) table.grant(role, uses[id] ?? []);
  };

  const functions = new LambdaApi<Route>(stack, "functions", {
    name: `${name}-functions`,
    code: { folder: folders.functions, handler: "index.handler" },
    routes,
    ...(cors && { cors }),
    environment,
    secrets: settings.secrets,
    grants,
    functions: settings.functions,
    memory: settings.functionMemory,
    architecture,
    throttle: settings.throttle,
    tracing: settings.tracing,
    timeoutSeconds: timeouts.function / 1_000,
    appTimeouts: [
      ...rung("a call to another service", timeouts.call),
      ...rung("a request", timeouts.request),
    ],
    logRetentionDays,
    domain: domain?.under("functions"),
  });

  const containers = new FargateAlb(stack, "containers", {
    name: `${name}-containers`,
    image: imageOf(settings, folders),
    network,
    ingress: settings.ingress,
    environment,
    secrets: settings.secrets,
    grants: (role) => grants(role, routes),
    healthCheck: { path: manifest.healthPath, port: HEALTH_PORT },
    cpu: settings.containerCpu,
    memory: settings.containerMemory,
    architecture,
    minTasks: settings.minTasks,
    maxTasks: settings.maxTasks,
    keepAliveSeconds: KEEP_ALIVE_MS / 1_000,
    finishSeconds: timeouts.finish / 1_000,
    logRetentionDays,
    deletionProtection,
    domain: settings.ingress === "private" ? undefined : domain?.under("containers"),
  });

  const apis = { functions, containers };
  const site = new StaticSite(stack, "site", {
    name: `${name}-site`,
    folder: folders.page,
    files: { "urls.js": literal(toUrlsScript(siteUrls, pageApp(manifest))) },
    apis: {
      functions: { host: functions.host, protocol: "https", ready: functions.ready },
      containers: {
        host: containers.host,
        vpcOriginId: containers.vpcOriginId,
        protocol: settings.domain ? "https" : "http",
        ready: containers.ready,
      },
    },
    deletionProtection,
    domain: domain?.site,
  });
  containers.redirectAfter(site.distribution);

  new Observability(stack, "observability", {
    name,
    functions,
    containers,
    tables: [...tables.values()],
    coldStartPattern: "{ $.cold IS TRUE }",
    alarmEmail: settings.alarmEmail,
  });

  for (const text of warnings(settings, manifest)) Annotations.of(stack).addWarning(text);
  // Where the distribution alone reaches what it asks, its address is that of both doors: who compares
  // them goes alike.
  const direct = settings.ingress === "public";
  const urlOf = (door: keyof typeof apis) => (direct ? apis[door].url : `${site.url}/${door}`);
  new TerraformOutput(stack, "FunctionsURL", { value: urlOf("functions") });
  new TerraformOutput(stack, "ContainersURL", { value: urlOf("containers") });
  new TerraformOutput(stack, "SiteURL", { value: site.url });
  for (const [id, { table }] of tables) {
    const output = tables.size === 1 ? "TableName" : `${capital(id)}TableName`;
    new TerraformOutput(stack, output, { value: table.name });
  }
  return stack;
}

/** What a table would have the Terraform address of, were it called so. */
const taken = /^(aws|backend|zone|network|functions|containers|site|observability)$/;
const tableId = (id: string) => (taken.test(id) ? `${id}Table` : id);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A timeout of the app, where it states one. */
const rung = (name: string, ms: number | undefined) =>
  ms === undefined ? [] : [{ name, seconds: ms / 1_000 }];

/** What the page finds beside itself: both backends on its own origin. */
const siteUrls = [
  { OutputKey: "FunctionsURL", OutputValue: "/functions", Description: "API Gateway and Lambda" },
  { OutputKey: "ContainersURL", OutputValue: "/containers", Description: "ALB and Fargate" },
] as const;

/** Without stack traces, which would write this machine's folders into what is synthesized. */
export const newApp = (config: AppConfig = {}) => new App({ stackTraces: false, ...config });

/**
 * Writes the Terraform file for an app under these settings; its bundles must be built.
 *
 * @param env what the settings are read from, beside cdktf.json
 */
export function synthesize(
  env: Readonly<Record<string, string | undefined>>,
  { manifest, output }: { readonly manifest: Manifest; readonly output: string },
): void {
  const app = newApp();
  const settings = readSettings(env, app.node.getAllContext(), manifest);
  if (!settings.stateBucket) refuseOldState(projectFolder, settings.name, settings.region);
  const stack = declareStack(app, settings, manifest, foldersOf(output));
  app.synth();
  keepLock(projectFolder, join(app.outdir, app.manifest.forStack(stack).workingDirectory));
}
