import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { devDependencies } from "../../package.json";
import { docker, runProgram, succeeds } from "../support/docker";
import { baseImage } from "./base-image";

const tools = join(__dirname, "..", "..", ".tools");
const version = devDependencies.dynalite;
const likeness = `blog-test-database:dynalite-${version}`;

/** An image that takes DynamoDB Local's place: `DATABASE_IMAGE`, or a likeness that is made once. */
export async function databaseImage(): Promise<string> {
  if (process.env.DATABASE_IMAGE) return process.env.DATABASE_IMAGE;
  if (!(await succeeds("image", "inspect", likeness))) await makeLikeness();
  return likeness;
}

async function makeLikeness(): Promise<void> {
  await mkdir(tools, { recursive: true });
  const folder = await mkdtemp(join(tools, "database-image-"));
  try {
    await cp(join(__dirname, "dynamodb-local"), folder, { recursive: true });
    const install = ["install", "--prefix", folder, "--ignore-scripts", `dynalite@${version}`];
    await runProgram("npm", install);
    const base = await baseImage();
    await docker("build", "-q", "--build-arg", `BASE_IMAGE=${base}`, "-t", likeness, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
