import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { attribute, type Stack } from "../record/stack";

/**
 * Which Node a container has, as far as it is known from here: of an image that is built here its base,
 * which names it; of one from elsewhere its address.
 */
export async function imageIn(project: string, stack: Stack | undefined): Promise<string> {
  const definitions = attribute(stack, "aws_ecs_task_definition", "container_definitions");
  const image = definitions?.match(/"image":"([^"]+)"/)?.[1];
  if (image !== undefined && !image.includes("${")) return `that of the image ${image}`;
  const file = await readFile(join(project, "docker/Dockerfile"), "utf8").catch(() => "");
  const base = file.match(
    /^FROM (?:\$\{\w+:-)?([\w./-]+(?::[\w.-]+)?)(?:@sha256:[0-9a-f]+)?\}?$/m,
  )?.[1];
  if (base === undefined) return "not known: there is no docker/Dockerfile here";
  const version = base.match(/(?:nodejs|node:|node)(\d+(?:\.\d+)*)/)?.[1];
  return version === undefined ? `that of ${base}` : `${version}.x, of ${base}`;
}
