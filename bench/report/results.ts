import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { projectFolder } from "../../build/project";
import { UserError } from "../../build/user-error";
import type { Figure } from "../bench";
import type { Machine } from "./machine";

/** What one bench measured with one Node. */
export interface Part {
  readonly bench: string;
  /** As "22.23.3". */
  readonly node: string;
  /** As an ISO time. */
  readonly date: string;
  readonly machine: Machine;
  readonly figures: readonly Figure[];
}

export const resultsFile = join(projectFolder, "bench/results.json");

const text = v.string();
const schema = v.object({
  parts: v.array(
    v.object({
      bench: text,
      node: text,
      date: v.pipe(text, v.isoTimestamp()),
      machine: v.object({ cpu: text, cores: v.number(), memoryGb: v.number(), system: text }),
      figures: v.array(
        v.object({
          name: text,
          unit: text,
          better: v.picklist(["more", "less"]),
          base: v.exactOptional(text),
          aim: v.exactOptional(v.number()),
          contenders: v.array(
            v.object({
              name: text,
              ours: v.exactOptional(v.literal(true)),
              samples: v.array(v.number()),
              skipped: v.exactOptional(text),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** What was measured before: nothing where there is no file. @throws UserError where it is none of ours */
export async function readResults(file = resultsFile): Promise<readonly Part[]> {
  const content = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (content === undefined) return [];
  try {
    return v.parse(schema, JSON.parse(content)).parts;
  } catch (error) {
    throw new UserError(
      `${file} holds no results: ${(error as Error).message}\nTake it back from git, or delete it: the next run writes it anew.`,
    );
  }
}

/** The same with a part in place of that of the same bench and major of Node, or after the others. */
export function withPart(parts: readonly Part[], part: Part): readonly Part[] {
  const isSame = ({ bench, node }: Part) =>
    bench === part.bench && majorOf(node) === majorOf(part.node);
  return parts.some(isSame) ? parts.map((each) => (isSame(each) ? part : each)) : [...parts, part];
}

export const majorOf = (version: string): string => version.split(".")[0] ?? version;

/** Four digits of each sample: more than any of them is worth. */
export async function writeResults(parts: readonly Part[], file = resultsFile): Promise<void> {
  const shorter = (_: string, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(4)) : value;
  // A round's samples on one line.
  const content = JSON.stringify({ parts }, shorter, 2).replace(/\[[\d\s.,e+-]+\]/g, (list) =>
    list.replace(/\s+/g, " "),
  );
  await writeFile(file, `${content}\n`);
}
