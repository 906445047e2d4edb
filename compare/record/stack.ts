import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import type { ResourceRow, Sizes } from "./schema";

/** What the comparison reads of a synthesized stack (Terraform's JSON syntax): types and addresses. */
const stackSchema = v.object({
  resource: v.record(v.string(), v.record(v.string(), v.record(v.string(), v.unknown()))),
});
export type Stack = v.InferOutput<typeof stackSchema>;

/** The stack that the last synth left in that folder; undefined where there is none. */
export async function readStack(outFolder: string): Promise<Stack | undefined> {
  const stacks = join(outFolder, "stacks");
  const names = await readdir(stacks).catch(() => []);
  for (const name of names) {
    const text = await readFile(join(stacks, name, "cdk.tf.json"), "utf8").catch(() => undefined);
    const found = text === undefined ? undefined : v.safeParse(stackSchema, JSON.parse(text));
    if (found?.success) return found.output;
  }
  return undefined;
}

/** How many resources of each type belong to each backend: addresses begin with its name. */
export function resourcesOf(stack: Stack | undefined): ResourceRow[] {
  const counts = new Map<string, ResourceRow>();
  for (const [type, byAddress] of Object.entries(stack?.resource ?? {})) {
    for (const address of Object.keys(byAddress)) {
      const backend = ownerOf(address);
      const row = counts.get(`${backend}/${type}`) ?? { backend, type, count: 0 };
      counts.set(`${backend}/${type}`, { ...row, count: row.count + 1 });
    }
  }
  return [...counts.values()];
}

function ownerOf(address: string): ResourceRow["backend"] {
  if (address.startsWith("functions_")) return "functions";
  return address.startsWith("containers_") ? "containers" : "both";
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

/** What a function and a task are given; undefined where the stack does not say all of it. */
export function sizesOf(stack: Stack | undefined): Sizes | undefined {
  const number = (type: string, name: string): number => Number(attribute(stack, type, name));
  const architecture = (type: string, name: string) =>
    /arm64/i.test(attribute(stack, type, name) ?? "") ? "arm64" : "x86";
  const found: Sizes = {
    functionGib: number("aws_lambda_function", "memory_size") / 1024,
    functionArchitecture: architecture("aws_lambda_function", "architectures"),
    // Fargate counts a vCPU as 1,024 units.
    taskVcpu: number("aws_ecs_task_definition", "cpu") / 1024,
    taskGib: number("aws_ecs_task_definition", "memory") / 1024,
    taskArchitecture: architecture("aws_ecs_task_definition", "runtime_platform"),
  };
  const numbers = [found.functionGib, found.taskVcpu, found.taskGib];
  return numbers.every(Number.isFinite) ? found : undefined;
}
