import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "../support/free-ports";
import { commandOf, dockerRegistry } from "../support/tools";
import { until } from "../support/until";

export interface Registry {
  /** Host and port, as in an image's name. */
  readonly address: string;
  /** What was asked of it, as `PUT /v2/...`, in order. */
  readonly requests: readonly string[];
  /** The tags of a repository. */
  tags(repository: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Runs the registry for as long as this process keeps the input open: it cannot be left behind. */
const untilInputEnds = '"$0" serve "$1" & cat >/dev/null; kill $!; wait';

/** An image registry on this machine, which stands for ECR. */
export async function startRegistry(): Promise<Registry> {
  const folder = await mkdtemp(join(tmpdir(), "registry-"));
  const [port] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const config = join(folder, "config.yml");
  await writeFile(
    config,
    JSON.stringify({
      version: "0.1",
      log: { accesslog: { disabled: false }, level: "error" },
      storage: { filesystem: { rootdirectory: join(folder, "images") } },
      http: { addr: address },
    }),
  );
  const requests: string[] = [];
  const child = spawn("sh", ["-c", untilInputEnds, commandOf(dockerRegistry), config], {
    // Its errors are answers of 404 too, as to the question whether there is a tag.
    stdio: ["pipe", "pipe", "ignore"],
  });
  const ended = once(child, "exit");
  noteRequests(child, requests);
  await until(async () => {
    const answer = await fetch(`http://${address}/v2/`).catch(() => undefined);
    return answer?.ok ?? false;
  });
  return {
    address,
    requests,
    tags: async (repository) => {
      const answer = await fetch(`http://${address}/v2/${repository}/tags/list`);
      const { tags = [] } = (await answer.json()) as { tags?: string[] };
      return tags;
    },
    close: async () => {
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Reads the registry's access log, which is in the common log format. */
function noteRequests({ stdout }: ChildProcess, requests: string[]): void {
  stdout?.setEncoding("utf8").on("data", (text: string) => {
    for (const [, request] of text.matchAll(/"([A-Z]+ \S+) HTTP/g)) requests.push(request ?? "");
  });
}
