import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { devDependencies } from "../../package.json";
import { docker, runProgram, succeeds } from "../support/docker";
import { baseImage } from "./base-image";

const project = join(__dirname, "..", "..");
const tools = join(project, ".tools");
const version = devDependencies.dynalite;

/** An image that takes DynamoDB Local's place: `DATABASE_IMAGE`, or a likeness that is made once. */
export async function databaseImage(): Promise<string> {
  if (process.env.DATABASE_IMAGE) return process.env.DATABASE_IMAGE;
  const transactions = await bundledTransactions();
  const hash = createHash("sha256").update(transactions).digest("hex").slice(0, 12);
  const likeness = `test-database:dynalite-${version}-${hash}`;
  if (!(await succeeds("image", "inspect", likeness))) await makeLikeness(likeness, transactions);
  return likeness;
}

async function bundledTransactions(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(project, "local/transactions/add-transactions.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
  });
  return outputFiles[0]?.text ?? "";
}

async function makeLikeness(likeness: string, transactions: string): Promise<void> {
  await mkdir(tools, { recursive: true });
  const folder = await mkdtemp(join(tools, "database-image-"));
  try {
    await cp(join(__dirname, "dynamodb-local"), folder, { recursive: true });
    await writeFile(join(folder, "add-transactions.js"), transactions);
    const install = ["install", "--prefix", folder, "--ignore-scripts", `dynalite@${version}`];
    await runProgram("npm", install);
    const base = await baseImage();
    await docker("build", "-q", "--build-arg", `BASE_IMAGE=${base}`, "-t", likeness, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
