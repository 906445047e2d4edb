import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "./free-ports";
import { commandOf, haproxy } from "./tools";

/** What HAProxy says of a target: "UP", "DOWN", or on its way such as "DOWN 1/2". */
export type TargetState = string;

/** How long HAProxy takes to see that a target is gone: two failed checks and what they may last. */
export const NOTICE_MS = 1_500;

/**
 * HAProxy with what makes it like an Application Load Balancer: HTTP checks of `GET /`, targets
 * that are kept alive and shared among clients, and no second try of a request that failed.
 * The checks come every half second where the ALB's come every 5 s at best.
 */
export class LoadBalancer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly url: string,
  ) {}

  /** @param targets as `host:port`; those that do not answer yet are down until they do */
  static async start(targets: readonly string[]): Promise<LoadBalancer> {
    const folder = await mkdtemp(join(tmpdir(), "blog-haproxy-"));
    const [port] = (await freePorts(1)) as [number];
    const file = join(folder, "haproxy.cfg");
    await writeFile(file, configuration(port, targets, join(folder, "state.sock")));
    const child = spawn(commandOf(haproxy), ["-db", "-f", file], { stdio: "ignore" });
    return new LoadBalancer(child, folder, `http://127.0.0.1:${port}`);
  }

  /** The state of each target, in the order in which they were given. */
  async states(): Promise<readonly TargetState[]> {
    const rows = (await this.command("show stat")).split("\n").map((row) => row.split(","));
    const [header = [], ...lines] = rows;
    const status = header.indexOf("status");
    return lines.filter(([, name]) => name?.startsWith("target")).map((row) => row[status] ?? "");
  }

  private async command(text: string): Promise<string> {
    const socket = connect(join(this.folder, "state.sock"));
    socket.setTimeout(30_000, () => socket.destroy(new Error(`HAProxy says nothing to ${text}`)));
    socket.end(`${text}\n`);
    let answer = "";
    for await (const chunk of socket) answer += String(chunk);
    return answer;
  }

  async close(): Promise<void> {
    const gone = once(this.child, "exit");
    if (this.child.exitCode === null && this.child.kill("SIGKILL")) await gone;
    await rm(this.folder, { recursive: true, force: true });
  }
}

function configuration(port: number, targets: readonly string[], socket: string): string {
  const servers = targets.map((target, i) => `  server target${i} ${target} check`);
  return `global
  stats socket ${socket}
defaults
  mode http
  retries 0
  timeout connect 2s
  # A check that is slow has not failed: an ALB gives it 5 s too.
  timeout check 5s
  timeout client 60s
  timeout server 60s
  timeout http-keep-alive 60s
frontend clients
  bind 127.0.0.1:${port}
  default_backend blog
backend blog
  balance roundrobin
  option httpchk GET /
  http-check expect status 200
  http-reuse always
  default-server inter 500ms fall 2 rise 2
${servers.join("\n")}
`;
}
