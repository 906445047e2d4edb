import { readFileSync } from "node:fs";

const V2 = "/sys/fs/cgroup/cpu.max";
const V1 = ["cpu.cfs_quota_us", "cpu.cfs_period_us"].map((name) => `/sys/fs/cgroup/cpu/${name}`);

/**
 * How much of one CPU this process may use, as its container says: at most 1, since it runs JavaScript in
 * one thread. 1 where nothing limits it, or nobody says.
 * https://docs.kernel.org/admin-guide/cgroup-v2.html
 *
 * @param read gives a file's text, or throws
 */
export function cpuShare(read = (file: string) => readFileSync(file, "utf8")): number {
  const told = (files: readonly string[]) => {
    try {
      const [quota, period] = files.map(read).join(" ").trim().split(/\s+/).map(Number);
      const share = Number(quota) / Number(period);
      return share > 0 ? Math.min(1, share) : undefined;
    } catch {
      return undefined;
    }
  };
  return told([V2]) ?? told(V1) ?? 1;
}
