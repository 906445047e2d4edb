import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import type { ResourceRow } from "./schema";

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** What is read of a synthesized stack (Terraform's JSON syntax): resources by type and id. */
export interface Stack {
  /** By name, each perhaps several times: the first is the one that most resources use. */
  readonly provider?: Readonly<Record<string, readonly JsonObject[]>> | undefined;
  readonly resource: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  /** What is looked up and not made. */
  readonly data?: Readonly<Record<string, Readonly<Record<string, JsonObject>>>> | undefined;
}

export interface Resource {
  readonly type: string;
  /** As in `containers_service`: the construct's path. */
  readonly id: string;
  /** As in `aws_ecs_service.containers_service`. */
  readonly address: string;
  readonly attributes: JsonObject;
}

export type Side = ResourceRow["backend"];

const json = v.custom<JsonObject>((value) => typeof value === "object" && value !== null);
const stackSchema = v.object({
  provider: v.optional(v.record(v.string(), v.array(json))),
  resource: v.record(v.string(), v.record(v.string(), json)),
  data: v.optional(v.record(v.string(), v.record(v.string(), json))),
});

/** cdktf's list of what it wrote: the stacks of older synths of other apps may lie beside it. */
const manifestSchema = v.object({
  stacks: v.record(v.string(), v.object({ synthesizedStackPath: v.string() })),
});

/** The stack that the last synth left in that folder; undefined where there is none. */
export async function readStack(outFolder: string): Promise<Stack | undefined> {
  const manifest = await read(join(outFolder, "manifest.json"), manifestSchema);
  const [stack] = Object.values(manifest?.stacks ?? {});
  return stack && read(join(outFolder, stack.synthesizedStackPath), stackSchema);
}

async function read<Schema extends v.GenericSchema>(file: string, schema: Schema) {
  const text = await readFile(file, "utf8").catch(() => undefined);
  const found = text === undefined ? undefined : v.safeParse(schema, JSON.parse(text));
  return found?.success ? found.output : undefined;
}

/** Functions run outside of the network: it is there for the containers alone. */
const sides: Readonly<Record<string, Side>> = {
  functions: "functions",
  containers: "containers",
  network: "containers",
};

/** Whom a resource belongs to: ids begin with the name of the construct that made it. */
export const sideOf = (resourceId: string): Side =>
  sides[resourceId.split("_")[0] ?? ""] ?? "shared";

/** All resources; what is in a bucket is no part of the architecture, and changes with the page. */
export function resourcesOf({ resource }: Stack): Resource[] {
  return Object.entries(resource)
    .filter(([type]) => type !== "aws_s3_object")
    .flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, attributes]) => ({
        type,
        id,
        address: `${type}.${id}`,
        attributes,
      })),
    );
}

/** How many resources of each type belong to whom. */
export function countsOf(stack: Stack | undefined): ResourceRow[] {
  const rows = new Map<string, ResourceRow>();
  for (const { type, id } of stack ? resourcesOf(stack) : []) {
    const backend = sideOf(id);
    const row = rows.get(`${backend}/${type}`) ?? { backend, type, count: 0 };
    rows.set(`${backend}/${type}`, { ...row, count: row.count + 1 });
  }
  return [...rows.values()];
}

/** One attribute of the first resource of a type, as text. */
export function attribute(
  stack: Stack | undefined,
  type: string,
  name: string,
): string | undefined {
  const [first] = Object.values(stack?.resource[type] ?? {});
  const value = first?.[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
