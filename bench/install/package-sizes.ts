import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface PackageSize {
  readonly name: string;
  readonly mb: number;
}

/** What each package in a folder of packages takes on the disk, with those within it; largest first. */
export async function packageSizes(folder: string): Promise<readonly PackageSize[]> {
  const { stdout } = await promisify(execFile)("du", ["-k", "-d", "2", "."], {
    cwd: folder,
    maxBuffer: 64 << 20,
  });
  return stdout
    .split("\n")
    .map((line) => /^(\d+)\s+\.\/(.+)$/.exec(line))
    .flatMap((found) =>
      found ? [{ name: found[2] ?? "", mb: (Number(found[1]) * 1_024) / 1e6 }] : [],
    )
    .filter(({ name }) => (name.startsWith("@") ? name.includes("/") : !name.includes("/")))
    .sort((a, b) => b.mb - a.mb);
}
