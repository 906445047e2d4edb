import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectFolder } from "../../build/project";
import type { Setting } from "../bench";
import { writeTimedFunction } from "./timed-function";

/** A local gateway, ready to be started. */
export interface Gateway {
  readonly name: string;
  readonly ours?: true;
  /** Its processes end with each request, so that what they took cannot be seen. */
  readonly ends?: true;
  /** Where it is started, and where it finds its home. */
  readonly folder: string;
  /** What Node is to run, for it to listen on a port of 127.0.0.1; the two after it are free too. */
  readonly command: (port: number) => readonly string[];
}

const ofPeers = join(projectFolder, "bench/peers/gateway");

/** @param folder an empty one. @param handler the module of the handler that all of them run */
export async function ourGateway(folder: string, handler: string): Promise<Gateway> {
  await writeTimedFunction(folder, handler);
  const flags = ["--require", join(projectFolder, "build/typescript.js")];
  const program = join(projectFolder, "bench/gateway/serve.ts");
  return {
    name: "this project's functions",
    ours: true,
    folder,
    command: (port) => [...flags, program, String(port), folder],
  };
}

/** Installs the packages of the peers, where they are not. @returns why they could not be */
export async function installGateways({ progress, short }: Setting): Promise<string | undefined> {
  if (existsSync(join(ofPeers, "node_modules/.package-lock.json"))) return undefined;
  if (short)
    return "280 MB that the short form does not fetch (npm ci --prefix bench/peers/gateway)";
  progress("installing the peers' packages");
  const flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  try {
    await promisify(execFile)("npm", flags, { cwd: ofPeers });
    return undefined;
  } catch (error) {
    const { stderr = "" } = error as { stderr?: string };
    return `its packages could not be installed (npm ci --prefix bench/peers/gateway): ${stderr.trim().split("\n").at(-1)}`;
  }
}

/** Serverless Framework 3, the last that asks for no account, with its plugin. */
export async function serverlessOffline(folder: string, handler: string): Promise<Gateway> {
  await writeTimedFunction(folder, handler);
  await symlink(join(ofPeers, "node_modules"), join(folder, "node_modules"));
  const service = {
    service: "hello",
    frameworkVersion: "3",
    provider: { name: "aws", runtime: "nodejs20.x", region: "us-east-1" },
    plugins: ["serverless-offline"],
    functions: {
      hello: { handler: "index.handler", events: [{ httpApi: "GET /hello/{name}" }] },
    },
  };
  await writeFile(join(folder, "serverless.yml"), JSON.stringify(service));
  return {
    name: "serverless-offline",
    folder,
    command: (port) => [
      join(ofPeers, "node_modules/serverless/bin/serverless.js"),
      ...["offline", "--noSponsor", "--host", "127.0.0.1", "--httpPort", String(port)],
      ...["--lambdaPort", String(port + 1), "--albPort", String(port + 2)],
    ],
  };
}

/** Architect's sandbox, which starts a process for each request. */
export async function architectSandbox(folder: string, handler: string): Promise<Gateway> {
  await writeTimedFunction(join(folder, "src/http/get-hello-000name"), handler);
  await mkdir(join(folder, "public"));
  await writeFile(join(folder, "app.arc"), "@app\nhello\n\n@http\nget /hello/:name\n");
  return {
    name: "Architect's sandbox",
    ends: true,
    folder,
    command: (port) => [
      join(ofPeers, "node_modules/@architect/sandbox/src/cli/cli.js"),
      ...["--port", String(port)],
    ],
  };
}
