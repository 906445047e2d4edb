import { execFileSync } from "node:child_process";
import { integer, type Random } from "../../../compare/stats/random";
import { send } from "../../support/http";

/** How often what ends. @default never */
export interface Kills {
  readonly instanceEveryMs?: number;
  readonly containerEveryMs?: number;
}

/** Whether a container passes its health check. */
export const isUp = (url: string): Promise<boolean> =>
  send(url, { path: "/" }).then(
    ({ status }) => status === 200,
    () => false,
  );

/** Children of this process that run that file, by their ids. */
function pidsOf(file: RegExp): readonly number[] {
  return execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
    .filter(([, , parent, args]) => Number(parent) === process.pid && file.test(args ?? ""))
    .map(([, pid]) => Number(pid));
}

/** Kills one of them now and then. @returns what ends that, and says how many were killed */
export function startKills(
  { instanceEveryMs, containerEveryMs }: Kills,
  container: string,
  random: Random,
) {
  const killed = { instances: 0, containers: 0 };
  const killOne = (file: RegExp): number => {
    const pids = pidsOf(file);
    const pid = pids[integer(random, pids.length)];
    if (pid === undefined) return 0;
    process.kill(pid, "SIGKILL");
    return 1;
  };
  const killInstance = () => {
    killed.instances += killOne(/runtime-client\.js/);
  };
  const killContainer = async () => {
    // One that is only starting serves nobody who could lose by it.
    if (await isUp(container)) killed.containers += killOne(/containers\/index\.js/);
  };
  const timers = [
    instanceEveryMs && setInterval(killInstance, instanceEveryMs),
    containerEveryMs && setInterval(killContainer, containerEveryMs),
  ];
  return () => {
    for (const timer of timers) if (timer) clearInterval(timer);
    return killed;
  };
}
