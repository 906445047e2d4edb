import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type App, LocalBackend } from "cdktf";
import { aws } from "../../../modules/aws";
import { FargateAlb } from "../../../modules/fargate-alb";
import { LambdaApi } from "../../../modules/lambda-api";
import { LambdaUrl } from "../../../modules/lambda-url";
import { Network } from "../../../modules/network";
import { ReadableStack } from "../../../modules/stack";
import { StaticSite } from "../../../modules/static-site";
import { region } from "../deployed";
import type { Existing } from "./existing";

const image = { uri: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop:1" };

/** Every option once, in as few constructs as can have them. */
export function declareAll(app: App, endpointUrl: string, there: Existing, folder: string): void {
  const stack = new ReadableStack(app, "options");
  // Terraform runs in the stack's folder.
  new LocalBackend(stack, { path: "terraform.tfstate" });
  aws(stack, { region, tags: {}, endpointUrl, hasCredentials: true });
  const network = { vpcId: there.vpcId, publicSubnetIds: there.subnetIds };
  const secrets = { WRITE_KEY: there.parameter, DB: `${there.secret}:password::` };

  const first = new FargateAlb(stack, "first", {
    image,
    network,
    cluster: there.cluster,
    secrets,
    exec: true,
    healthCheck: { path: "/up", intervalSeconds: 20, graceSeconds: 60 },
    accessLogs: { bucket: there.bucket, prefix: "first" },
    wafArn: there.webAcl,
    sidecars: [{ name: "traces", image: image.uri, port: 4318, secrets: { KEY: there.secret } }],
  });
  const listener = { arn: first.listener.arn };
  for (const name of ["second", "third"]) {
    const paths = [`/${name}`, `/${name}/*`];
    new FargateAlb(stack, name, {
      image,
      network,
      cluster: there.cluster,
      listener: { ...listener, paths, ...(name === "third" && { priority: 7 }) },
    });
  }

  const hidden = new FargateAlb(stack, "hidden", {
    image,
    network: new Network(stack, "network", { egress: "endpoints" }),
    ingress: "private",
    spotPercent: 50,
    secrets,
  });
  const page = join(folder, "page");
  const code = join(folder, "code");
  for (const [place, file] of [
    [page, "index.html"],
    [code, "index.mjs"],
  ] as const) {
    mkdirSync(place);
    writeFileSync(join(place, file), "export const handler = async () => 'hello';\n");
  }
  new StaticSite(stack, "site", {
    folder: page,
    apis: { hidden: { ...hidden, host: hidden.host, protocol: "http" } },
  });

  new LambdaApi(stack, "api", {
    routes: [
      { name: "list", method: "GET", path: "/things" },
      { name: "make", method: "POST", path: "/things" },
    ],
    code: { folder: code, handler: "index.handler" },
    secrets,
    jwt: { issuer: "https://login.example.com", audience: ["shop"], except: ["list"] },
    reservedConcurrency: 10,
    provisionedConcurrency: 1,
    vpc: { subnetIds: there.subnetIds, securityGroupIds: [first.securityGroups.tasks.id] },
  });

  new LambdaUrl(stack, "at-url", {
    code: { folder: code, handler: "index.handler" },
    provisionedConcurrency: 1,
    cors: {
      allowOrigins: ["https://shop.example"],
      allowMethods: ["GET"],
      allowHeaders: ["content-type"],
      exposeHeaders: ["x-backend"],
      maxAgeSeconds: 600,
    },
  });
}
