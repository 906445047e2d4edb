import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BuiltImage, ExistingImage } from "./image";

/** Where the file is that says how an image is built. */
export const dockerfileOf = ({ folder, dockerfile }: BuiltImage): string =>
  resolve(dockerfile ?? join(folder, "Dockerfile"));

/** What is wrong where there is nothing to build an image of, or nothing that says how. */
export function dockerfileProblem(image: BuiltImage | ExistingImage): string | undefined {
  if (!("folder" in image)) return undefined;
  if (!existsSync(image.folder)) {
    return `image.folder is "${image.folder}", and there is no such folder; allowed is one that holds the app and a Dockerfile.`;
  }
  const file = dockerfileOf(image);
  if (existsSync(file)) return undefined;
  return `There is no Dockerfile at ${file}; write one there, name another by image.dockerfile, or give an image that is built already by image.uri.`;
}
