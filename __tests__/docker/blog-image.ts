import { join } from "node:path";
import { buildAll } from "../../build/bundles";
import { docker } from "../support/docker";
import { baseImage, ownProcessor, type Processor } from "./base-image";

const project = join(__dirname, "..", "..");

/** Builds the image with the Dockerfile that users build, and gives its id. */
export async function blogImage(processor: Processor = ownProcessor): Promise<string> {
  await buildAll(["containers"]);
  const built = await docker(
    "build",
    "--quiet",
    `--platform=linux/${processor}`,
    `--build-arg=BASE_IMAGE=${await baseImage(processor)}`,
    `--file=${join(project, "docker", "Dockerfile")}`,
    join(project, "dist", "containers"),
  );
  // Some clients print a notice before the id.
  const id = built.split("\n").at(-1);
  if (!id?.startsWith("sha256:")) throw new Error(`docker build gave no image: ${built}`);
  return id;
}
