import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { writeAppFiles } from "../../build/app/app-files";
import { findApp } from "../../build/app/find-app";
import { buildAll } from "../../build/bundles";
import { composeEnvironment, composeFile, findCompose } from "../../docker/run-compose";
import { allowedHosts } from "../../runtime/app/own-hosts";
import { otherOrigins } from "../parity/backends";
import { docker, runProgram, uniqueName } from "../support/docker";
import { freePorts } from "../support/free-ports";
import { until } from "../support/until";
import { baseImage } from "./base-image";
import { databaseImage } from "./database-image";
import { isUp } from "./fleet";

const services = ["database", "database-port", "containers", "functions", "page"] as const;
type Service = (typeof services)[number] | "table";

/** The composed system under a name and on ports of its own, so that it gets in nobody's way. */
export class Composed {
  private constructor(
    private readonly project: string,
    private readonly env: NodeJS.ProcessEnv,
    readonly urls: Readonly<Record<"page" | "functions" | "containers" | "database", string>>,
  ) {}

  /** @param reference the app's folder or file; by default the one that comes along */
  static async up(reference?: string): Promise<Composed> {
    const app = await findApp(reference);
    await buildAll(undefined, app);
    await writeAppFiles(app, {});
    const [page, functions, containers, database] = (await freePorts(4)).map(String);
    const env = {
      ...composeEnvironment(app, process.env),
      BASE_IMAGE: await baseImage(),
      DATABASE_IMAGE: await databaseImage(),
      PAGE_PORT: page,
      FUNCTIONS_PORT: functions,
      CONTAINERS_PORT: containers,
      DATABASE_PORT: database,
      ...allowedHosts(otherOrigins),
    };
    const composed = new Composed(uniqueName("composed"), env, {
      page: `http://127.0.0.1:${page}`,
      functions: `http://127.0.0.1:${functions}`,
      containers: `http://127.0.0.1:${containers}`,
      database: `http://127.0.0.1:${database}`,
    });
    try {
      await composed.run("up", "--build", "--detach");
      await until(() => isUp(composed.urls.page));
    } catch (error) {
      await composed.down();
      throw error;
    }
    return composed;
  }

  async run(...args: string[]): Promise<string> {
    const [program, ...first] = findCompose();
    const all = [...first, "--file", composeFile, "--project-name", this.project, ...args];
    return runProgram(program, all, this.env);
  }

  /** The service's container, also when it has ended. */
  async container(service: Service): Promise<string> {
    const labels = [`project=${this.project}`, `service=${service}`];
    const filters = labels.map((label) => `--filter=label=com.docker.compose.${label}`);
    return docker("ps", "--all", "--quiet", ...filters);
  }

  /** Runs Jest with these arguments against this system; gives what it said, with how it ended. */
  async jest(...args: string[]): Promise<{ code: number; output: string }> {
    const root = join(__dirname, "..", "..");
    const child = spawn(process.execPath, [join(root, "node_modules/.bin/jest"), ...args], {
      cwd: root,
      env: {
        ...process.env,
        FUNCTIONS_URL: this.urls.functions,
        CONTAINERS_URL: this.urls.containers,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    const [code] = (await once(child, "close")) as [number | null];
    return { code: code ?? 1, output };
  }

  async down(): Promise<void> {
    await this.run("down", "--volumes");
  }
}
